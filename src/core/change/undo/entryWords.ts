import type { JsonValue } from '../../../shared/json';
import { familyOf } from '../families/familyOf';
import type { JournalEntry } from '../journal/journalEntry';

/** Words for values of an entry's fields, with the names that its maker saw where it has them. */
export function wordsOf(entry: JournalEntry): (field: string, value: JsonValue) => string {
  const family = familyOf(entry.change);
  const differences = new Map(
    entry.differences.map((difference) => [difference.field, difference]),
  );
  return (field, value) => {
    const difference = differences.get(field);
    if (difference !== undefined && family.isSame(value, entry.before[field] ?? null)) {
      return difference.before;
    }
    if (difference !== undefined && family.isSame(value, entry.wanted[field] ?? null)) {
      return difference.after;
    }
    return family.describeFully(field, value);
  };
}
