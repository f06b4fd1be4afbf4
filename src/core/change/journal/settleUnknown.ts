import type { TenantApi } from '../../api/tenantApi';
import type { Clock } from '../../ports';
import { CancelledError, toError } from '../../errors';
import type { TenantKey } from '../../session/tenantProfile';
import type { ChangeHistory } from './changeHistory';
import type { ChangeJournal } from './changeJournal';
import { findOutcome, hiddenBehind, type Finding } from './findOutcome';
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
 * @param entries all of the tenant, newest first.
 */
export async function settleEntry(
  entry: JournalEntry,
  entries: readonly JournalEntry[],
  { api, clock, history, journal, signal }: SettlingParts,
): Promise<Finding> {
  const finding = await findOutcome(entry, entries, { api, now: clock.now(), signal });
  if (finding.kind !== 'settled') return finding;
  // Meanwhile the thing may have been changed again, or another window may have noted the outcome.
  const { entries: now } = await history.entries(entry.tenantKey);
  const hidden = hiddenBehind(entry, now);
  if (hidden !== undefined) return hidden;
  const isOpen = now.some(({ id, outcome }) => id === entry.id && outcome === 'unknown');
  if (isOpen) await journal.settle(entry.id, finding.outcome);
  return finding;
}

/**
 * Settles the entries of a tenant whose outcome nobody knows, as far as reading tells. What cannot
 * be told yet, because lists are behind, is looked at again when it can.
 *
 * @param seen ids of entries to pass over; those that need no second look are added.
 * @throws {CancelledError} when the signal aborts.
 * @throws {Error} of the first entry that could not be looked at, after all others were.
 */
export async function settleUnknown(
  tenantKey: TenantKey,
  parts: SettlingParts,
  seen = new Set<string>(),
): Promise<void> {
  const { clock, history, signal } = parts;
  for (;;) {
    let { entries } = await history.entries(tenantKey);
    let lookAgainMs = Infinity;
    const failures: Error[] = [];
    for (const entry of entries) {
      if (entry.outcome !== 'unknown' || seen.has(entry.id)) continue;
      try {
        const finding = await settleEntry(entry, entries, parts);
        if (finding.kind === 'settled' || finding.kind === 'untold') seen.add(entry.id);
        // An older one may have been hidden behind it.
        if (finding.kind === 'settled') ({ entries } = await history.entries(tenantKey));
        if (finding.kind === 'tooEarly') {
          lookAgainMs = Math.min(lookAgainMs, finding.lookAgainAt.getTime());
        }
      } catch (error) {
        if (error instanceof CancelledError) throw error;
        failures.push(toError(error));
      }
    }
    if (failures[0] !== undefined) throw failures[0];
    if (lookAgainMs === Infinity) return;
    await clock.sleep(lookAgainMs - clock.now().getTime(), signal);
  }
}
