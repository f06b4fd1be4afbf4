import { PagedList } from '../../src/core/catalog/pagedList';
import { CancelledError, InvalidRequestError } from '../../src/core/errors';
import type { Page } from '../../src/core/model/page';
import { deferred, type Deferred } from './deferred';
import { ManualClock } from './manualClock';

/** A row of the list: its key is what stands before the colon. */
export type TextRow = string;

export const page = (rows: readonly TextRow[], nextPageToken?: string): Page<TextRow> => ({
  rows,
  nextPageToken,
});

/** A list of texts that is read from pages which the test makes up. */
export class ListBench {
  readonly clock = new ManualClock();
  /** The page tokens that were asked for, `''` for the first page. */
  asked: string[] = [];
  changeCount = 0;
  /** The rows that were told to be read, in one text for each time. */
  read: string[] = [];
  readonly failures: Error[] = [];
  /** How long the rows of the list count as fresh. */
  freshnessMs = 5 * 60_000;
  fetchPage: (pageToken: string | undefined, signal: AbortSignal) => Promise<Page<TextRow>>;
  readonly list: PagedList<TextRow>;

  constructor() {
    this.fetchPage = () => Promise.reject(new Error('The test serves no page.'));
    this.serve({ '': page(['a', 'b'], 't1'), t1: page(['c'], 't2'), t2: page(['d']) });
    this.list = new PagedList<TextRow>({
      fetchPage: (pageToken, signal) => {
        this.asked.push(pageToken ?? '');
        return this.fetchPage(pageToken, signal);
      },
      keyOf: (row) => row.split(':')[0] ?? '',
      clock: this.clock,
      freshnessMs: () => this.freshnessMs,
      onDidChange: () => this.changeCount++,
      onDidRead: (rows) => this.read.push(rows.join(' ')),
      onDidFail: (error) => this.failures.push(error),
    });
  }

  /** The rows, set apart by spaces. */
  get rows(): string {
    return this.list.snapshot.rows.join(' ');
  }

  /** Serves pages by their token. */
  serve(pages: Readonly<Record<string, Page<TextRow> | Error>>): void {
    this.fetchPage = (pageToken = '') => {
      const found = pages[pageToken] ?? new InvalidRequestError(`There is no page ${pageToken}.`);
      return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
    };
  }

  /** Serves a page when the test says so, or gives in to a cancel. */
  serveLater(): Deferred<Page<TextRow>> {
    const answer = deferred<Page<TextRow>>();
    this.fetchPage = (_, signal) => {
      signal.addEventListener('abort', () => answer.reject(new CancelledError()));
      return answer.promise;
    };
    return answer;
  }
}
