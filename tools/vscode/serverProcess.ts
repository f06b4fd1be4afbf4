import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ProcessGroup } from '../processGroup';
import type { ServerBuild } from './serverBuild';
import { writeUserSettings, type UserSettings } from './userSettings';

/** How one server build is started. */
export interface ServerOptions {
  /** Everything that VS Code stores goes here: settings, extensions, state, logs. */
  readonly dataDir: string;
  /** Files to install before the start. */
  readonly vsixPaths?: readonly string[];
  /** User settings, as in settings.json. */
  readonly settings?: UserSettings;
  /** Added to the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Loads the extension and the tests that the address of the page names. Such a VS Code shows no
   * notifications and refuses modal dialogs, so it is not for what a person does.
   */
  readonly takesTestsFromAddress?: boolean;
  /** File with the token that the address must carry; without it everybody on the machine gets in. */
  readonly connectionTokenPath?: string;
  /** Every folder is trusted unless this is set. */
  readonly hasWorkspaceTrust?: boolean;
}

/** A running server build. */
export interface RunningServer {
  readonly port: number;
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Stops the server with everything it started. */
  stop(): Promise<void>;
}

const startLimitMs = 60_000;

/** Starts the server build on a free port of 127.0.0.1 and waits until it serves. */
export async function startServer(
  build: ServerBuild,
  options: ServerOptions,
): Promise<RunningServer> {
  const { dataDir, vsixPaths = [], settings } = options;
  if (settings !== undefined) await writeUserSettings(join(dataDir, 'data'), settings);
  for (const vsixPath of vsixPaths) installExtension(build, dataDir, vsixPath);

  const args = serverArguments(build, dataDir, ...startArguments(options));
  const group = new ProcessGroup(build.nodePath, args, {
    env: serverEnvironment(options.env),
  });
  try {
    const port = await announcedPort(group);
    const stop = () => group.stop();
    return { port, origin: `http://127.0.0.1:${port}`, ended: group.exited, stop };
  } catch (error) {
    await group.stop();
    throw error;
  }
}

function startArguments(options: ServerOptions): string[] {
  const { connectionTokenPath, takesTestsFromAddress, hasWorkspaceTrust } = options;
  const args = ['--host', '127.0.0.1', '--port', '0', '--disable-getting-started-override'];
  if (connectionTokenPath === undefined) args.push('--without-connection-token');
  else args.push('--connection-token-file', connectionTokenPath);
  if (takesTestsFromAddress === true) args.push('--enable-smoke-test-driver');
  if (hasWorkspaceTrust !== true) args.push('--disable-workspace-trust');
  return args;
}

function serverArguments(build: ServerBuild, dataDir: string, ...args: string[]): string[] {
  const common = ['--server-data-dir', dataDir, '--accept-server-license-terms'];
  return [
    join(build.vscodeRoot, 'out', 'server-main.js'),
    ...common,
    '--disable-telemetry',
    ...args,
  ];
}

/**
 * The environment without what belongs to another VS Code (its terminal is a usual place to start
 * this from) and without the developer's own credentials.
 */
function serverEnvironment(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|CONDUCTORONE_|NODE_OPTIONS$|npm_)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), ...added };
}

function installExtension(build: ServerBuild, dataDir: string, vsixPath: string): void {
  const args = serverArguments(build, dataDir, '--force', '--install-extension', vsixPath);
  const result = spawnSync(build.nodePath, args, { env: serverEnvironment(), encoding: 'utf8' });
  if (result.status !== 0) {
    throw new Error(`${vsixPath} could not be installed:\n${result.stdout}${result.stderr}`);
  }
}

function announcedPort(group: ProcessGroup): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(limit);
      reject(new Error(`The server build of VS Code ${reason}:\n${group.output}`));
    };
    const limit = setTimeout(() => fail(`did not start within ${startLimitMs} ms`), startLimitMs);
    void group.exited.then(() => fail('ended before it served'));
    group.onOutput(() => {
      const port = /Extension host agent listening on (\d+)/.exec(group.output)?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve(Number(port));
    });
  });
}
