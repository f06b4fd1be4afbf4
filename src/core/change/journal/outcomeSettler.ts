import { CancelledError, toError } from '../../errors';
import type { Logger } from '../../ports';
import type { TenantKey } from '../../session/tenantProfile';
import { anySignal } from '../../util/abort';
import { settleUnknown, type SettlingParts } from './settleUnknown';

const minuteMs = 60_000;

/** After how long it is tried again where the tenant cannot be read; then nobody asks by itself. */
const retryDelaysMs = [0.5, 1, 2, 5, 10, 20].map((minutes) => minutes * minuteMs);

/** What finding out works with. */
export interface OutcomeSettlerParts extends SettlingParts {
  readonly logger: Logger;
  /** Of the session. */
  readonly signal: AbortSignal;
}

/** Finds out about changes of unknown outcome for as long as a session lasts. */
export class OutcomeSettler {
  /** What was settled, or reading does not tell, until somebody wants it looked at again. */
  private readonly seen = new Set<string>();
  private round: AbortController | undefined;

  constructor(
    private readonly tenantKey: TenantKey,
    private readonly parts: OutcomeSettlerParts,
  ) {}

  /** Looks at what was not looked at yet, unless it is at it. */
  lookAtNew(): void {
    if (this.round === undefined) void this.run();
  }

  /** Looks at everything at once, also at what could not be told or read before. */
  lookAgain(): void {
    this.round?.abort();
    this.seen.clear();
    void this.run();
  }

  private async run(): Promise<void> {
    const round = new AbortController();
    this.round = round;
    try {
      await this.settle(anySignal(round.signal, this.parts.signal));
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
    } finally {
      if (this.round === round) this.round = undefined;
    }
  }

  /** @throws {CancelledError} when the signal aborts. */
  private async settle(signal: AbortSignal): Promise<void> {
    const { clock, logger } = this.parts;
    for (const delayMs of [...retryDelaysMs, undefined]) {
      try {
        await settleUnknown(this.tenantKey, { ...this.parts, signal }, this.seen);
        return;
      } catch (error) {
        if (error instanceof CancelledError) throw error;
        logger.warn(
          `What became of changes of unknown outcome could not be read: ${toError(error).message}`,
        );
      }
      if (delayMs !== undefined) await clock.sleep(delayMs, signal);
    }
  }
}
