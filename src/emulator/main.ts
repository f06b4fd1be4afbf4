/** The emulator from the command line. */
import { parseArgs } from 'node:util';
import { startEmulator, type Emulator } from './server';
import type { Scenario } from './store/openTenant';

const usage = `usage: npm run --silent emulator -- [--port N] [--scenario demo|scale:N] [--json]

  --port N       the port to listen on; 0, the default, is any free one
  --scenario     demo, the default: a company of some three hundred people
                 scale:N: a tenant with N grants, computed rather than stored
  --json         print one line of JSON instead of text
`;

/** Where the program writes to; the streams of the process fit. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** The arguments cannot be understood; the message says which, and what can be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Starts the emulator that the arguments ask for and says where it is; `undefined` where they ask
 * for help only. Throws `UsageError`.
 */
export async function startFromCommandLine(
  args: readonly string[],
  terminal: Terminal,
): Promise<Emulator | undefined> {
  const { port, scenario, json, help } = parse(args);
  if (help) {
    terminal.out(usage);
    return undefined;
  }
  const emulator = await startEmulator({
    scenario,
    port,
    log: ({ failure }) => {
      if (failure !== undefined) terminal.error(`${failure.stack ?? failure.message}\n`);
    },
  });
  terminal.out(json ? machineLine(emulator) : friendlyText(emulator));
  return emulator;
}

interface CommandLine {
  readonly port: number;
  readonly scenario: Scenario;
  readonly json: boolean;
  readonly help: boolean;
}

function parse(args: readonly string[]): CommandLine {
  const { port, scenario, json, help } = readOptions(args);
  const portNumber = Number(port);
  if (!/^\d+$/.test(port) || portNumber > 65_535) {
    throw usageError(`--port takes a number from 0 to 65535, not "${port}".`);
  }
  return { port: portNumber, scenario: parseScenario(scenario), json, help };
}

function readOptions(args: readonly string[]): {
  readonly port: string;
  readonly scenario: string;
  readonly json: boolean;
  readonly help: boolean;
} {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        scenario: { type: 'string', default: 'demo' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

function parseScenario(text: string): Scenario {
  if (text === 'demo') return { kind: 'demo' };
  const [, digits] = /^scale:(\d{1,8})$/.exec(text) ?? [];
  if (digits === undefined || Number(digits) === 0) {
    throw usageError(`--scenario takes demo or scale:N, not "${text}".`);
  }
  return { kind: 'scale', grantCount: Number(digits) };
}

function usageError(what: string): UsageError {
  return new UsageError(`${what}\n\n${usage}`);
}

function machineLine({ url, credentials }: Emulator): string {
  return `${JSON.stringify({ url, credentials })}\n`;
}

function friendlyText({ url, credentials }: Emulator): string {
  const rows = credentials.map(
    ({ role, clientId, clientSecret }) =>
      `  ${role}\n    client id      ${clientId}\n    client secret  ${clientSecret}\n`,
  );
  return `The emulator listens on ${url}\n\n${rows.join('\n')}\nStop it with Ctrl+C.\n`;
}
