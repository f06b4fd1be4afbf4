import type { Clock } from '../ports';
import { throwIfAborted } from '../util/abort';
import type { AdaptiveLimit } from './adaptiveLimit';

interface Waiting {
  readonly priority: number;
  readonly start: () => void;
}

/** Lets as many requests run at once as the tenant bears just now; of the others the first in rank comes next. */
export class RequestSlots {
  private runningCount = 0;
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly limit: AdaptiveLimit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param priority the higher, the sooner.
   * @throws {CancelledError} when the signal has aborted by the time that it is its turn.
   */
  async run<Value>(
    priority: number,
    request: () => Promise<Value>,
    signal: AbortSignal,
  ): Promise<Value> {
    if (this.runningCount >= this.limit.current) {
      await new Promise<void>((start) => this.waiting.push({ priority, start }));
    } else {
      this.runningCount++;
    }
    try {
      throwIfAborted(signal);
      const startedAtMs = this.clock.now().getTime();
      const value = await request();
      this.limit.noteAnswer(this.clock.now().getTime() - startedAtMs);
      return value;
    } finally {
      this.runningCount--;
      this.startNext();
    }
  }

  private startNext(): void {
    while (this.runningCount < this.limit.current && this.waiting.length > 0) {
      let first = 0;
      this.waiting.forEach(({ priority }, at) => {
        if (priority > (this.waiting[first]?.priority ?? -Infinity)) first = at;
      });
      const [next] = this.waiting.splice(first, 1);
      this.runningCount++;
      next?.start();
    }
  }
}
