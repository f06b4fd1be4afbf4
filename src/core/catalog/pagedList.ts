import { PageGuard } from '../api/pages';
import { CancelledError, InvalidRequestError, toError } from '../errors';
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
  | {
      readonly kind: 'failed';
      readonly error: Error;
      /** The rows stand as they were before: the list could not be read anew. */
      readonly isReload: boolean;
    }
  | { readonly kind: 'cancelled' };

export interface PagedListParts<Row> {
  readonly fetchPage: (pageToken: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;
  /** The same row read twice has the same key. */
  readonly keyOf: (row: Row) => string;
  readonly clock: Clock;
  /** How long rows count as fresh; never less than 5 seconds. */
  readonly freshnessMs: () => number;
  readonly onDidChange: () => void;
  /** Hears of rows that were read, once they stand in the snapshot. */
  readonly onDidRead: (rows: readonly Row[]) => void;
  /** Hears once of each load that failed, and of none that was stopped. */
  readonly onDidFail: (error: Error) => void;
}

/** Whoever hears that rows have arrived asks for them: without a least time that would never end. */
export const minFreshnessMs = 5_000;

/** The rows of one reading; pages are added to it. */
interface Rows<Row> {
  readonly byKey: Map<string, Row>;
  nextPageToken: string | undefined;
}

const noRows = <Row>(): Rows<Row> => ({ byKey: new Map(), nextPageToken: undefined });

/** `again`: from the start, as far as before. `more`: one page. `rest`: to the end. */
type LoadKind = 'again' | 'more' | 'rest';

interface Load {
  readonly kind: LoadKind;
  readonly done: Promise<void>;
  readonly abort: AbortController;
  /** Nobody looks at the list any more. */
  isAbandoned: boolean;
}

/**
 * A list that the server gives page by page, read at most once at a time and kept while fresh.
 *
 * No method rejects: what went wrong is part of the snapshot, beside the rows that are there.
 */
export class PagedList<Row> {
  private rows = noRows<Row>();
  private loadedAt: Date | undefined;
  private isExpired = false;
  private problem: ListProblem | undefined;
  private load: Load | undefined;
  private lastKind: LoadKind = 'again';
  private wait: AbortController | undefined;

  constructor(private readonly parts: PagedListParts<Row>) {}

  get snapshot(): ListSnapshot<Row> {
    return {
      rows: [...this.rows.byKey.values()],
      hasMore: this.rows.nextPageToken !== undefined,
      loadedAt: this.loadedAt,
      isLoading: this.isLoading,
      problem: this.problem,
    };
  }

  get isLoading(): boolean {
    return this.load !== undefined;
  }

  /**
   * Settles once there is something to show. Fresh rows cost nothing; old rows are shown at once
   * and read again behind. After a problem nothing is read until a person asks for it.
   */
  async ensure(): Promise<void> {
    if (this.problem !== undefined) return;
    if (this.loadedAt === undefined) {
      await (this.load?.done ?? this.reload());
      return;
    }
    if (this.load !== undefined) return;
    if (this.isOld(this.loadedAt)) void this.reload();
    else if (this.isExpired) void this.tellOnceOld(this.loadedAt);
  }

  /** The rows are known to be behind: the next `ensure` shows them and reads again. */
  expire(): void {
    this.isExpired = true;
  }

  /**
   * Reads the list anew, as far as it had been read; the rows of before stay until then. All of it,
   * because one `loadedAt` could not tell the truth of rows that are partly new and partly old.
   */
  reload(): Promise<void> {
    return this.run('again', (signal) => this.readAgain(this.rows.byKey.size, signal));
  }

  /** Reads one page more, once a reading anew is done. */
  loadMore(): Promise<void> {
    return this.run('more', (signal) => this.readOn(this.rows, this.rows.byKey.size + 1, signal));
  }

  /** Reads the list to its end, telling about each page on the way. */
  loadRest(): Promise<void> {
    return this.run('rest', async (signal) => {
      if (this.loadedAt === undefined) await this.readAgain(1, signal);
      while (this.rows.nextPageToken !== undefined) {
        await this.readOn(this.rows, this.rows.byKey.size + 1, signal);
        this.parts.onDidChange();
      }
    });
  }

  /** Does again what was done last: reads anew, reads more, or reads the rest. */
  retry(): Promise<void> {
    switch (this.lastKind) {
      case 'again':
        return this.reload();
      case 'more':
        return this.loadMore();
      case 'rest':
        return this.loadRest();
    }
  }

  /** Stops a load; the list says that it was cancelled. */
  cancel(): void {
    this.load?.abort.abort();
  }

  /**
   * Stops a load because nobody looks any more. Rows that are there stay; the next `ensure` starts a
   * stopped reading again. Only of a search to the end does the list say that it was cancelled.
   */
  abandon(): void {
    this.wait?.abort();
    if (this.load === undefined) return;
    this.load.isAbandoned = true;
    this.load.abort.abort();
  }

  /** A long series of changes costs one reading in five seconds, and the last one is not missed. */
  private async tellOnceOld(loadedAt: Date): Promise<void> {
    if (this.wait !== undefined) return;
    this.wait = new AbortController();
    try {
      await this.parts.clock.sleep(minFreshnessMs - this.ageMsOf(loadedAt), this.wait.signal);
    } catch (error) {
      if (error instanceof CancelledError) return;
      throw error;
    } finally {
      this.wait = undefined;
    }
    this.parts.onDidChange();
  }

  private ageMsOf(loadedAt: Date): number {
    return this.parts.clock.now().getTime() - loadedAt.getTime();
  }

  private isOld(loadedAt: Date): boolean {
    const freshMs = this.isExpired ? 0 : this.parts.freshnessMs();
    return this.ageMsOf(loadedAt) >= Math.max(minFreshnessMs, freshMs);
  }

  /** A load under way that does the same is joined; any other is let end first. */
  private async run(kind: LoadKind, read: (signal: AbortSignal) => Promise<void>): Promise<void> {
    while (this.load !== undefined) {
      const { load } = this;
      await load.done;
      const isDone = load.kind === kind || (load.kind === 'rest' && kind === 'more');
      if (isDone || load.abort.signal.aborted) return;
      // Rows that could not be read anew have no way on.
      if (this.problem !== undefined && kind !== 'again') return;
    }
    const isAtEnd = this.rows.nextPageToken === undefined;
    if (isAtEnd && (kind === 'more' || (kind === 'rest' && this.loadedAt !== undefined))) return;
    const abort = new AbortController();
    const done = this.settle(read(abort.signal));
    this.load = { kind, done, abort, isAbandoned: false };
    this.lastKind = kind;
    this.problem = undefined;
    this.parts.onDidChange();
    await done;
  }

  private async settle(reading: Promise<void>): Promise<void> {
    try {
      await reading;
    } catch (thrown) {
      const error = toError(thrown);
      if (error instanceof CancelledError) {
        this.noteStop();
      } else {
        const isReload = this.load?.kind === 'again' && this.loadedAt !== undefined;
        this.problem = { kind: 'failed', error, isReload };
        this.parts.onDidFail(error);
      }
    } finally {
      this.load = undefined;
      this.parts.onDidChange();
    }
  }

  private noteStop(): void {
    const isSearch = this.load?.kind === 'rest' && this.loadedAt !== undefined;
    if (this.load?.isAbandoned !== true || isSearch) this.problem = { kind: 'cancelled' };
    else if (this.load.kind === 'again') this.isExpired = true;
  }

  private async readAgain(minRows: number, signal: AbortSignal): Promise<void> {
    this.isExpired = false;
    const fresh = noRows<Row>();
    await this.readOn(fresh, Math.max(1, minRows), signal);
    this.rows = fresh;
    this.loadedAt = this.parts.clock.now();
    this.parts.onDidRead([...fresh.byKey.values()]);
  }

  /** Reads on until there are `minRows` rows or the list ends. */
  private async readOn(rows: Rows<Row>, minRows: number, signal: AbortSignal): Promise<void> {
    let guard = new PageGuard();
    let pageToken = rows.nextPageToken;
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
        guard = new PageGuard();
        continue;
      }
      // The server can change between two pages, so a row may come twice.
      for (const row of page.rows) rows.byKey.set(this.parts.keyOf(row), row);
      rows.nextPageToken = page.nextPageToken;
      if (rows === this.rows) this.parts.onDidRead(page.rows);
      pageToken = page.nextPageToken;
      if (pageToken === undefined || rows.byKey.size >= minRows) return;
      guard.requireProgress(page);
    }
  }
}
