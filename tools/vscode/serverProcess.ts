import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
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
  /** Every folder is trusted unless this is set. */
  readonly hasWorkspaceTrust?: boolean;
}

/** A running server build. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** What the server printed so far, for the report of a failure. */
  output(): string;
  /** Stops the server with everything it started. */
  stop(): Promise<void>;
}

const startLimitMs = 60_000;
const stopLimitMs = 5_000;

/** Starts the server build on a free port of 127.0.0.1 and waits until it serves. */
export async function startServer(
  build: ServerBuild,
  options: ServerOptions,
): Promise<RunningServer> {
  const { dataDir, vsixPaths = [], settings, hasWorkspaceTrust = false } = options;
  if (settings !== undefined) await writeUserSettings(join(dataDir, 'data'), settings);
  for (const vsixPath of vsixPaths) installExtension(build, dataDir, vsixPath);

  const args = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token'];
  args.push('--accept-server-license-terms', '--disable-telemetry', '--enable-smoke-test-driver');
  args.push('--disable-getting-started-override');
  if (!hasWorkspaceTrust) args.push('--disable-workspace-trust');
  // A process group of its own: the extension host and its children end together with it.
  const child = spawn(build.nodePath, [...serverArguments(build, dataDir), ...args], {
    detached: true,
    env: serverEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stopWithParent = () => signalGroup(child, 'SIGKILL');
  process.once('exit', stopWithParent);
  const output = collectOutput(child);
  const stop = async () => {
    await stopGroup(child);
    process.removeListener('exit', stopWithParent);
  };
  try {
    const port = await announcedPort(child, output);
    return { origin: `http://127.0.0.1:${port}`, output: () => output.text(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serverArguments(build: ServerBuild, dataDir: string): string[] {
  return [join(build.vscodeRoot, 'out', 'server-main.js'), '--server-data-dir', dataDir];
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
  const args = ['--accept-server-license-terms', '--force', '--install-extension', vsixPath];
  const result = spawnSync(build.nodePath, [...serverArguments(build, dataDir), ...args], {
    env: serverEnvironment(),
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    throw new Error(`${vsixPath} could not be installed:\n${result.stdout}${result.stderr}`);
  }
}

interface CollectedOutput {
  text(): string;
  onChange(listener: () => void): void;
}

function collectOutput(child: ChildProcess): CollectedOutput {
  let collected = '';
  const listeners: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      collected += chunk;
      for (const listener of listeners) listener();
    });
  }
  return { text: () => collected, onChange: (listener) => listeners.push(listener) };
}

function announcedPort(child: ChildProcess, output: CollectedOutput): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(limit);
      reject(new Error(`The server build of VS Code ${reason}:\n${output.text()}`));
    };
    const limit = setTimeout(() => fail(`did not start within ${startLimitMs} ms`), startLimitMs);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code) => fail(`ended with code ${String(code)}`));
    output.onChange(() => {
      const port = /Extension host agent listening on (\d+)/.exec(output.text())?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve(Number(port));
    });
  });
}

async function stopGroup(child: ChildProcess): Promise<void> {
  const exited = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  signalGroup(child, 'SIGTERM');
  const limit = setTimeout(() => signalGroup(child, 'SIGKILL'), stopLimitMs);
  await exited;
  clearTimeout(limit);
  // The server's children may outlive it for a moment.
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}
