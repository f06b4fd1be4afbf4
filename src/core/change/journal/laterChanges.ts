import { targetOf } from '../families/familyOf';
import type { JournalEntry, JournalOutcome } from './journalEntry';

const neverMade: ReadonlySet<JournalOutcome> = new Set(['failed', 'cancelled']);

/**
 * What was changed from here later of the same thing, or may have been.
 *
 * @param entries newest first.
 */
export function laterChanges(
  entry: JournalEntry,
  entries: readonly JournalEntry[],
): readonly JournalEntry[] {
  const target = targetOf(entry);
  const index = entries.findIndex(({ id }) => id === entry.id);
  return entries
    .slice(0, Math.max(0, index))
    .filter((other) => !neverMade.has(other.outcome) && targetOf(other) === target);
}
