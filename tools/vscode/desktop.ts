import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { download, type DownloadOptions } from '@vscode/test-electron';
import { toolsCache, type Report } from './pinnedInstall';

/** A VS Code with a window of its own. */
export interface DesktopVsCode {
  /** The program itself, not its `code` command. */
  readonly executablePath: string;
  /** Where it comes from, for a person. */
  readonly label: string;
}

/**
 * Gives the desktop VS Code of this machine: the one that VSCODE_EXECUTABLE_PATH names, else, where
 * a window can be opened, the one whose `code` command is on the PATH. The `code` of a remote or
 * server build does not count.
 *
 * Throws when VSCODE_EXECUTABLE_PATH names nothing, or something that is no program.
 */
export function findDesktop(environment = process.env): DesktopVsCode | undefined {
  const named = environment['VSCODE_EXECUTABLE_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) {
      throw new Error(`VSCODE_EXECUTABLE_PATH names ${named}, which is not there.`);
    }
    if (!isExecutable(named)) {
      throw new Error(
        `VSCODE_EXECUTABLE_PATH names ${named}, which is not a program. Name the one that opens VS Code's window.`,
      );
    }
    return { executablePath: named, label: named };
  }
  if (!hasDisplay(environment)) return undefined;
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    const executablePath = executableOf(join(folder, isWindows() ? 'code.cmd' : 'code'));
    if (executablePath !== undefined) return { executablePath, label: executablePath };
  }
  return undefined;
}

/** Whether a window can be opened here; on Linux that takes an X or a Wayland display. */
function hasDisplay(environment: NodeJS.ProcessEnv): boolean {
  if (process.platform !== 'linux') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (environment[name] ?? '') !== '');
}

/** The program that a `code` command starts, by the layout of VS Code's own packages. */
function executableOf(command: string): string | undefined {
  if (!existsSync(command)) return undefined;
  const installation = dirname(dirname(realpathSync(command)));
  const candidates = isWindows()
    ? [join(installation, 'Code.exe')]
    : process.platform === 'darwin'
      ? // The command is at Contents/Resources/app/bin/code of the bundle.
        ['Code', 'Electron'].map((name) => join(installation, '..', '..', 'MacOS', name))
      : [join(installation, 'code')];
  return candidates.find((path) => isExecutable(path));
}

function isWindows(): boolean {
  return process.platform === 'win32';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Not there or not a program: either way not what is looked for.
    return false;
  }
}

const silenceLimitMs = 20_000;

/**
 * Downloads a version of the desktop VS Code into the tools' cache, once.
 *
 * Gives `undefined` where no window can be opened, and when the download site is out of reach or
 * falls silent for 20 s, which it says.
 */
export async function downloadDesktop(
  version: string,
  report: Report,
): Promise<DesktopVsCode | undefined> {
  if (!hasDisplay(process.env)) return undefined;
  const silence = new SilenceWatch(silenceLimitMs);
  const reporter: NonNullable<DownloadOptions['reporter']> = {
    report: (progress) => {
      const isUnpacking = 'bytesSoFar' in progress && progress.bytesSoFar === progress.totalBytes;
      // Unpacking takes its time and says nothing.
      if (isUnpacking) silence.stop();
      else silence.break();
    },
    // The download rejects with the same error after its last attempt.
    error: () => undefined,
  };
  const options = { version, cachePath: toolsCache, timeout: silenceLimitMs, reporter };
  try {
    const executablePath = await Promise.race([download(options), silence.tooLong]);
    return { executablePath, label: `downloaded ${version}` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report(`The desktop VS Code ${version} could not be downloaded (${reason}).`);
    return undefined;
  } finally {
    silence.stop();
  }
}

/** Rejects `tooLong` when nothing breaks the silence for the limit. */
class SilenceWatch {
  readonly tooLong: Promise<never>;
  readonly #start: () => NodeJS.Timeout;
  #timer: NodeJS.Timeout | undefined;

  constructor(limitMs: number) {
    let giveUp: (error: Error) => void = () => undefined;
    this.tooLong = new Promise((_resolve, reject) => (giveUp = reject));
    const error = new Error(`no answer for ${limitMs / 1000} s`);
    this.#start = () => setTimeout(() => giveUp(error), limitMs);
    this.#timer = this.#start();
  }

  break(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
