import type { JournalEntry, JournalOutcome } from '../journal/journalEntry';
import { targetOf } from '../families/familyOf';

const madePerhaps: ReadonlySet<JournalOutcome> = new Set(['applied', 'unknown', 'notNoted']);

/**
 * Whether nothing that was changed from here later was, or may have been, the same thing.
 *
 * @param entries newest first.
 */
export function isLatest(entry: JournalEntry, entries: readonly JournalEntry[]): boolean {
  const target = targetOf(entry);
  const later = entries.slice(
    0,
    Math.max(
      0,
      entries.findIndex(({ id }) => id === entry.id),
    ),
  );
  return !later.some((other) => madePerhaps.has(other.outcome) && targetOf(other) === target);
}
