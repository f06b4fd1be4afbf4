import type { JournalEntry } from '../journal/journalEntry';
import { laterChanges } from '../journal/laterChanges';

/**
 * Whether nothing that was changed from here later was, or may have been, the same thing.
 *
 * @param entries newest first.
 */
export const isLatest = (entry: JournalEntry, entries: readonly JournalEntry[]): boolean =>
  laterChanges(entry, entries).length === 0;
