import { C1Error } from '../errors';
import type { Page } from '../model/page';
import type { Clock, Disposable, Logger } from '../ports';
import { Emitter } from '../util/emitter';
import { listKey, type ListAddress } from './listAddress';
import { PagedList } from './pagedList';

export interface ListShelfParts {
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long rows count as fresh. */
  readonly freshnessMs: () => number;
}

/** Where lists come from and what their rows are known by. */
export interface ListSource<Row> {
  readonly keyOf: (row: Row) => string;
  readonly fetchPage: (pageToken: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;
  /** Hears of rows that were read. */
  readonly onDidRead?: (rows: readonly Row[]) => void;
}

/** A list whatever its rows are. */
export type AnyList = Pick<
  PagedList<unknown>,
  | 'snapshot'
  | 'isLoading'
  | 'reload'
  | 'loadMore'
  | 'loadRest'
  | 'retry'
  | 'expire'
  | 'cancel'
  | 'abandon'
>;

interface KnownList {
  readonly address: ListAddress;
  readonly list: AnyList;
  /** Takes the list out of the store of its kind. */
  readonly drop: () => void;
}

/** The lists that somebody has asked for, by their addresses. */
export class ListShelf implements Disposable {
  private readonly known = new Map<string, KnownList>();
  private readonly changes = new Emitter<ListAddress>();

  /** Tells which list changed: rows, loading, or a problem. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly parts: ListShelfParts) {}

  /** The list at an address, made when it is first asked for. */
  list<Row>(
    store: Map<string, PagedList<Row>>,
    address: ListAddress,
    { keyOf, fetchPage, onDidRead = () => undefined }: ListSource<Row>,
  ): PagedList<Row> {
    const key = listKey(address);
    const existing = store.get(key);
    if (existing !== undefined) return existing;
    const { clock, freshnessMs, logger } = this.parts;
    const list: PagedList<Row> = new PagedList<Row>({
      keyOf,
      fetchPage,
      clock,
      freshnessMs,
      onDidChange: () => {
        if (this.known.get(key)?.list === list) this.changes.fire(address);
      },
      onDidRead,
      onDidFail: (error) => logger.warn(`Could not load ${key}: ${logText(error)}`),
    });
    store.set(key, list);
    this.known.set(key, { address, list, drop: () => store.delete(key) });
    return list;
  }

  /** The list, if somebody has asked for it. */
  at(address: ListAddress): AnyList | undefined {
    return this.known.get(listKey(address))?.list;
  }

  get isLoading(): boolean {
    return [...this.known.values()].some(({ list }) => list.isLoading);
  }

  cancelLoading(): void {
    for (const { list } of this.known.values()) list.cancel();
  }

  /** The rows of a list are known to be behind: whoever shows them asks again. */
  expire(isBehind: (address: ListAddress) => boolean): void {
    for (const { address, list } of [...this.known.values()]) {
      if (!isBehind(address)) continue;
      list.expire();
      this.changes.fire(address);
    }
  }

  /** Lists that are forgotten stop loading and tell nothing more. */
  forget(isGone: (address: ListAddress) => boolean): void {
    for (const [key, { address, list, drop }] of [...this.known]) {
      if (!isGone(address)) continue;
      this.known.delete(key);
      drop();
      list.abandon();
    }
  }

  dispose(): void {
    this.forget(() => true);
    this.changes.dispose();
  }
}

/** One line, whatever the server put into its message. */
function logText(error: Error): string {
  const requestId = error instanceof C1Error ? error.requestId : undefined;
  const suffix = requestId === undefined ? '' : ` (request id ${requestId})`;
  return `${error.name}: ${error.message}${suffix}`.replace(/\s+/g, ' ');
}
