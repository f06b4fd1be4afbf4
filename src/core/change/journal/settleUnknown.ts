import type { TenantApi } from '../../api/tenantApi';
import type { Clock } from '../../ports';
import type { TenantKey } from '../../session/tenantProfile';
import type { ChangeHistory } from './changeHistory';
import type { ChangeJournal } from './changeJournal';
import { findOutcome, type Finding } from './findOutcome';
import type { JournalEntry } from './journalEntry';

export interface SettlingParts {
  readonly history: Pick<ChangeHistory, 'entries'>;
  readonly journal: Pick<ChangeJournal, 'settle'>;
  readonly api: TenantApi;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/**
 * Looks what became of one entry, and notes it where that can be told.
 *
 * @param entries all of the tenant.
 */
export async function settleEntry(
  entry: JournalEntry,
  entries: readonly JournalEntry[],
  { api, clock, journal, signal }: Omit<SettlingParts, 'history'>,
): Promise<Finding> {
  const finding = await findOutcome(entry, entries, { api, now: clock.now(), signal });
  if (finding.kind === 'settled') await journal.settle(entry.id, finding.outcome);
  return finding;
}

/**
 * Settles the entries of a tenant whose outcome nobody knows, as far as reading tells. What cannot
 * be told yet, because lists are behind, is looked at again when it can.
 *
 * @param untold ids of entries to pass over; those that reading does not tell are added.
 * @throws {CancelledError} when the signal aborts.
 */
export async function settleUnknown(
  tenantKey: TenantKey,
  parts: SettlingParts,
  untold = new Set<string>(),
): Promise<void> {
  const { clock, history, signal } = parts;
  for (;;) {
    const { entries } = await history.entries(tenantKey);
    const open = entries.filter(({ id, outcome }) => outcome === 'unknown' && !untold.has(id));
    let lookAgainMs = Infinity;
    for (const entry of open) {
      const finding = await settleEntry(entry, entries, parts);
      if (finding.kind === 'untold') untold.add(entry.id);
      if (finding.kind === 'tooEarly') {
        lookAgainMs = Math.min(lookAgainMs, finding.lookAgainAt.getTime());
      }
    }
    if (lookAgainMs === Infinity) return;
    await clock.sleep(lookAgainMs - clock.now().getTime(), signal);
  }
}
