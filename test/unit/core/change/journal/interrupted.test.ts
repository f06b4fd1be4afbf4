import assert from 'node:assert/strict';
import type { ChangeOutcome } from '../../../../../src/core/change/change';
import { noteInterrupted } from '../../../../../src/core/change/journal/interrupted';
import type { JournalEntry } from '../../../../../src/core/change/journal/journalEntry';
import { aJournalEntry } from '../../../../support/journalBench';

const bulk = { id: 'bulk', count: 500 };

describe('changes that were interrupted with their window', () => {
  let noted: Map<string, ChangeOutcome['kind']>;
  const note = (entries: readonly JournalEntry[]) => {
    noted = new Map();
    return noteInterrupted(entries, {
      settle: (id, { kind }) => {
        noted.set(id, kind);
        return Promise.resolve();
      },
    });
  };
  const interrupted = (fields: Partial<JournalEntry> = {}) =>
    aJournalEntry({ outcome: 'unknown', settledAt: undefined, ...fields });

  it('are none where all were heard of to the end', async () => {
    const entries = [
      aJournalEntry(),
      aJournalEntry({ outcome: 'unknown' }),
      aJournalEntry({ outcome: 'underWay', settledAt: undefined }),
      aJournalEntry({ outcome: 'notNoted', settledAt: undefined }),
    ];
    assert.equal(await note(entries), undefined);
    assert.equal(noted.size, 0);
  });

  it('are named where it is one, and noted so that it is told once', async () => {
    assert.equal(
      await note([interrupted({ id: 'one' }), aJournalEntry()]),
      'A change was interrupted before its answer came, and it is not known whether it was made: Ben: Admins on GitHub.',
    );
    assert.deepEqual([...noted], [['one', 'unknown']]);
  });

  it('are counted where they are many, with all of their list', async () => {
    const entries = [
      interrupted({ id: 'first', bulk }),
      interrupted({ id: 'second', bulk }),
      aJournalEntry({ bulk }),
      aJournalEntry({ outcome: 'failed', bulk }),
      aJournalEntry({ bulk: { id: 'other', count: 7 } }),
    ];
    assert.equal(
      await note(entries),
      '2 changes were interrupted before their answers came, and it is not known whether they were made. Of a list of 500 changes: 1 made, 2 not known, 497 not made.',
    );
    assert.deepEqual([...noted.keys()], ['first', 'second']);
  });
});
