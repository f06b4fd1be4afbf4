import { countOf } from '../../../shared/text/words';
import { C1Error } from '../../errors';
import type { ChangeJournal } from './changeJournal';
import type { JournalEntry } from './journalEntry';

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
  journal: Pick<ChangeJournal, 'settle'>,
): Promise<string | undefined> {
  const interrupted = entries.filter(
    ({ outcome, settledAt }) => outcome === 'unknown' && settledAt === undefined,
  );
  const [first, ...more] = interrupted;
  if (first === undefined) return undefined;
  const error = new InterruptedError();
  await Promise.all(interrupted.map(({ id }) => journal.settle(id, { kind: 'unknown', error })));
  const what =
    more.length === 0
      ? `A change was interrupted before its answer came, and it is not known whether it was made: ${first.subject}.`
      : `${countOf(interrupted.length, 'change')} were interrupted before their answers came, and it is not known whether they were made.`;
  return [what, ...bulkWords(entries, interrupted)].join(' ');
}

/** What is known of the lists that were interrupted in the middle. */
function bulkWords(
  entries: readonly JournalEntry[],
  interrupted: readonly JournalEntry[],
): readonly string[] {
  const bulks = new Map(interrupted.flatMap(({ bulk }) => (bulk ? [[bulk.id, bulk]] : [])));
  return [...bulks.values()].map(({ id, count }) => {
    const sent = entries.filter(({ bulk }) => bulk?.id === id);
    const madeCount = sent.filter(({ outcome }) => outcome === 'applied').length;
    const unknownCount = sent.filter(({ outcome }) => outcome === 'unknown').length;
    const notMadeCount = count - madeCount - unknownCount;
    return `Of a list of ${countOf(count, 'change')}: ${madeCount} made, ${unknownCount} not known, ${notMadeCount} not made.`;
  });
}
