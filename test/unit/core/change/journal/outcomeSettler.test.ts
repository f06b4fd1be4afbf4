import assert from 'node:assert/strict';
import { ChangeHistory } from '../../../../../src/core/change/journal/changeHistory';
import { FileChangeJournal } from '../../../../../src/core/change/journal/changeJournal';
import type { JournalOutcome } from '../../../../../src/core/change/journal/journalEntry';
import { newJournalFileName } from '../../../../../src/core/change/journal/journalFiles';
import { OutcomeSettler } from '../../../../../src/core/change/journal/outcomeSettler';
import { settleUnknown } from '../../../../../src/core/change/journal/settleUnknown';
import { aTenant } from '../../../../support/builders';
import { searchGrants, useChangeBench } from '../../../../support/changeBench';
import { addLines, begunLine, settledLine } from '../../../../support/journalBench';
import { ManualClock } from '../../../../support/manualClock';
import { admins, held } from '../../../../support/officeTenant';
import { useTemporaryFolder } from '../../../../support/temporaryFolder';

const { key } = aTenant();
const minuteMs = 60_000;
/** Whose expiration is as it was to be. */
const made = {
  change: { kind: 'removeExpiration', grant: held(admins, 'Ana') },
  before: { expiresAt: '2026-05-01T00:00:00.000Z' },
};
/** Of which reading tells nothing. */
const moved = {
  change: { kind: 'removeExpiration', grant: held(admins, 'Ben') },
  before: { expiresAt: '2026-05-01T00:00:00.000Z' },
};

describe('finding out about changes of unknown outcome', () => {
  const benches = useChangeBench();
  const folder = useTemporaryFolder();
  let clock: ManualClock;
  let history: ChangeHistory;
  let journal: FileChangeJournal;
  let session: AbortController;
  let settler: OutcomeSettler;

  beforeEach(() => {
    clock = new ManualClock();
    const { logger } = benches.current.office;
    history = new ChangeHistory({ folder: folder.path(), clock, logger });
    journal = new FileChangeJournal(folder.path(newJournalFileName(process.pid)), clock);
    session = new AbortController();
    const { api } = benches.current.session.connection;
    const { signal } = session;
    settler = new OutcomeSettler(key, { history, journal, api, clock, logger, signal });
  });
  afterEach(() => {
    session.abort();
    history.dispose();
    journal.dispose();
  });

  const addUnknown = (id: string, fields: object) =>
    addLines(folder.path('gone.jsonl'), [
      begunLine({ id, ...fields }),
      settledLine({ id, outcome: 'unknown', after: undefined }),
    ]);
  const outcomeOf = async (id: string): Promise<JournalOutcome | undefined> =>
    (await history.entries(key)).entries.find((entry) => entry.id === id)?.outcome;
  const untilWritten = () =>
    new Promise<void>((resolve) => {
      const subscription = journal.onDidWrite(() => {
        subscription.dispose();
        resolve();
      });
    });
  const readCount = () => benches.current.office.requestsTo(searchGrants).length;

  it('goes on once the tenant can be read again', async () => {
    await addUnknown('made', made);
    benches.current.office.fail(searchGrants, { kind: 'html' }, 2);
    settler.lookAtNew();
    await clock.untilSleeping();
    clock.advance(minuteMs / 2);
    await clock.untilSleeping();
    assert.equal(await outcomeOf('made'), 'unknown');
    const written = untilWritten();
    clock.advance(minuteMs);
    await written;
    assert.equal(await outcomeOf('made'), 'applied');
  });

  it('gives up in the end, until somebody wants it looked at again', async () => {
    await addUnknown('made', made);
    const fault = benches.current.office.fail(searchGrants, { kind: 'html' }, 'always');
    settler.lookAtNew();
    for (const minutes of [0.5, 1, 2, 5, 10, 20]) {
      await clock.untilSleeping();
      clock.advance(minutes * minuteMs);
    }
    while (readCount() < 7) await new Promise(setImmediate);
    assert.equal(clock.sleepsMs.length, 6);
    fault.remove();
    const written = untilWritten();
    settler.lookAgain();
    await written;
    assert.equal(await outcomeOf('made'), 'applied');
  });

  it('does not ask again about what reading does not tell, unless it is wanted', async () => {
    await addUnknown('moved', moved);
    settler.lookAtNew();
    while (readCount() < 1) await new Promise(setImmediate);
    // The older one is looked at last.
    await addUnknown('made', { ...made, at: '2026-03-10T10:00:00.000Z' });
    const written = untilWritten();
    while ((await outcomeOf('made')) === 'unknown') {
      settler.lookAtNew();
      await new Promise(setImmediate);
    }
    await written;
    assert.equal(readCount(), 2);
    settler.lookAgain();
    while (readCount() < 3) await new Promise(setImmediate);
    assert.equal(await outcomeOf('moved'), 'unknown');
  });

  it('looks at what was hidden behind a later change once that is settled', async () => {
    const { change } = made;
    const standing = {
      before: { expiresAt: null },
      after: { expiresAt: '2026-05-01T00:00:00.000Z' },
    };
    // Was not made: it is as before.
    await addUnknown('retry', { change, ...standing });
    await addUnknown('first', { change, ...standing, at: '2026-03-10T10:00:00.000Z' });
    settler.lookAtNew();
    while ((await outcomeOf('first')) === 'unknown') await new Promise(setImmediate);
    assert.equal(await outcomeOf('retry'), 'failed');
    assert.equal(await outcomeOf('first'), 'failed');
  });

  it('notes nothing of what was changed again while it was read', async () => {
    await addUnknown('made', made);
    const act = () =>
      addLines(folder.path(newJournalFileName(process.pid)), [
        begunLine({ id: 'later', change: made.change, at: clock.now().toISOString() }),
      ]);
    benches.current.office.fail(searchGrants, { kind: 'meanwhile', act });
    const { api } = benches.current.session.connection;
    await settleUnknown(key, { history, journal, api, clock });
    assert.equal(await outcomeOf('later'), 'underWay');
    assert.equal(await outcomeOf('made'), 'unknown');
  });

  it('goes on behind one that cannot be read', async () => {
    await addUnknown('unreadable', made);
    await addUnknown('made', {
      change: { kind: 'removeExpiration', grant: held(admins, 'Cat') },
      before: made.before,
      at: '2026-03-10T10:00:00.000Z',
    });
    benches.current.office.fail(searchGrants, { kind: 'html' });
    const written = untilWritten();
    settler.lookAtNew();
    await Promise.race([written, clock.untilSleeping()]);
    assert.equal(readCount(), 2);
  });

  it('settles once what the disk shows as unknown all the same', async () => {
    await addUnknown('made', made);
    let settledCount = 0;
    const settle = () => {
      settledCount++;
      return Promise.resolve();
    };
    const { api } = benches.current.session.connection;
    const seen = new Set<string>();
    for (let count = 0; count < 2; count++) {
      await settleUnknown(key, { history, journal: { settle }, api, clock }, seen);
    }
    assert.equal(settledCount, 1);
  });

  it('looks at once when it is wanted while it waits', async () => {
    await addUnknown('made', made);
    benches.current.office.fail(searchGrants, { kind: 'html' });
    settler.lookAtNew();
    await clock.untilSleeping();
    const written = untilWritten();
    settler.lookAgain();
    await written;
    assert.equal(await outcomeOf('made'), 'applied');
  });

  it('ends with the session', async () => {
    await addUnknown('made', made);
    benches.current.office.fail(searchGrants, { kind: 'html' });
    settler.lookAtNew();
    await clock.untilSleeping();
    session.abort();
    clock.advance(minuteMs);
    await new Promise(setImmediate);
    assert.equal(readCount(), 1);
  });
});
