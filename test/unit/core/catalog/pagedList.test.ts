import assert from 'node:assert/strict';
import { CancelledError, ServerError } from '../../../../src/core/errors';
import { ListBench, page } from '../../../support/listBench';

describe('a list that is read page by page', () => {
  let bench: ListBench;

  beforeEach(() => {
    bench = new ListBench();
  });

  it('knows nothing before it is read', () => {
    assert.deepEqual(bench.list.snapshot, {
      rows: [],
      hasMore: false,
      loadedAt: undefined,
      isLoading: false,
      problem: undefined,
    });
    assert.deepEqual(bench.asked, []);
  });

  describe('when it is shown', () => {
    it('reads its first page, and tells so', async () => {
      const ensuring = bench.list.ensure();
      assert.equal(bench.list.snapshot.isLoading, true);
      await ensuring;
      assert.deepEqual(bench.list.snapshot, {
        rows: ['a', 'b'],
        hasMore: true,
        loadedAt: bench.clock.now(),
        isLoading: false,
        problem: undefined,
      });
      assert.equal(bench.changeCount, 2);
    });

    it('reads once, however many ask', async () => {
      await Promise.all([
        bench.list.ensure(),
        bench.list.ensure(),
        bench.list.reload(),
        bench.list.ensure(),
      ]);
      assert.deepEqual(bench.asked, ['']);
    });

    it('reads nothing while it is fresh', async () => {
      await bench.list.ensure();
      bench.clock.advance(bench.freshnessMs - 1);
      await bench.list.ensure();
      assert.deepEqual(bench.asked, ['']);
    });

    it('is shown at once when it is old, and read again behind', async () => {
      await bench.list.ensure();
      bench.clock.advance(bench.freshnessMs);
      const answer = bench.serveLater();
      await bench.list.ensure();
      assert.equal(bench.rows, 'a b');
      assert.equal(bench.list.snapshot.isLoading, true);
      answer.resolve(page(['b', 'e']));
      await bench.list.reload();
      assert.equal(bench.rows, 'b e');
      assert.deepEqual(bench.list.snapshot.loadedAt, bench.clock.now());
      assert.deepEqual(bench.asked, ['', '']);
    });

    it('is not read again and again by those who hear of it, however soon rows get old', async () => {
      bench.freshnessMs = 0;
      await bench.list.ensure();
      await bench.list.ensure();
      assert.deepEqual(bench.asked, ['']);
      bench.clock.advance(5000);
      await bench.list.ensure();
      assert.deepEqual(bench.asked, ['', '']);
    });

    it('is not read again and again when reading it again fails', async () => {
      await bench.list.ensure();
      bench.clock.advance(bench.freshnessMs);
      bench.serve({ '': new ServerError('down') });
      await bench.list.ensure();
      await bench.list.reload();
      bench.asked = [];
      await bench.list.ensure();
      await bench.list.ensure();
      assert.deepEqual(bench.asked, []);
      assert.equal(bench.rows, 'a b');
      assert.equal(bench.list.snapshot.problem?.kind, 'failed');
    });

    it('is not read again by itself after a cancel', async () => {
      await bench.list.ensure();
      bench.clock.advance(bench.freshnessMs);
      bench.serveLater();
      await bench.list.ensure();
      bench.list.cancel();
      await bench.list.reload();
      bench.asked = [];
      await bench.list.ensure();
      assert.deepEqual(bench.asked, []);
      assert.deepEqual(bench.list.snapshot.problem, { kind: 'cancelled' });
    });
  });

  describe('when it fails', () => {
    beforeEach(() => bench.serve({ '': new ServerError('down') }));

    it('says why, and is not empty', async () => {
      await bench.list.ensure();
      assert.deepEqual(bench.list.snapshot.problem, {
        kind: 'failed',
        error: new ServerError('down'),
        isReload: false,
      });
      assert.equal(bench.list.snapshot.loadedAt, undefined);
    });

    it('tells of the failure once, and of a cancel never', async () => {
      await Promise.all([bench.list.ensure(), bench.list.reload()]);
      await bench.list.ensure();
      assert.deepEqual(bench.failures, [new ServerError('down')]);
      bench.serveLater();
      const reloading = bench.list.reload();
      bench.list.cancel();
      await reloading;
      assert.equal(bench.failures.length, 1);
    });

    it('is not read again by being looked at', async () => {
      await bench.list.ensure();
      await bench.list.ensure();
      assert.deepEqual(bench.asked, ['']);
    });

    it('is read again when a person asks', async () => {
      await bench.list.ensure();
      bench.serve({ '': page(['a']) });
      await bench.list.reload();
      assert.equal(bench.list.snapshot.problem, undefined);
      assert.equal(bench.rows, 'a');
    });

    it('takes anything thrown for a failure', async () => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a foreign library may do
      bench.fetchPage = () => Promise.reject('odd');
      await bench.list.ensure();
      assert.deepEqual(bench.list.snapshot.problem, {
        kind: 'failed',
        error: new Error('odd'),
        isReload: false,
      });
    });
  });

  describe('when more is bench.asked for', () => {
    it('reads one page more', async () => {
      await bench.list.ensure();
      await bench.list.loadMore();
      assert.equal(bench.rows, 'a b c');
      assert.equal(bench.list.snapshot.hasMore, true);
      await bench.list.loadMore();
      assert.equal(bench.rows, 'a b c d');
      assert.equal(bench.list.snapshot.hasMore, false);
      assert.deepEqual(bench.asked, ['', 't1', 't2']);
    });

    it('reads nothing at the end', async () => {
      bench.serve({ '': page(['a']) });
      await bench.list.ensure();
      await bench.list.loadMore();
      assert.deepEqual(bench.asked, ['']);
    });

    it('reads one page for two who ask', async () => {
      await bench.list.ensure();
      await Promise.all([bench.list.loadMore(), bench.list.loadMore()]);
      assert.deepEqual(bench.asked, ['', 't1']);
    });

    it('keeps the rows of before when that fails, and the way on', async () => {
      bench.serve({ '': page(['a', 'b'], 't1'), t1: new ServerError('down') });
      await bench.list.ensure();
      await bench.list.loadMore();
      assert.equal(bench.rows, 'a b');
      assert.equal(bench.list.snapshot.hasMore, true);
      assert.equal(bench.list.snapshot.problem?.kind, 'failed');
      bench.serve({ t1: page(['c']) });
      await bench.list.loadMore();
      assert.equal(bench.rows, 'a b c');
      assert.equal(bench.list.snapshot.problem, undefined);
    });
  });

  describe('when the rest is bench.asked for', () => {
    it('reads to the end, and tells of each page', async () => {
      await bench.list.ensure();
      bench.changeCount = 0;
      await bench.list.loadRest();
      assert.equal(bench.rows, 'a b c d');
      assert.equal(bench.list.snapshot.hasMore, false);
      // It begins, two pages, it ends.
      assert.equal(bench.changeCount, 4);
    });

    it('begins at the start where nothing was read', async () => {
      await bench.list.loadRest();
      assert.equal(bench.rows, 'a b c d');
      assert.deepEqual(bench.list.snapshot.loadedAt, bench.clock.now());
    });

    it('keeps what it has read when it is cancelled', async () => {
      await bench.list.ensure();
      bench.fetchPage = (pageToken) => {
        if (pageToken === 't1') return Promise.resolve(page(['c'], 't2'));
        bench.list.cancel();
        return Promise.reject(new CancelledError());
      };
      await bench.list.loadRest();
      assert.equal(bench.rows, 'a b c');
      assert.deepEqual(bench.list.snapshot.problem, { kind: 'cancelled' });
      assert.equal(bench.list.snapshot.hasMore, true);
    });
  });

  describe('when it is read again', () => {
    it('reads as far as before, and keeps the rows until then', async () => {
      await bench.list.ensure();
      await bench.list.loadMore();
      bench.asked = [];
      const reloading = bench.list.reload();
      assert.equal(bench.rows, 'a b c');
      await reloading;
      assert.deepEqual(bench.asked, ['', 't1']);
      assert.equal(bench.rows, 'a b c');
    });

    it('tells of the rows that were read, once they are in place of the others', async () => {
      await bench.list.ensure();
      await bench.list.loadMore();
      assert.deepEqual(bench.read, ['a b', 'c']);
      bench.serve({ '': page(['x'], 'u1'), u1: new ServerError('down') });
      await bench.list.reload();
      assert.deepEqual(bench.read, ['a b', 'c']);
      bench.serve({ '': page(['x'], 'u1'), u1: page(['y', 'z']) });
      await bench.list.reload();
      assert.deepEqual(bench.read, ['a b', 'c', 'x y z']);
    });

    it('forgets rows that are gone', async () => {
      await bench.list.ensure();
      bench.serve({ '': page(['b']) });
      await bench.list.reload();
      assert.equal(bench.rows, 'b');
    });

    it('keeps the rows when it fails', async () => {
      await bench.list.ensure();
      bench.serve({ '': new ServerError('down') });
      await bench.list.reload();
      assert.equal(bench.rows, 'a b');
    });
  });
});
