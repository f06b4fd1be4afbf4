import assert from 'node:assert/strict';
import { ServerError } from '../../../../src/core/errors';
import { ListBench, page } from '../../../support/listBench';

describe('a list that is read page by page', () => {
  let bench: ListBench;

  beforeEach(() => {
    bench = new ListBench();
  });

  describe('when loads meet', () => {
    /** Begins to read anew, and gives what lets it end. */
    const reloadLater = async () => {
      await bench.list.ensure();
      const answer = bench.serveLater();
      const reloading = bench.list.reload();
      return {
        reloading,
        letGo: () => {
          bench.serve({ '': page(['a', 'b'], 'u1'), u1: page(['c'], 'u2'), u2: page(['d']) });
          answer.resolve(page(['a', 'b'], 'u1'));
        },
      };
    };

    it('reads more after a reading anew, by the token that this gave', async () => {
      const { reloading, letGo } = await reloadLater();
      const more = Promise.all([bench.list.loadMore(), bench.list.loadMore()]);
      letGo();
      await Promise.all([reloading, more]);
      assert.equal(bench.rows, 'a b c');
      assert.deepEqual(bench.asked, ['', '', 'u1']);
    });

    it('reads the rest after a reading anew', async () => {
      const { letGo } = await reloadLater();
      const rest = bench.list.loadRest();
      letGo();
      await rest;
      assert.equal(bench.rows, 'a b c d');
    });

    it('reads anew after reading more', async () => {
      await bench.list.ensure();
      const answer = bench.serveLater();
      const more = bench.list.loadMore();
      const reloading = bench.list.reload();
      bench.serve({ '': page(['x'], 'u1'), u1: page(['y', 'z']) });
      answer.resolve(page(['c']));
      await Promise.all([more, reloading]);
      assert.equal(bench.rows, 'x y z');
    });

    it('reads nothing more after a cancel', async () => {
      await reloadLater();
      const more = bench.list.loadMore();
      bench.list.cancel();
      await more;
      assert.deepEqual(bench.asked, ['', '']);
      assert.deepEqual(bench.list.snapshot.problem, { kind: 'cancelled' });
    });
  });

  describe('when it is tried again', () => {
    it('reads anew where that had failed', async () => {
      await bench.list.ensure();
      bench.serve({ '': new ServerError('down') });
      await bench.list.reload();
      bench.serve({ '': page(['x'], 'u1'), u1: page(['y', 'z']) });
      await bench.list.retry();
      assert.equal(bench.rows, 'x y z');
    });

    it('reads more where that had failed', async () => {
      await bench.list.ensure();
      bench.serve({ t1: new ServerError('down') });
      await bench.list.loadMore();
      bench.serve({ t1: page(['c'], 't2') });
      await bench.list.retry();
      assert.equal(bench.rows, 'a b c');
    });

    it('reads the rest where that had failed', async () => {
      await bench.list.ensure();
      bench.serve({ t1: new ServerError('down') });
      await bench.list.loadRest();
      bench.serve({ t1: page(['c'], 't2'), t2: page(['d']) });
      await bench.list.retry();
      assert.equal(bench.rows, 'a b c d');
    });
  });

  describe('when its rows are known to be behind', () => {
    it('shows them and reads again behind, once', async () => {
      await bench.list.ensure();
      bench.clock.advance(5000);
      bench.list.expire();
      const answer = bench.serveLater();
      await bench.list.ensure();
      assert.equal(bench.rows, 'a b');
      assert.equal(bench.list.isLoading, true);
      answer.resolve(page(['b']));
      await bench.list.reload();
      assert.equal(bench.rows, 'b');
      await bench.list.ensure();
      assert.deepEqual(bench.asked, ['', '']);
    });

    it('reads once in five seconds in a long series of changes, and after the last', async () => {
      await bench.list.ensure();
      bench.clock.advance(4000);
      for (let change = 0; change < 3; change += 1) {
        bench.list.expire();
        await bench.list.ensure();
      }
      assert.deepEqual(bench.asked, ['']);
      const before = bench.changeCount;
      bench.clock.advance(1000);
      await new Promise(setImmediate);
      assert.equal(bench.changeCount, before + 1);
      await bench.list.ensure();
      assert.deepEqual(bench.asked, ['', '']);
    });

    it('tells nothing later once nobody looks', async () => {
      await bench.list.ensure();
      bench.list.expire();
      await bench.list.ensure();
      const before = bench.changeCount;
      bench.list.abandon();
      bench.clock.advance(5000);
      await new Promise(setImmediate);
      assert.equal(bench.changeCount, before);
    });
  });
});
