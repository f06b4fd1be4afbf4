import { CancelledError, InvalidRequestError, UnexpectedAnswerError, toError } from '../errors';
import type { Page } from '../model/page';
import type { Clock } from '../ports';

/** What a list holds at one moment. */
export interface ListSnapshot<Row> {
  readonly rows: readonly Row[];
  /** Whether the server has rows that are not here. */
  readonly hasMore: boolean;
  /** When the first page was read; undefined before that. */
  readonly loadedAt: Date | undefined;
  readonly isLoading: boolean;
  /** Why the last load did not end well; the rows before it stay. */
  readonly problem: ListProblem | undefined;
}

export type ListProblem =
  { readonly kind: 'failed'; readonly error: Error } | { readonly kind: 'cancelled' };

export interface PagedListParts<Row> {
  readonly fetchPage: (pageToken: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;
  /** The same row read twice has the same key. */
  readonly keyOf: (row: Row) => string;
  readonly clock: Clock;
  /** How long rows count as fresh; never less than 5 seconds. */
  readonly freshnessMs: () => number;
  readonly onDidChange: () => void;
}

/** Whoever hears that rows have arrived asks for them: without a least time that would never end. */
const minFreshnessMs = 5_000;

/** More pages without a row in them than a sane server sends for one question. */
const maxEmptyPages = 50;

interface Rows<Row> {
  readonly byKey: ReadonlyMap<string, Row>;
  readonly nextPageToken: string | undefined;
}

/**
 * A list that the server gives page by page, read at most once at a time and kept while fresh.
 *
 * No method rejects: what went wrong is part of the snapshot, beside the rows that are there.
 */
export class PagedList<Row> {
  private rows: Rows<Row> = { byKey: new Map(), nextPageToken: undefined };
  private loadedAt: Date | undefined;
  private problem: ListProblem | undefined;
  private load: { readonly done: Promise<void>; readonly abort: AbortController } | undefined;

  constructor(private readonly parts: PagedListParts<Row>) {}

  get snapshot(): ListSnapshot<Row> {
    return {
      rows: [...this.rows.byKey.values()],
      hasMore: this.rows.nextPageToken !== undefined,
      loadedAt: this.loadedAt,
      isLoading: this.load !== undefined,
      problem: this.problem,
    };
  }

  /**
   * Settles once there is something to show. Fresh rows cost nothing; old rows are shown at once
   * and read again behind. After a problem nothing is read until a person asks for it.
   */
  async ensure(): Promise<void> {
    if (this.problem !== undefined) return;
    if (this.loadedAt === undefined) {
      await this.reload();
      return;
    }
    const ageMs = this.parts.clock.now().getTime() - this.loadedAt.getTime();
    if (ageMs >= Math.max(minFreshnessMs, this.parts.freshnessMs())) void this.reload();
  }

  /** Reads the list anew, as far as it had been read; the rows of before stay until then. */
  reload(): Promise<void> {
    return this.run((signal) => this.readFromStart(this.rows.byKey.size, signal));
  }

  /** Reads one page more. */
  loadMore(): Promise<void> {
    if (this.rows.nextPageToken === undefined) return Promise.resolve();
    return this.run((signal) => this.readOn(this.rows, this.rows.byKey.size + 1, signal));
  }

  /** Reads the list to its end, telling about each page on the way. */
  loadRest(): Promise<void> {
    return this.run(async (signal) => {
      let rows = this.loadedAt === undefined ? await this.readFromStart(1, signal) : this.rows;
      while (rows.nextPageToken !== undefined) {
        rows = await this.readOn(rows, rows.byKey.size + 1, signal);
        this.rows = rows;
        this.parts.onDidChange();
      }
      return rows;
    });
  }

  /** Stops a load; the list says that it was cancelled. */
  cancel(): void {
    this.load?.abort.abort();
  }

  /** Stops a load and forgets that it began: the next `ensure` starts again. */
  abandon(): void {
    const { load } = this;
    if (load === undefined) return;
    load.abort.abort();
    void load.done.then(() => {
      if (this.problem?.kind === 'cancelled') this.problem = undefined;
    });
  }

  /** The load under way is joined, whatever began it. */
  private run(read: (signal: AbortSignal) => Promise<Rows<Row>>): Promise<void> {
    if (this.load !== undefined) return this.load.done;
    const abort = new AbortController();
    const done = this.settle(read(abort.signal));
    this.load = { done, abort };
    this.problem = undefined;
    this.parts.onDidChange();
    return done;
  }

  private async settle(reading: Promise<Rows<Row>>): Promise<void> {
    try {
      this.rows = await reading;
    } catch (thrown) {
      const error = toError(thrown);
      this.problem =
        error instanceof CancelledError ? { kind: 'cancelled' } : { kind: 'failed', error };
    } finally {
      this.load = undefined;
      this.parts.onDidChange();
    }
  }

  private async readFromStart(minRows: number, signal: AbortSignal): Promise<Rows<Row>> {
    const fresh = await this.readOn(undefined, Math.max(1, minRows), signal);
    this.loadedAt = this.parts.clock.now();
    return fresh;
  }

  /** Reads on until there are `minRows` rows or the list ends. */
  private async readOn(
    known: Rows<Row> | undefined,
    minRows: number,
    signal: AbortSignal,
  ): Promise<Rows<Row>> {
    const byKey = new Map(known?.byKey);
    const seenTokens = new Set<string>();
    let pageToken = known?.nextPageToken;
    let emptyPages = 0;
    let hasStartedOver = false;
    for (;;) {
      let page: Page<Row>;
      try {
        page = await this.parts.fetchPage(pageToken, signal);
      } catch (error) {
        const isExpired = error instanceof InvalidRequestError && pageToken !== undefined;
        if (!isExpired || hasStartedOver) throw error;
        // Page tokens expire. The list starts over, and rows that are known merge by key.
        hasStartedOver = true;
        pageToken = undefined;
        seenTokens.clear();
        continue;
      }
      // The server can change between two pages, so a row may come twice.
      for (const row of page.rows) byKey.set(this.parts.keyOf(row), row);
      pageToken = page.nextPageToken;
      if (pageToken === undefined || byKey.size >= minRows) {
        return { byKey, nextPageToken: pageToken };
      }
      emptyPages = page.rows.length === 0 ? emptyPages + 1 : 0;
      if (seenTokens.has(pageToken) || emptyPages > maxEmptyPages) {
        throw new UnexpectedAnswerError(
          'The tenant keeps sending the same page: the list cannot be read to its end.',
        );
      }
      seenTokens.add(pageToken);
    }
  }
}
