import type { JsonValue } from '../../../shared/json';
import { familyOf } from '../families/familyOf';
import type { JournalEntry, JournalOutcome } from './journalEntry';

export const outcomeWords: Readonly<Record<JournalOutcome, string>> = {
  applied: 'made',
  revoked: 'the tenant revoked the grant',
  failed: 'not made',
  unknown: 'outcome unknown',
  cancelled: 'cancelled, not made',
  underWay: 'under way',
  notNoted: 'outcome not noted yet',
};

/** How an entry ended, and whether it counts any more. */
export function describeOutcome({ outcome, undoneBy, undoes }: JournalEntry): string {
  if (undoneBy !== undefined) return 'undone';
  return outcome === 'applied' && undoes !== undefined ? 'made, an undo' : outcomeWords[outcome];
}

/** What of the state that the tenant made of it is not known; undefined where all is. */
export function unknownParts({ after, change, outcome }: JournalEntry): string | undefined {
  const lacksDates = change.kind === 'setDelegation' && after?.['startsAt'] === undefined;
  return outcome === 'applied' && lacksDates
    ? 'The delegate is as was sent; its dates are not known, because no answer came and the tenant does not tell them.'
    : undefined;
}

/** One touched field, briefly. */
export interface BriefDifference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The touched fields with names where the maker of the change saw them, and with dates that are short. */
export function briefDifferences(entry: JournalEntry): readonly BriefDifference[] {
  const family = familyOf(entry.change);
  return entry.differences.map(({ after, before, field, label }) => {
    const brief = (value: JsonValue = null, words: string) =>
      words === family.describeFully(field, value) ? family.describe(field, value) : words;
    return {
      label,
      before: brief(entry.before[field], before),
      after: brief(entry.wanted[field], after),
    };
  });
}

/** `2026-03-13 14:00 +01:00 → standing`, or the names of the fields where they are many. */
export function describeBriefly(entry: JournalEntry): string {
  const [first, ...more] = briefDifferences(entry);
  if (first === undefined) return '';
  return more.length === 0
    ? `${first.before} → ${first.after}`
    : [first, ...more].map(({ label }) => label).join(', ');
}
