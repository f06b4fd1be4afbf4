import type { FieldState } from '../change';
import { familyOf } from '../families/familyOf';
import type { JournalEntry } from '../journal/journalEntry';
import { withoutConfigs } from '../journal/withoutSecrets';
import { wordsOf } from './entryWords';
import type { UndoConflict } from './undo';

/** The fields that are not as the entry left them, as far as the tenant tells. */
export function undoConflicts(entry: JournalEntry, today: FieldState): readonly UndoConflict[] {
  const family = familyOf(entry.change);
  const describe = wordsOf(entry);
  return Object.entries(entry.after ?? {}).flatMap(([field, written]) => {
    const isNow = today[field];
    const isUnmoved =
      isNow === undefined || family.isSame(withoutConfigs(isNow), withoutConfigs(written));
    if (isUnmoved) return [];
    return [
      {
        label: family.labelOf(field),
        was: describe(field, entry.before[field] ?? null),
        written: describe(field, written),
        isNow: describe(field, isNow),
      },
    ];
  });
}
