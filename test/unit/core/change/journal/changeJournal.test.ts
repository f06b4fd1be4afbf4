import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { ChangeHistory } from '../../../../../src/core/change/journal/changeHistory';
import { FileChangeJournal } from '../../../../../src/core/change/journal/changeJournal';
import { readJournalLine } from '../../../../../src/core/change/journal/journalLine';
import { aTenant } from '../../../../support/builders';
import { admins, held } from '../../../../support/officeTenant';
import { useChangeBench } from '../../../../support/changeBench';
import { ManualClock } from '../../../../support/manualClock';
import { addLines, begunLine, settledLine } from '../../../../support/journalBench';
import { useTemporaryFolder } from '../../../../support/temporaryFolder';

const { key } = aTenant();
const removal = { kind: 'removeExpiration', grant: held(admins, 'Ben') } as const;

describe('the file of a window', () => {
  const benches = useChangeBench();
  const folder = useTemporaryFolder();
  const newJournal = () =>
    new FileChangeJournal(folder.path('journal.jsonl'), benches.current.office.clock);
  const lines = async () => {
    const text = await readFile(folder.path('journal.jsonl'), 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map(readJournalLine);
  };

  it('takes what is noted at once, whole and in order, and is nobody else’s to read', async () => {
    const journal = newJournal();
    const plan = await benches.current.plan(removal);
    let toldCount = 0;
    journal.onDidWrite(() => toldCount++);
    const ids = await Promise.all(Array.from({ length: 20 }, () => journal.begin(plan)));
    await journal.settle(ids[0] ?? '', { kind: 'cancelled' });
    const noted = await lines();
    assert.deepEqual(
      noted.map((line) => line?.id),
      [...ids, ids[0]],
    );
    assert.ok(toldCount >= 2);
    assert.equal((await stat(folder.path('journal.jsonl'))).mode & 0o777, 0o600);
  });

  it('goes on after a write that failed', async () => {
    const journal = newJournal();
    const plan = await benches.current.plan(removal);
    await mkdir(folder.path('journal.jsonl'));
    await assert.rejects(journal.begin(plan), /EISDIR/);
    await rm(folder.path('journal.jsonl'), { recursive: true });
    const id = await journal.begin(plan);
    assert.deepEqual(
      (await lines()).map((line) => line?.id),
      [id],
    );
    assert.ok((await readFile(folder.path('journal.jsonl'), 'utf8')).startsWith('\n'));
  });

  it('knows what this window is sending, however long it takes', async () => {
    const { clock, logger } = benches.current.office;
    const journal = newJournal();
    const { underWay } = journal;
    const history = new ChangeHistory({ folder: folder.path(), clock, logger, underWay });
    const outcome = async () => (await history.entries(key)).entries[0]?.outcome;
    const id = await journal.begin(await benches.current.plan(removal));
    clock.advance(60 * 60_000);
    assert.equal(await outcome(), 'underWay');
    await addLines(folder.path('other.jsonl'), [settledLine({ id, outcome: 'failed' })]);
    assert.equal(await outcome(), 'underWay');
    await journal.settle(id, { kind: 'applied', after: {}, requestId: undefined });
    assert.equal(await outcome(), 'applied');
    history.dispose();
  });

  it('is sending nothing that it could not begin', async () => {
    const journal = newJournal();
    await mkdir(folder.path('journal.jsonl'));
    await assert.rejects(journal.begin(await benches.current.plan(removal)), /EISDIR/);
    assert.equal(journal.underWay.size, 0);
  });

  it('takes the end of a list of which something was begun', async () => {
    const journal = newJournal();
    const bulk = { id: 'bulk', count: 2 };
    await journal.begin({ ...(await benches.current.plan(removal)), bulk });
    await journal.end('bulk');
    await journal.end('deleted');
    assert.deepEqual(
      (await lines()).map((line) => line?.event),
      ['begun', 'ended'],
    );
  });

  describe('takes no outcome of an entry that was deleted meanwhile', () => {
    const settled = {
      kind: 'applied',
      after: { expiresAt: null },
      requestId: 'request-1',
    } as const;
    let history: ChangeHistory;

    beforeEach(() => {
      const { clock, logger } = benches.current.office;
      history = new ChangeHistory({ folder: folder.path(), clock, logger });
    });
    afterEach(() => history.dispose());

    it('with its tenant', async () => {
      const journal = newJournal();
      const plan = await benches.current.plan(removal);
      const id = await journal.begin(plan);
      await history.forget(plan.session.tenant.key);
      await journal.settle(id, settled);
      assert.deepEqual(await readdir(folder.path()), []);
    });

    it('while those of another tenant stay', async () => {
      const journal = newJournal();
      const plan = await benches.current.plan(removal);
      const other = { ...plan.session, tenant: { ...plan.session.tenant, key: 'other' } };
      const id = await journal.begin(plan);
      const otherId = await journal.begin({ ...plan, session: other });
      await history.forget(plan.session.tenant.key);
      await Promise.all([journal.settle(id, settled), journal.settle(otherId, settled)]);
      await journal.settle(id, settled);
      const noted = await lines();
      assert.deepEqual(
        noted.map((line) => line?.id),
        [otherId, otherId],
      );
    });

    it('with everything', async () => {
      const journal = newJournal();
      const id = await journal.begin(await benches.current.plan(removal));
      await rm(folder.path('journal.jsonl'));
      await journal.settle(id, settled);
      assert.deepEqual(await readdir(folder.path()), []);
    });

    it('that another window noted', async () => {
      await addLines(folder.path('other.jsonl'), [begunLine({ id: 'theirs' })]);
      await newJournal().settle('theirs', settled);
      await newJournal().settle('nobodys', settled);
      const noted = await lines();
      assert.deepEqual(
        noted.map((line) => line?.id),
        ['theirs'],
      );
    });
  });

  describe('whose outcomes the disk does not take', () => {
    const settled = {
      kind: 'applied',
      after: { expiresAt: null },
      requestId: 'request-1',
    } as const;
    let clock: ManualClock;
    let journal: FileChangeJournal;
    let told: string[];

    beforeEach(() => {
      clock = new ManualClock();
      journal = new FileChangeJournal(folder.path('journal.jsonl'), clock);
      told = [];
      journal.onDidFail(({ message }) => told.push(message));
    });
    afterEach(() => journal.dispose());

    /** Two entries, whose outcomes come while something is in the place of the file. */
    async function failToSettle(): Promise<readonly string[]> {
      const plan = await benches.current.plan(removal);
      const ids = [await journal.begin(plan), await journal.begin(plan)];
      await rename(folder.path('journal.jsonl'), folder.path('away'));
      await mkdir(folder.path('journal.jsonl'));
      for (const id of ids) await assert.rejects(journal.settle(id, settled), /EISDIR/);
      return ids;
    }
    async function makeRoom(): Promise<void> {
      await rm(folder.path('journal.jsonl'), { recursive: true });
      await rename(folder.path('away'), folder.path('journal.jsonl'));
    }
    const settledIds = async () =>
      (await lines()).flatMap((line) => (line?.event === 'settled' ? [line.id] : []));

    it('tells once, and says why of each entry', async () => {
      const ids = await failToSettle();
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', /EISDIR/);
      assert.deepEqual([...journal.unnoted.keys()], ids);
      await makeRoom();
      const history = new ChangeHistory({
        folder: folder.path(),
        clock,
        logger: benches.current.office.logger,
        unnoted: journal.unnoted,
      });
      const { entries } = await history.entries(benches.current.session.tenant.key);
      history.dispose();
      assert.deepEqual(new Set(entries.map(({ outcome }) => outcome)), new Set(['notNoted']));
      assert.match(entries[0]?.error ?? '', /EISDIR/);
    });

    it('notes them with what is noted next', async () => {
      const ids = await failToSettle();
      await makeRoom();
      const plan = await benches.current.plan(removal);
      await journal.begin(plan);
      assert.deepEqual(await settledIds(), ids);
      assert.equal(journal.unnoted.size, 0);
    });

    it('notes them after some time', async () => {
      const ids = await failToSettle();
      await makeRoom();
      const written = new Promise<void>((resolve) => {
        journal.onDidWrite(resolve);
      });
      await clock.untilSleeping();
      clock.advance(30_000);
      await written;
      assert.deepEqual(await settledIds(), ids);
    });

    it('notes them when it is asked to', async () => {
      const ids = await failToSettle();
      await journal.retryUnnoted();
      assert.equal(journal.unnoted.size, 2);
      await makeRoom();
      await journal.retryUnnoted();
      assert.deepEqual(await settledIds(), ids);
      assert.equal(told.length, 1);
    });
  });
});
