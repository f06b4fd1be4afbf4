import { CancelledError, toError } from '../../errors';
import type { Clock, Logger } from '../../ports';
import type { TenantKey } from '../../session/tenantProfile';
import { throwIfAborted } from '../../util/abort';
import type { TenantEffects } from '../tenantEffects';
import type { ChangeHistory } from './changeHistory';
import type { ChangeJournal } from './changeJournal';
import { noteInterrupted } from './interrupted';
import type { OutcomeSettler } from './outcomeSettler';

/** A window that is ending is there for some seconds more. */
const lookAgainMs = 30_000;

/** What taking up the journal works with. */
export interface TakeUpParts {
  readonly clock: Clock;
  readonly effects: Pick<TenantEffects, 'recall'>;
  readonly history: Pick<ChangeHistory, 'entries'>;
  readonly journal: Pick<ChangeJournal, 'end' | 'settle'>;
  readonly logger: Logger;
  readonly settler: Pick<OutcomeSettler, 'lookAtNew'>;
  /** Of the session. */
  readonly signal: AbortSignal;
  readonly tell: (message: string) => void;
}

/**
 * Goes on where earlier sessions ended, of this window or another: recalls what they wrote last, tells
 * of what was interrupted, and sees to it that its outcome becomes known. Settles once nothing is
 * under way; what fails is logged.
 */
export async function takeUp(tenantKey: TenantKey, parts: TakeUpParts): Promise<void> {
  const { clock, effects, history, journal, logger, settler, signal, tell } = parts;
  try {
    const { entries: known } = await history.entries(tenantKey);
    throwIfAborted(signal);
    effects.recall(known);
    for (;;) {
      const { entries } = await history.entries(tenantKey);
      const message = await noteInterrupted(entries, journal);
      if (message !== undefined) tell(message);
      settler.lookAtNew();
      if (!entries.some(({ outcome }) => outcome === 'underWay')) return;
      await clock.sleep(lookAgainMs, signal);
    }
  } catch (error) {
    if (error instanceof CancelledError) return;
    logger.warn(`The journal of changes could not be taken up: ${toError(error).message}`);
    settler.lookAtNew();
  }
}
