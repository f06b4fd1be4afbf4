import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

const stopLimitMs = 5_000;
const keptOutputLength = 200_000;

/** A process with all that it starts, which ends with this process at the latest. */
export class ProcessGroup {
  /** Resolves when the process itself has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #outputListeners: ((output: string) => void)[] = [];
  #output = '';

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#child = spawn(command, args, {
      detached: true,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => this.#collect(text));
    }
    const killWithParent = () => this.#signal('SIGKILL');
    process.once('exit', killWithParent);
    this.ended = new Promise((resolve) => {
      const end = () => {
        process.removeListener('exit', killWithParent);
        resolve();
      };
      this.#child.once('exit', end).once('error', (error) => {
        this.#collect(`${error.message}\n`);
        end();
      });
    });
  }

  /** The end of what the group printed so far. */
  get output(): string {
    return this.#output;
  }

  /** Calls a listener with the whole output each time that there is more. */
  onOutput(listener: (output: string) => void): void {
    this.#outputListeners.push(listener);
  }

  /** Ends the process with all that it started. */
  async stop(): Promise<void> {
    this.#signal('SIGTERM');
    const limit = setTimeout(() => this.#signal('SIGKILL'), stopLimitMs);
    await this.ended;
    clearTimeout(limit);
    // The children may outlive the process that was asked to end.
    this.#signal('SIGKILL');
  }

  #collect(text: string): void {
    this.#output = (this.#output + text).slice(-keptOutputLength);
    for (const listener of this.#outputListeners) listener(this.#output);
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch (error) {
      const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
      if (!isGone) throw error;
    }
  }
}
