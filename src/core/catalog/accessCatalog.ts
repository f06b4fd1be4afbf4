import type { GrantQuery } from '../api/grants';
import type { TenantApi } from '../api/tenantApi';
import type { AccountInApp } from '../model/account';
import type { App, ResourceType } from '../model/app';
import type { Entitlement } from '../model/entitlement';
import type { Grant } from '../model/grant';
import {
  accountKey,
  entitlementKey,
  grantKey,
  type AccountRef,
  type AppId,
  type EntitlementRef,
  type GrantRef,
  type ResourceTypeId,
  type UserId,
} from '../model/ids';
import type { User } from '../model/user';
import { peopleQuery } from '../people/peopleQuery';
import type { Disposable } from '../ports';
import { Emitter } from '../util/emitter';
import { noFilters, questionOf, type Filters } from './filters';
import { JustChanged, type GrantEnd, type WrittenExpiration } from './justChanged';
import { isBelow, type ListAddress, type PeopleGroup } from './listAddress';
import { ListShelf, type AnyList, type ListShelfParts } from './listShelf';
import type { PagedList } from './pagedList';

export interface CatalogParts extends ListShelfParts {
  readonly api: TenantApi;
}

/**
 * The lists of one session: apps, resource types, entitlements and grants, people and their
 * accounts, each read when asked for and kept while fresh. It ends with its session, so an answer of an older session has nowhere
 * to go.
 */
export class AccessCatalog implements Disposable {
  private readonly stores = {
    apps: new Map<string, PagedList<App>>(),
    resourceTypes: new Map<string, PagedList<ResourceType>>(),
    entitlements: new Map<string, PagedList<Entitlement>>(),
    grants: new Map<string, PagedList<Grant>>(),
    people: new Map<string, PagedList<User>>(),
    accounts: new Map<string, PagedList<AccountInApp>>(),
  };
  private readonly shelf: ListShelf;
  private readonly ownChanges = new Emitter<GrantRef>();
  private readonly overlay: JustChanged;
  private currentFilters = noFilters;
  /** The latest first. */
  private foundIds: readonly UserId[] = [];

  /** Tells which list changed: rows, loading, or a problem. */
  readonly onDidChange: ListShelf['onDidChange'];
  /** Tells which grant a write of ours has changed. */
  readonly onDidWrite = this.ownChanges.event;

  constructor(private readonly parts: CatalogParts) {
    this.shelf = new ListShelf(parts);
    this.onDidChange = this.shelf.onDidChange;
    this.overlay = new JustChanged(parts.clock, (ref) => this.expireGrants(ref));
  }

  get filters(): Filters {
    return this.currentFilters;
  }

  /** Narrows the view; lists whose question changes are dropped, and their loads with them. */
  setFilters(filters: Filters): void {
    const before = this.currentFilters;
    this.currentFilters = filters;
    this.shelf.forget((address) => questionOf(address, before) !== questionOf(address, filters));
  }

  apps(): PagedList<App> {
    return this.shelf.list(
      this.stores.apps,
      { kind: 'apps' },
      {
        keyOf: (app) => app.id,
        fetchPage: (pageToken, signal) =>
          this.parts.api.apps.search({ text: this.currentFilters.appText, pageToken }, signal),
      },
    );
  }

  resourceTypes(appId: AppId): PagedList<ResourceType> {
    return this.shelf.list(
      this.stores.resourceTypes,
      { kind: 'resourceTypes', appId },
      {
        keyOf: (type) => type.id,
        fetchPage: (pageToken, signal) =>
          this.parts.api.apps.resourceTypes(appId, { pageToken }, signal),
      },
    );
  }

  /** The entitlements of an app, or of one resource type in it. */
  entitlements(appId: AppId, resourceTypeId?: ResourceTypeId): PagedList<Entitlement> {
    return this.shelf.list(
      this.stores.entitlements,
      { kind: 'entitlements', appId, resourceTypeId },
      {
        keyOf: entitlementKey,
        fetchPage: (pageToken, signal) =>
          this.parts.api.entitlements.search(
            {
              text: this.currentFilters.entitlementFilters.get(appId)?.text ?? '',
              appIds: [appId],
              ...(resourceTypeId === undefined ? {} : { resourceTypeIds: [resourceTypeId] }),
            },
            { pageToken },
            signal,
          ),
      },
    );
  }

  grants(entitlement: EntitlementRef): PagedList<Grant> {
    return this.grantList({ kind: 'grants', entitlement }, () => {
      const filter = this.currentFilters.grantFilters.get(entitlementKey(entitlement))?.filter;
      return {
        entitlements: [entitlement],
        ...(filter?.kind === 'person' ? { userId: filter.userId } : {}),
        ...(filter?.kind === 'account' ? { accountIds: [filter.accountId] } : {}),
      };
    });
  }

  /** What one account holds. */
  grantsOfAccount(account: AccountRef): PagedList<Grant> {
    return this.grantList({ kind: 'grantsOfAccount', account }, () => ({
      appIds: [account.appId],
      accountIds: [account.accountId],
      expandsResources: true,
    }));
  }

  /** People with their delegates. */
  people(group: PeopleGroup): PagedList<User> {
    return this.shelf.list(
      this.stores.people,
      { kind: 'people', group },
      {
        keyOf: (user) => user.id,
        fetchPage: (pageToken, signal) => {
          // A search for no ids would be a search for everybody.
          const isNobody = group === 'found' && this.foundIds.length === 0;
          return isNobody
            ? Promise.resolve({ rows: [], nextPageToken: undefined })
            : this.parts.api.users.search(peopleQuery(group, this.foundIds), { pageToken }, signal);
        },
      },
    );
  }

  /** The accounts of a person, in all apps. */
  accounts(userId: UserId): PagedList<AccountInApp> {
    return this.shelf.list(
      this.stores.accounts,
      { kind: 'accounts', userId },
      {
        keyOf: ({ account }) => `${account.appId}/${account.id}`,
        fetchPage: (pageToken, signal) =>
          this.parts.api.accounts.ofUser(userId, { pageToken }, signal),
      },
    );
  }

  /** Puts a person at the head of those that were found. */
  addFound(userId: UserId): void {
    this.foundIds = [userId, ...this.foundIds.filter((id) => id !== userId)];
    // A reading under way asks for those of before.
    this.shelf.forget((address) => address.kind === 'people' && address.group === 'found');
  }

  /** Whom somebody looked for, the latest first. */
  get found(): readonly UserId[] {
    return this.foundIds;
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
      case 'people':
        return this.people(address.group);
      case 'accounts':
        return this.accounts(address.userId);
      case 'grantsOfAccount':
        return this.grantsOfAccount(address.account);
    }
  }

  /** A grant that was just read, as it is after our own writes. */
  afterOwnWrites<End extends GrantEnd>(grant: End): End {
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
    await this.shelf.at({ kind: 'grants', entitlement: ref })?.reload();
  }

  /** An entitlement is not as the lists show it: they are read again behind what they show. */
  expireEntitlement({ appId }: EntitlementRef): void {
    this.shelf.expire((address) => address.kind === 'entitlements' && address.appId === appId);
  }

  /** Somebody's delegate is not as the lists show it: they are read again behind what they show. */
  expirePeople(): void {
    this.shelf.expire(({ kind }) => kind === 'people');
  }

  /** Reads one list anew; what is below it is shown as it is, and read again behind once it is. */
  async refresh(address: ListAddress): Promise<void> {
    const isLower = (other: ListAddress) => isBelow(other, address);
    // A list that could not be read has nothing to show meanwhile.
    this.shelf.forget(
      (other) => isLower(other) && this.shelf.at(other)?.snapshot.problem !== undefined,
    );
    this.shelf.expire(isLower);
    await this.shelf.at(address)?.reload();
  }

  get isLoading(): boolean {
    return this.shelf.isLoading;
  }

  cancelLoading(): void {
    this.shelf.cancelLoading();
  }

  /** Stops the load of a list that nobody looks at any more. */
  abandonLoad(address: ListAddress): void {
    this.shelf.at(address)?.abandon();
  }

  dispose(): void {
    this.shelf.dispose();
    this.overlay.dispose();
    this.ownChanges.dispose();
  }

  /** The lists with a grant that is not as they show it: below its entitlement and its account. */
  private expireGrants(ref: GrantRef): void {
    this.shelf.expire(
      (address) =>
        (address.kind === 'grants' &&
          entitlementKey(address.entitlement) === entitlementKey(ref)) ||
        (address.kind === 'grantsOfAccount' && accountKey(address.account) === accountKey(ref)),
    );
  }

  private grantList(
    address: Extract<ListAddress, { kind: 'grants' | 'grantsOfAccount' }>,
    query: () => GrantQuery,
  ): PagedList<Grant> {
    return this.shelf.list(this.stores.grants, address, {
      keyOf: grantKey,
      fetchPage: (pageToken, signal) =>
        this.parts.api.grants.search(query(), { pageToken }, signal),
      onDidRead: (grants) => {
        for (const grant of grants) this.overlay.confirm(grant);
      },
    });
  }
}
