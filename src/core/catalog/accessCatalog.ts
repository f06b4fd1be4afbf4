import type { TenantApi } from '../api/tenantApi';
import { C1Error } from '../errors';
import type { App, ResourceType } from '../model/app';
import type { Entitlement } from '../model/entitlement';
import type { Grant } from '../model/grant';
import {
  entitlementKey,
  grantKey,
  type AppId,
  type EntitlementRef,
  type GrantRef,
  type ResourceTypeId,
} from '../model/ids';
import type { Page } from '../model/page';
import type { Clock, Disposable, Logger } from '../ports';
import { Emitter } from '../util/emitter';
import { noFilters, type Filters } from './filters';
import { JustChanged, type WrittenExpiration } from './justChanged';
import { isBelow, listKey, type ListAddress } from './listAddress';
import { PagedList } from './pagedList';

export interface CatalogParts {
  readonly api: TenantApi;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long rows count as fresh. */
  readonly freshnessMs: () => number;
}

/**
 * The lists of one session: apps, resource types, entitlements and grants, each read when asked
 * for and kept while fresh. It ends with its session, so an answer of an older session has nowhere
 * to go.
 */
export class AccessCatalog implements Disposable {
  private readonly stores = {
    apps: new Map<string, PagedList<App>>(),
    resourceTypes: new Map<string, PagedList<ResourceType>>(),
    entitlements: new Map<string, PagedList<Entitlement>>(),
    grants: new Map<string, PagedList<Grant>>(),
  };
  private readonly known = new Map<string, KnownList>();
  private readonly changes = new Emitter<ListAddress>();
  private readonly ownChanges = new Emitter<GrantRef>();
  private readonly overlay: JustChanged;
  private currentFilters = noFilters;

  /** Tells which list changed: rows, loading, or a problem. */
  readonly onDidChange = this.changes.event;
  /** Tells which grant a write of ours has changed. */
  readonly onDidWrite = this.ownChanges.event;

  constructor(private readonly parts: CatalogParts) {
    this.overlay = new JustChanged(parts.clock, (ref) => this.expireGrants(ref));
  }

  get filters(): Filters {
    return this.currentFilters;
  }

  /** Narrows the view; lists whose question changes are dropped, and their loads with them. */
  setFilters(filters: Filters): void {
    const before = this.currentFilters;
    this.currentFilters = filters;
    this.forget((address) => questionOf(address, before) !== questionOf(address, filters));
  }

  apps(): PagedList<App> {
    return this.list(
      this.stores.apps,
      { kind: 'apps' },
      (app) => app.id,
      (pageToken, signal) =>
        this.parts.api.apps.search({ text: this.currentFilters.appText, pageToken }, signal),
    );
  }

  resourceTypes(appId: AppId): PagedList<ResourceType> {
    return this.list(
      this.stores.resourceTypes,
      { kind: 'resourceTypes', appId },
      (type) => type.id,
      (pageToken, signal) => this.parts.api.apps.resourceTypes(appId, { pageToken }, signal),
    );
  }

  /** The entitlements of an app, or of one resource type in it. */
  entitlements(appId: AppId, resourceTypeId?: ResourceTypeId): PagedList<Entitlement> {
    return this.list(
      this.stores.entitlements,
      { kind: 'entitlements', appId, resourceTypeId },
      entitlementKey,
      (pageToken, signal) =>
        this.parts.api.entitlements.search(
          {
            text: this.currentFilters.entitlementFilters.get(appId)?.text ?? '',
            appIds: [appId],
            ...(resourceTypeId === undefined ? {} : { resourceTypeIds: [resourceTypeId] }),
          },
          { pageToken },
          signal,
        ),
    );
  }

  grants(entitlement: EntitlementRef): PagedList<Grant> {
    return this.list(
      this.stores.grants,
      { kind: 'grants', entitlement },
      grantKey,
      (pageToken, signal) => {
        const filter = this.currentFilters.grantFilters.get(entitlementKey(entitlement))?.filter;
        return this.parts.api.grants.search(
          {
            entitlements: [entitlement],
            ...(filter?.kind === 'person' ? { userId: filter.userId } : {}),
            ...(filter?.kind === 'account' ? { accountIds: [filter.accountId] } : {}),
          },
          { pageToken },
          signal,
        );
      },
      (grants) => {
        for (const grant of grants) this.overlay.confirm(grant);
      },
    );
  }

  /** Any list by its address. */
  listAt(address: ListAddress): AnyList {
    switch (address.kind) {
      case 'apps':
        return this.apps();
      case 'resourceTypes':
        return this.resourceTypes(address.appId);
      case 'entitlements':
        return this.entitlements(address.appId, address.resourceTypeId);
      case 'grants':
        return this.grants(address.entitlement);
    }
  }

  /** A grant that was just read, as it is after our own writes. */
  afterOwnWrites(grant: Grant): Grant {
    return this.overlay.applyToRead(grant);
  }

  /** A grant of a list that is kept here, as it is after our own writes. */
  listedAfterOwnWrites(grant: Grant): Grant {
    return this.overlay.applyToListed(grant);
  }

  /** Whether the server's lists may not have shown our own write to this grant yet. */
  isJustChanged(ref: GrantRef): boolean {
    return this.overlay.isPending(ref);
  }

  /** Takes in what a write answered. */
  noteExpiration(ref: GrantRef, written: WrittenExpiration): void {
    this.overlay.note(ref, written);
    this.ownChanges.fire(ref);
    this.expireGrants(ref);
  }

  /** Reads the list with a grant that is not as it shows, if somebody has looked at it. */
  async rereadGrants(ref: EntitlementRef): Promise<void> {
    await this.known.get(listKey({ kind: 'grants', entitlement: ref }))?.list.reload();
  }

  /** Reads one list anew; what is below it is read again when it is shown again. */
  async refresh(address: ListAddress): Promise<void> {
    this.forget((other) => isBelow(other, address));
    await this.known.get(listKey(address))?.list.reload();
  }

  get isLoading(): boolean {
    return [...this.known.values()].some(({ list }) => list.isLoading);
  }

  cancelLoading(): void {
    for (const { list } of this.known.values()) list.cancel();
  }

  /** Stops the load of a list that nobody looks at any more. */
  abandonLoad(address: ListAddress): void {
    this.known.get(listKey(address))?.list.abandon();
  }

  dispose(): void {
    this.forget(() => true);
    this.overlay.dispose();
    this.ownChanges.dispose();
    this.changes.dispose();
  }

  private expireGrants(entitlement: EntitlementRef): void {
    const address: ListAddress = { kind: 'grants', entitlement };
    this.known.get(listKey(address))?.list.expire();
    this.changes.fire(address);
  }

  /** Lists that are forgotten stop loading and tell nothing more. */
  private forget(isGone: (address: ListAddress) => boolean): void {
    for (const [key, { address, list }] of [...this.known]) {
      if (!isGone(address)) continue;
      this.known.delete(key);
      this.stores[address.kind].delete(key);
      list.abandon();
    }
  }

  private list<Row>(
    store: Map<string, PagedList<Row>>,
    address: ListAddress,
    keyOf: (row: Row) => string,
    fetchPage: (pageToken: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
    onDidRead: (rows: readonly Row[]) => void = () => undefined,
  ): PagedList<Row> {
    const key = listKey(address);
    const existing = store.get(key);
    if (existing !== undefined) return existing;
    const list: PagedList<Row> = new PagedList<Row>({
      keyOf,
      fetchPage,
      clock: this.parts.clock,
      freshnessMs: this.parts.freshnessMs,
      onDidChange: () => {
        if (this.known.get(key)?.list === list) this.changes.fire(address);
      },
      onDidRead,
      onDidFail: (error) => this.parts.logger.warn(`Could not load ${key}: ${logText(error)}`),
    });
    store.set(key, list);
    this.known.set(key, { address, list });
    return list;
  }
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
}

/** One line, whatever the server put into its message. */
function logText(error: Error): string {
  const requestId = error instanceof C1Error ? error.requestId : undefined;
  const suffix = requestId === undefined ? '' : ` (request id ${requestId})`;
  return `${error.name}: ${error.message}${suffix}`.replace(/\s+/g, ' ');
}

/** What a list asks the server, as far as filters decide it. */
function questionOf(address: ListAddress, filters: Filters): string {
  switch (address.kind) {
    case 'apps':
      return filters.appText;
    case 'resourceTypes':
      return '';
    case 'entitlements':
      return filters.entitlementFilters.get(address.appId)?.text ?? '';
    case 'grants': {
      const filter = filters.grantFilters.get(entitlementKey(address.entitlement))?.filter;
      return filter === undefined || filter.kind === 'text' ? '' : JSON.stringify(filter);
    }
  }
}
