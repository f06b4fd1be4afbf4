import { CancelledError } from '../../src/core/errors';
import type { Clock } from '../../src/core/ports';

interface Sleeper {
  readonly wakesAtMs: number;
  readonly wake: () => void;
}

/** Time that stands still until a test moves it. */
export class ManualClock implements Clock {
  /** Every wait that was asked for, in milliseconds, in order. */
  readonly sleepsMs: number[] = [];
  private readonly sleepers = new Set<Sleeper>();
  private readonly watchers = new Set<() => void>();
  private nowMs: number;

  constructor(
    start: Date | string = '2026-03-10T12:00:00Z',
    /** `skipSleeps`: a wait moves time on by itself instead of waiting for the test. */
    private readonly options: { readonly skipSleeps?: boolean } = {},
  ) {
    this.nowMs = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.nowMs);
  }

  sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    this.sleepsMs.push(delayMs);
    if (signal?.aborted === true) return Promise.reject(new CancelledError());
    if (this.options.skipSleeps === true) {
      this.advance(delayMs);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.sleepers.delete(sleeper);
        reject(new CancelledError());
      };
      const wake = () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const sleeper = { wakesAtMs: this.nowMs + delayMs, wake };
      this.sleepers.add(sleeper);
      signal?.addEventListener('abort', onAbort);
      for (const watcher of [...this.watchers]) watcher();
    });
  }

  /** Moves time on and wakes whoever waited for less. */
  advance(ms: number): void {
    this.nowMs += ms;
    for (const sleeper of [...this.sleepers]) {
      if (sleeper.wakesAtMs > this.nowMs) continue;
      this.sleepers.delete(sleeper);
      sleeper.wake();
    }
  }

  /** Settles once at least `count` callers wait for the time to move. */
  untilSleeping(count = 1): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (this.sleepers.size < count) return;
        this.watchers.delete(check);
        resolve();
      };
      this.watchers.add(check);
      check();
    });
  }
}
