import { countOf } from '../../../shared/text/words';
import { C1Error } from '../../errors';
import type { Bulk } from '../change';
import type { ChangeJournal } from './changeJournal';
import type { JournalEntry, JournalOutcome } from './journalEntry';

/** The window was gone before it heard the answer. */
export class InterruptedError extends C1Error {
  override readonly name = 'InterruptedError';

  constructor() {
    super('The window closed before the answer came.');
  }
}

/**
 * Notes in the journal that changes were interrupted with their window, so that it is told once.
 *
 * @param entries of one tenant.
 * @returns what to tell; undefined where none was interrupted, or all were told of.
 */
export async function noteInterrupted(
  entries: readonly JournalEntry[],
  journal: Pick<ChangeJournal, 'end' | 'settle'>,
): Promise<string | undefined> {
  const interrupted = entries.filter(
    ({ outcome, settledAt }) => outcome === 'unknown' && settledAt === undefined,
  );
  const bulks = interruptedBulks(entries, interrupted);
  const error = new InterruptedError();
  await Promise.all([
    ...interrupted.map(({ id }) => journal.settle(id, { kind: 'unknown', error })),
    ...bulks.map(({ id }) => journal.end(id)),
  ]);
  const words = [
    ...interruptedWords(interrupted),
    ...bulks.map((bulk) => bulkWords(bulk, entries)),
  ];
  return words.length === 0 ? undefined : words.join(' ');
}

function interruptedWords([first, ...more]: readonly JournalEntry[]): readonly string[] {
  if (first === undefined) return [];
  return more.length === 0
    ? [
        `A change was interrupted before its answer came, and it is not known whether it was made: ${first.subject}.`,
      ]
    : [
        `${countOf(more.length + 1, 'change')} were interrupted before their answers came, and it is not known whether they were made.`,
      ];
}

/** Lists of which changes were interrupted, or that were between two when their window was gone. */
function interruptedBulks(
  entries: readonly JournalEntry[],
  interrupted: readonly JournalEntry[],
): readonly Bulk[] {
  const counts = new Map<string, number>();
  for (const { bulk } of entries) {
    if (bulk !== undefined) counts.set(bulk.id, (counts.get(bulk.id) ?? 0) + 1);
  }
  const isCutOff = ({ bulk }: JournalEntry) =>
    bulk?.isCutOff === true && (counts.get(bulk.id) ?? 0) < bulk.count;
  const found = [...interrupted, ...entries.filter(isCutOff)];
  return [...new Map(found.flatMap(({ bulk }) => (bulk ? [[bulk.id, bulk]] : []))).values()];
}

/** What is known of a list that was interrupted. */
function bulkWords({ count, id }: Bulk, entries: readonly JournalEntry[]): string {
  const outcomes = entries.filter(({ bulk }) => bulk?.id === id).map(({ outcome }) => outcome);
  const numberOf = (...kinds: readonly JournalOutcome[]) =>
    outcomes.filter((outcome) => kinds.includes(outcome)).length;
  const madeCount = numberOf('applied');
  const revokedCount = numberOf('revoked');
  const underWayCount = numberOf('underWay');
  const unknownCount = numberOf('unknown', 'notNoted');
  const notMadeCount = count - madeCount - revokedCount - underWayCount - unknownCount;
  const parts = [
    `${madeCount} made`,
    ...(revokedCount > 0 ? [`${revokedCount} revoked by the tenant instead`] : []),
    ...(underWayCount > 0 ? [`${underWayCount} still under way`] : []),
    `${unknownCount} not known`,
    `${notMadeCount} not made`,
  ];
  return `Of a list of ${countOf(count, 'change')} that was interrupted: ${parts.join(', ')}.`;
}
