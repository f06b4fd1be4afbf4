import { CancelledError } from '../errors';
import type { Clock, Disposable } from '../ports';

const tickMs = 60_000;

/** Tells, while somebody looks, that texts such as "expires in 5 h" may say something else by now. */
export class MinuteTicks implements Disposable {
  private running: AbortController | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly onTick: () => void,
  ) {}

  /** Ticks at once, because time went on unseen, and then every minute. */
  start(): void {
    if (this.running !== undefined) return;
    this.running = new AbortController();
    void this.run(this.running.signal);
  }

  stop(): void {
    this.running?.abort();
    this.running = undefined;
  }

  dispose(): void {
    this.stop();
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      for (;;) {
        this.onTick();
        await this.clock.sleep(tickMs, signal);
      }
    } catch (error) {
      // Nobody looks any more.
      if (!(error instanceof CancelledError)) throw error;
    }
  }
}
