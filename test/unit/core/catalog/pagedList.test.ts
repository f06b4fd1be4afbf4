import assert from 'node:assert/strict';
import { PagedList } from '../../../../src/core/catalog/pagedList';
import {
  CancelledError,
  InvalidRequestError,
  ServerError,
  UnexpectedAnswerError,
} from '../../../../src/core/errors';
import type { Page } from '../../../../src/core/model/page';
import { deferred } from '../../../support/deferred';
import { ManualClock } from '../../../support/manualClock';

const freshnessMs = 5 * 60_000;

/** A row: its key is what stands before the colon. */
type Row = string;

const page = (rows: readonly Row[], nextPageToken?: string): Page<Row> => ({ rows, nextPageToken });

describe('a list that is read page by page', () => {
  let clock: ManualClock;
  /** The page tokens that were asked for, `''` for the first page. */
  let asked: string[];
  let changeCount: number;
  let fetchPage: (pageToken: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;
  let list: PagedList<Row>;

  /** Serves pages by their token. */
  const serve = (pages: Readonly<Record<string, Page<Row> | Error>>) => {
    fetchPage = (pageToken = '') => {
      const found = pages[pageToken] ?? new InvalidRequestError(`no page ${pageToken}`);
      return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
    };
  };
  /** Answers when the test says so, or with a cancel. */
  const serveLater = () => {
    const answer = deferred<Page<Row>>();
    fetchPage = (_, signal) => {
      signal.addEventListener('abort', () => answer.reject(new CancelledError()));
      return answer.promise;
    };
    return answer;
  };
  const rows = () => list.snapshot.rows.join(' ');

  beforeEach(() => {
    clock = new ManualClock();
    asked = [];
    changeCount = 0;
    serve({ '': page(['a', 'b'], 't1'), t1: page(['c'], 't2'), t2: page(['d']) });
    list = new PagedList<Row>({
      fetchPage: (pageToken, signal) => {
        asked.push(pageToken ?? '');
        return fetchPage(pageToken, signal);
      },
      keyOf: (row) => row.split(':')[0] ?? '',
      clock,
      freshnessMs: () => freshnessMs,
      onDidChange: () => changeCount++,
    });
  });

  it('knows nothing before it is read', () => {
    assert.deepEqual(list.snapshot, {
      rows: [],
      hasMore: false,
      loadedAt: undefined,
      isLoading: false,
      problem: undefined,
    });
    assert.deepEqual(asked, []);
  });

  describe('when it is shown', () => {
    it('reads its first page, and tells so', async () => {
      const ensuring = list.ensure();
      assert.equal(list.snapshot.isLoading, true);
      await ensuring;
      assert.deepEqual(list.snapshot, {
        rows: ['a', 'b'],
        hasMore: true,
        loadedAt: clock.now(),
        isLoading: false,
        problem: undefined,
      });
      assert.equal(changeCount, 2);
    });

    it('reads once, however many ask', async () => {
      await Promise.all([list.ensure(), list.ensure(), list.reload(), list.ensure()]);
      assert.deepEqual(asked, ['']);
    });

    it('reads nothing while it is fresh', async () => {
      await list.ensure();
      clock.advance(freshnessMs - 1);
      await list.ensure();
      assert.deepEqual(asked, ['']);
    });

    it('is shown at once when it is old, and read again behind', async () => {
      await list.ensure();
      clock.advance(freshnessMs);
      const answer = serveLater();
      await list.ensure();
      assert.equal(rows(), 'a b');
      assert.equal(list.snapshot.isLoading, true);
      answer.resolve(page(['b', 'e']));
      await list.reload();
      assert.equal(rows(), 'b e');
      assert.deepEqual(list.snapshot.loadedAt, clock.now());
      assert.deepEqual(asked, ['', '']);
    });

    it('is not read again and again when reading it again fails', async () => {
      await list.ensure();
      clock.advance(freshnessMs);
      serve({ '': new ServerError('down') });
      await list.ensure();
      await list.reload();
      asked = [];
      await list.ensure();
      await list.ensure();
      assert.deepEqual(asked, []);
      assert.equal(rows(), 'a b');
      assert.equal(list.snapshot.problem?.kind, 'failed');
    });

    it('is not read again by itself after a cancel', async () => {
      await list.ensure();
      clock.advance(freshnessMs);
      serveLater();
      await list.ensure();
      list.cancel();
      await list.reload();
      asked = [];
      await list.ensure();
      assert.deepEqual(asked, []);
      assert.deepEqual(list.snapshot.problem, { kind: 'cancelled' });
    });
  });

  describe('when it fails', () => {
    beforeEach(() => serve({ '': new ServerError('down') }));

    it('says why, and is not empty', async () => {
      await list.ensure();
      assert.deepEqual(list.snapshot.problem, { kind: 'failed', error: new ServerError('down') });
      assert.equal(list.snapshot.loadedAt, undefined);
    });

    it('is not read again by being looked at', async () => {
      await list.ensure();
      await list.ensure();
      assert.deepEqual(asked, ['']);
    });

    it('is read again when a person asks', async () => {
      await list.ensure();
      serve({ '': page(['a']) });
      await list.reload();
      assert.equal(list.snapshot.problem, undefined);
      assert.equal(rows(), 'a');
    });

    it('takes anything thrown for a failure', async () => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a foreign library may do
      fetchPage = () => Promise.reject('odd');
      await list.ensure();
      assert.deepEqual(list.snapshot.problem, { kind: 'failed', error: new Error('odd') });
    });
  });

  describe('when more is asked for', () => {
    it('reads one page more', async () => {
      await list.ensure();
      await list.loadMore();
      assert.equal(rows(), 'a b c');
      assert.equal(list.snapshot.hasMore, true);
      await list.loadMore();
      assert.equal(rows(), 'a b c d');
      assert.equal(list.snapshot.hasMore, false);
      assert.deepEqual(asked, ['', 't1', 't2']);
    });

    it('reads nothing at the end', async () => {
      serve({ '': page(['a']) });
      await list.ensure();
      await list.loadMore();
      assert.deepEqual(asked, ['']);
    });

    it('reads one page for two who ask', async () => {
      await list.ensure();
      await Promise.all([list.loadMore(), list.loadMore()]);
      assert.deepEqual(asked, ['', 't1']);
    });

    it('keeps the rows of before when that fails, and the way on', async () => {
      serve({ '': page(['a', 'b'], 't1'), t1: new ServerError('down') });
      await list.ensure();
      await list.loadMore();
      assert.equal(rows(), 'a b');
      assert.equal(list.snapshot.hasMore, true);
      assert.equal(list.snapshot.problem?.kind, 'failed');
      serve({ t1: page(['c']) });
      await list.loadMore();
      assert.equal(rows(), 'a b c');
      assert.equal(list.snapshot.problem, undefined);
    });
  });

  describe('when the rest is asked for', () => {
    it('reads to the end, and tells of each page', async () => {
      await list.ensure();
      changeCount = 0;
      await list.loadRest();
      assert.equal(rows(), 'a b c d');
      assert.equal(list.snapshot.hasMore, false);
      // It begins, two pages, it ends.
      assert.equal(changeCount, 4);
    });

    it('begins at the start where nothing was read', async () => {
      await list.loadRest();
      assert.equal(rows(), 'a b c d');
      assert.deepEqual(list.snapshot.loadedAt, clock.now());
    });

    it('keeps what it has read when it is cancelled', async () => {
      await list.ensure();
      fetchPage = (pageToken) => {
        if (pageToken === 't1') return Promise.resolve(page(['c'], 't2'));
        list.cancel();
        return Promise.reject(new CancelledError());
      };
      await list.loadRest();
      assert.equal(rows(), 'a b c');
      assert.deepEqual(list.snapshot.problem, { kind: 'cancelled' });
      assert.equal(list.snapshot.hasMore, true);
    });
  });

  describe('when it is read again', () => {
    it('reads as far as before, and keeps the rows until then', async () => {
      await list.ensure();
      await list.loadMore();
      asked = [];
      const reloading = list.reload();
      assert.equal(rows(), 'a b c');
      await reloading;
      assert.deepEqual(asked, ['', 't1']);
      assert.equal(rows(), 'a b c');
    });

    it('forgets rows that are gone', async () => {
      await list.ensure();
      serve({ '': page(['b']) });
      await list.reload();
      assert.equal(rows(), 'b');
    });

    it('keeps the rows when it fails', async () => {
      await list.ensure();
      serve({ '': new ServerError('down') });
      await list.reload();
      assert.equal(rows(), 'a b');
    });
  });

  describe('when the server is odd', () => {
    it('reads on after a page without rows', async () => {
      serve({ '': page([], 't1'), t1: page([], 't2'), t2: page(['a']) });
      await list.ensure();
      assert.equal(rows(), 'a');
    });

    it('is empty where all pages are', async () => {
      serve({ '': page([], 't1'), t1: page([]) });
      await list.ensure();
      assert.equal(rows(), '');
      assert.equal(list.snapshot.problem, undefined);
    });

    it('gives up on pages without rows that do not end', async () => {
      fetchPage = () => Promise.resolve(page([], `t${asked.length}`));
      await list.ensure();
      assert.ok(asked.length < 100);
      const { problem } = list.snapshot;
      assert.ok(problem?.kind === 'failed' && problem.error instanceof UnexpectedAnswerError);
    });

    it('gives up on a token that comes again and again', async () => {
      serve({ '': page(['a'], 't1'), t1: page(['a'], 't1') });
      await list.ensure();
      await list.loadMore();
      const { problem } = list.snapshot;
      assert.ok(problem?.kind === 'failed' && problem.error instanceof UnexpectedAnswerError);
      assert.equal(rows(), 'a');
    });

    it('shows a row once that comes twice, as it came last', async () => {
      serve({ '': page(['a:1', 'b:1'], 't1'), t1: page(['b:2', 'c:1']) });
      await list.ensure();
      await list.loadMore();
      assert.equal(rows(), 'a:1 b:2 c:1');
    });
  });

  describe('when its page token has expired', () => {
    const expired = new InvalidRequestError('the page token has expired');

    it('starts over and reads on to a row that it did not have', async () => {
      await list.ensure();
      let hasExpired = false;
      const again = { '': page(['a', 'b'], 'u1'), u1: page(['c'], 'u2') };
      fetchPage = (pageToken = '') => {
        if (pageToken !== 't1' || hasExpired) {
          return Promise.resolve(again[pageToken === 'u1' ? 'u1' : '']);
        }
        hasExpired = true;
        return Promise.reject(expired);
      };
      await list.loadMore();
      assert.equal(rows(), 'a b c');
      assert.deepEqual(asked, ['', 't1', '', 'u1']);
    });

    it('starts over within a longer read too, where the tokens are the same again', async () => {
      await list.ensure();
      await list.loadRest();
      asked = [];
      let hasExpired = false;
      const pages = { '': page(['a', 'b'], 't1'), t1: page(['c'], 't2'), t2: page(['d']) };
      fetchPage = (pageToken = '') => {
        if (pageToken === 't2' && !hasExpired) {
          hasExpired = true;
          return Promise.reject(expired);
        }
        const found = Object.entries(pages).find(([token]) => token === pageToken);
        return found === undefined ? Promise.reject(expired) : Promise.resolve(found[1]);
      };
      await list.reload();
      assert.equal(list.snapshot.problem, undefined);
      assert.equal(rows(), 'a b c d');
      assert.deepEqual(asked, ['', 't1', 't2', '', 't1', 't2']);
    });

    it('starts over once, not for ever', async () => {
      await list.ensure();
      serve({ '': page(['a', 'b'], 't1'), t1: expired });
      asked = [];
      await list.loadMore();
      assert.deepEqual(asked, ['t1', '', 't1']);
      assert.deepEqual(list.snapshot.problem, { kind: 'failed', error: expired });
      assert.equal(rows(), 'a b');
    });

    it('does not start over for a first page that is refused', async () => {
      serve({ '': expired });
      await list.ensure();
      assert.deepEqual(asked, ['']);
    });
  });

  describe('when it is cancelled', () => {
    it('says so, and waits for a person', async () => {
      serveLater();
      const ensuring = list.ensure();
      list.cancel();
      await ensuring;
      assert.deepEqual(list.snapshot.problem, { kind: 'cancelled' });
      await list.ensure();
      assert.deepEqual(asked, ['']);
    });

    it('does nothing where nothing is under way', async () => {
      await list.ensure();
      list.cancel();
      assert.equal(list.snapshot.problem, undefined);
    });
  });

  describe('when it is abandoned', () => {
    it('begins again the next time it is shown', async () => {
      serveLater();
      const ensuring = list.ensure();
      list.abandon();
      await ensuring;
      assert.equal(list.snapshot.problem, undefined);
      assert.equal(list.snapshot.loadedAt, undefined);
      serve({ '': page(['a']) });
      await list.ensure();
      assert.equal(rows(), 'a');
    });

    it('keeps a failure that came before the end', async () => {
      const answer = serveLater();
      const ensuring = list.ensure();
      answer.reject(new ServerError('down'));
      list.abandon();
      await ensuring;
      assert.equal(list.snapshot.problem?.kind, 'failed');
    });
  });
});
