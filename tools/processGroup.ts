import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** How a process is started. */
export interface ProcessOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Standard input; empty where it is not given. */
  readonly input?: string;
}

const stopLimitMs = 5_000;
const keptOutputLength = 200_000;
const isWindows = process.platform === 'win32';

/** A process with all that it starts, which ends with this process at the latest. */
export class ProcessGroup {
  /** Resolves with the exit code, 1 for a signal, when the process itself has ended. */
  readonly exited: Promise<number>;
  /** Resolves with the same when besides nobody can write to its output any more. */
  readonly closed: Promise<number>;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #outputListeners: ((text: string) => void)[] = [];
  #output = '';

  constructor(
    command: string,
    args: readonly string[],
    { input = '', ...options }: ProcessOptions,
  ) {
    this.#child = spawn(command, args, {
      ...options,
      detached: !isWindows,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // A process that ends without reading its input is judged by its exit code.
    this.#child.stdin.on('error', () => undefined).end(input);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => this.#collect(text));
    }
    const endWithParent = () => this.#signal('SIGTERM');
    process.once('exit', endWithParent);
    this.#child.once('error', (error) => this.#collect(`${error.message}\n`));
    this.exited = new Promise((resolve) => {
      this.#child.once('error', () => resolve(1));
      this.#child.once('exit', (exitCode) => resolve(exitCode ?? 1));
    });
    this.closed = new Promise((resolve) => {
      this.#child.once('close', (exitCode) => {
        process.removeListener('exit', endWithParent);
        resolve(exitCode ?? 1);
      });
    });
  }

  /** The end of what the group printed so far. */
  get output(): string {
    return this.#output;
  }

  /** Calls a listener with each text that the group prints. */
  onOutput(listener: (text: string) => void): void {
    this.#outputListeners.push(listener);
  }

  /** Ends the process with all that it started. */
  async stop(): Promise<void> {
    this.#signal('SIGTERM');
    const limit = setTimeout(() => this.#signal('SIGKILL'), stopLimitMs);
    await this.exited;
    clearTimeout(limit);
    // The children may outlive the process that was asked to end.
    this.#signal('SIGKILL');
  }

  #collect(text: string): void {
    this.#output = (this.#output + text).slice(-keptOutputLength);
    for (const listener of this.#outputListeners) listener(text);
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    if (isWindows) {
      this.#child.kill(signal);
      return;
    }
    try {
      process.kill(-this.#child.pid, signal);
    } catch (error) {
      const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
      if (!isGone) throw error;
    }
  }
}
