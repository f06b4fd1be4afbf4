import assert from 'node:assert/strict';
import {
  CancelledError,
  InvalidRequestError,
  ServerError,
  UnexpectedAnswerError,
} from '../../../../src/core/errors';
import { ListBench, page } from '../../../support/listBench';

describe('a list that is read page by page', () => {
  let bench: ListBench;

  beforeEach(() => {
    bench = new ListBench();
  });

  describe('when the server is odd', () => {
    it('reads on after a page without rows', async () => {
      bench.serve({ '': page([], 't1'), t1: page([], 't2'), t2: page(['a']) });
      await bench.list.ensure();
      assert.equal(bench.rows, 'a');
    });

    it('is empty where all pages are', async () => {
      bench.serve({ '': page([], 't1'), t1: page([]) });
      await bench.list.ensure();
      assert.equal(bench.rows, '');
      assert.equal(bench.list.snapshot.problem, undefined);
    });

    it('gives up on pages without rows that do not end', async () => {
      bench.fetchPage = () => Promise.resolve(page([], `t${bench.asked.length}`));
      await bench.list.ensure();
      assert.ok(bench.asked.length < 100);
      const { problem } = bench.list.snapshot;
      assert.ok(problem?.kind === 'failed' && problem.error instanceof UnexpectedAnswerError);
    });

    it('gives up on a token that comes again and again', async () => {
      bench.serve({ '': page(['a'], 't1'), t1: page(['a'], 't1') });
      await bench.list.ensure();
      await bench.list.loadMore();
      const { problem } = bench.list.snapshot;
      assert.ok(problem?.kind === 'failed' && problem.error instanceof UnexpectedAnswerError);
      assert.equal(bench.rows, 'a');
    });

    it('gives up on tokens that come round again', async () => {
      const first = page(['a'], 't1');
      bench.serve({ '': first, t1: page(['a'], 't2'), t2: page(['a'], 't1') });
      await bench.list.ensure();
      await bench.list.loadMore();
      assert.equal(bench.list.snapshot.problem?.kind, 'failed');
      assert.ok(bench.asked.length < 6);
    });

    it('shows a row once that comes twice, as it came last', async () => {
      bench.serve({ '': page(['a:1', 'b:1'], 't1'), t1: page(['b:2', 'c:1']) });
      await bench.list.ensure();
      await bench.list.loadMore();
      assert.equal(bench.rows, 'a:1 b:2 c:1');
    });
  });

  describe('when its page token has expired', () => {
    const expired = new InvalidRequestError('the page token has expired');

    it('starts over and reads on to a row that it did not have', async () => {
      await bench.list.ensure();
      let hasExpired = false;
      const again = { '': page(['a', 'b'], 'u1'), u1: page(['c'], 'u2') };
      bench.fetchPage = (pageToken = '') => {
        if (pageToken !== 't1' || hasExpired) {
          return Promise.resolve(again[pageToken === 'u1' ? 'u1' : '']);
        }
        hasExpired = true;
        return Promise.reject(expired);
      };
      await bench.list.loadMore();
      assert.equal(bench.rows, 'a b c');
      assert.deepEqual(bench.asked, ['', 't1', '', 'u1']);
    });

    it('starts over within a longer read too, where the tokens are the same again', async () => {
      await bench.list.ensure();
      await bench.list.loadRest();
      bench.asked = [];
      let hasExpired = false;
      const pages = { '': page(['a', 'b'], 't1'), t1: page(['c'], 't2'), t2: page(['d']) };
      bench.fetchPage = (pageToken = '') => {
        if (pageToken === 't2' && !hasExpired) {
          hasExpired = true;
          return Promise.reject(expired);
        }
        const found = Object.entries(pages).find(([token]) => token === pageToken);
        return found === undefined ? Promise.reject(expired) : Promise.resolve(found[1]);
      };
      await bench.list.reload();
      assert.equal(bench.list.snapshot.problem, undefined);
      assert.equal(bench.rows, 'a b c d');
      assert.deepEqual(bench.asked, ['', 't1', 't2', '', 't1', 't2']);
    });

    it('starts over once, not for ever', async () => {
      await bench.list.ensure();
      bench.serve({ '': page(['a', 'b'], 't1'), t1: expired });
      bench.asked = [];
      await bench.list.loadMore();
      assert.deepEqual(bench.asked, ['t1', '', 't1']);
      assert.deepEqual(bench.list.snapshot.problem, {
        kind: 'failed',
        error: expired,
        isReload: false,
      });
      assert.equal(bench.rows, 'a b');
    });

    it('does not start over for a first page that is refused', async () => {
      bench.serve({ '': expired });
      await bench.list.ensure();
      assert.deepEqual(bench.asked, ['']);
    });
  });

  describe('when it is cancelled', () => {
    it('says so, and waits for a person', async () => {
      bench.serveLater();
      const ensuring = bench.list.ensure();
      bench.list.cancel();
      await ensuring;
      assert.deepEqual(bench.list.snapshot.problem, { kind: 'cancelled' });
      await bench.list.ensure();
      assert.deepEqual(bench.asked, ['']);
    });

    it('does nothing where nothing is under way', async () => {
      await bench.list.ensure();
      bench.list.cancel();
      assert.equal(bench.list.snapshot.problem, undefined);
    });
  });

  describe('when it is abandoned', () => {
    const abandon = async () => {
      bench.list.abandon();
      await new Promise(setImmediate);
      assert.equal(bench.list.isLoading, false);
    };

    it('begins again the next time it is shown', async () => {
      bench.serveLater();
      const ensuring = bench.list.ensure();
      bench.list.abandon();
      await ensuring;
      assert.equal(bench.list.snapshot.problem, undefined);
      assert.equal(bench.list.snapshot.loadedAt, undefined);
      bench.serve({ '': page(['a']) });
      await bench.list.ensure();
      assert.equal(bench.rows, 'a');
    });

    it('keeps its rows, and reads them again the next time they are shown', async () => {
      await bench.list.ensure();
      bench.clock.advance(bench.freshnessMs);
      bench.serveLater();
      await bench.list.ensure();
      await abandon();
      assert.equal(bench.rows, 'a b');
      assert.equal(bench.list.snapshot.problem, undefined);
      bench.serve({ '': page(['e']) });
      await bench.list.ensure();
      await bench.list.reload();
      assert.equal(bench.rows, 'e');
    });

    it('owes a person the reading that they asked for, although its rows are fresh', async () => {
      await bench.list.ensure();
      bench.clock.advance(5000);
      bench.serveLater();
      void bench.list.reload();
      await abandon();
      await bench.list.ensure();
      assert.equal(bench.list.isLoading, true);
    });

    it('keeps its rows and the way on where one page more was read', async () => {
      await bench.list.ensure();
      bench.serveLater();
      void bench.list.loadMore();
      await abandon();
      const { rows, hasMore, problem } = bench.list.snapshot;
      assert.deepEqual(
        { rows, hasMore, problem },
        { rows: ['a', 'b'], hasMore: true, problem: undefined },
      );
      bench.asked = [];
      await bench.list.ensure();
      assert.deepEqual(bench.asked, []);
    });

    it('says so where it was searched to its end, and goes on when a person asks', async () => {
      await bench.list.ensure();
      bench.fetchPage = (pageToken) => {
        if (pageToken === 't1') return Promise.resolve(page(['c'], 't2'));
        bench.list.abandon();
        return Promise.reject(new CancelledError());
      };
      await bench.list.loadRest();
      assert.equal(bench.rows, 'a b c');
      assert.deepEqual(bench.list.snapshot.problem, { kind: 'cancelled' });
      bench.serve({ t2: page(['d']) });
      await bench.list.retry();
      assert.equal(bench.rows, 'a b c d');
    });

    it('knows nothing of a search that did not get to its first page', async () => {
      bench.serveLater();
      void bench.list.loadRest();
      await abandon();
      assert.equal(bench.list.snapshot.problem, undefined);
    });

    it('keeps a failure that came before the end', async () => {
      const answer = bench.serveLater();
      const ensuring = bench.list.ensure();
      answer.reject(new ServerError('down'));
      bench.list.abandon();
      await ensuring;
      assert.equal(bench.list.snapshot.problem?.kind, 'failed');
    });
  });
});
