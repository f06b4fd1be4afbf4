import assert from 'node:assert/strict';
import type { ChangeOutcome } from '../../../../../src/core/change/change';
import { noteInterrupted } from '../../../../../src/core/change/journal/interrupted';
import type { JournalEntry } from '../../../../../src/core/change/journal/journalEntry';
import { aJournalEntry } from '../../../../support/journalBench';

const bulk = { id: 'bulk', count: 500, isCutOff: true };

describe('changes that were interrupted with their window', () => {
  let noted: Map<string, ChangeOutcome['kind'] | 'ended'>;
  const note = (entries: readonly JournalEntry[]) => {
    noted = new Map();
    return noteInterrupted(entries, {
      end: (id) => {
        noted.set(id, 'ended');
        return Promise.resolve();
      },
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
      aJournalEntry({ bulk: { id: 'other', count: 7, isCutOff: false } }),
    ];
    assert.equal(
      await note(entries),
      '2 changes were interrupted before their answers came, and it is not known whether they were made. Of a list of 500 changes that was interrupted: 1 made, 2 not known, 497 not made.',
    );
    assert.deepEqual([...noted.keys()], ['first', 'second', 'bulk']);
  });

  it('do not count as not made where the grant was revoked or its window may still hear', async () => {
    const entries = [
      interrupted({ bulk }),
      aJournalEntry({ outcome: 'revoked', bulk }),
      aJournalEntry({ outcome: 'underWay', bulk }),
      aJournalEntry({ outcome: 'notNoted', bulk }),
    ];
    assert.match(
      (await note(entries)) ?? '',
      /: 0 made, 1 revoked by the tenant instead, 1 still under way, 2 not known, 496 not made\.$/,
    );
  });

  it('are told of where the window was gone between two of a list', async () => {
    assert.equal(
      await note([aJournalEntry({ bulk })]),
      'Of a list of 500 changes that was interrupted: 1 made, 0 not known, 499 not made.',
    );
    assert.deepEqual([...noted], [['bulk', 'ended']]);
    const whole = { id: 'whole', count: 1, isCutOff: true };
    assert.equal(await note([aJournalEntry({ bulk: whole })]), undefined);
  });
});
