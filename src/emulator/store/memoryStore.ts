/** A tenant held in memory. */
import type { WireAppUser } from '../../shared/wire/accounts';
import type { WireApp, WireAppResource, WireAppResourceType } from '../../shared/wire/apps';
import type { WireAppEntitlement, WireAppEntitlementRef } from '../../shared/wire/entitlements';
import type { WireTask } from '../../shared/wire/tasks';
import type { WireExpiringUserDelegationBinding, WireUser } from '../../shared/wire/users';
import { groupBy } from './groupBy';
import { objectKey } from './keys';
import {
  accountMatcher,
  appMatcher,
  entitlementMatcher,
  grantedEntitlementMatcher,
  isAnyWanted,
  isWanted,
  userMatcher,
} from './matching';
import type { Overlay } from './overlay';
import type { AccountQuery, AppQuery, EntitlementQuery, GrantQuery, UserQuery } from './queries';
import { scanList } from './scan';
import type { GrantRecord, OwnerRecord, References, TenantData } from './tenantData';
import type { GrantKey, PageRange, Slice, TenantStore } from './tenantStore';

/** Answers from indexes over `TenantData`, as the overlay has changed it. */
export class MemoryStore implements TenantStore {
  readonly tenantId: string;
  readonly principals: TenantData['principals'];
  private readonly apps: ReadonlyMap<string, WireApp>;
  private readonly typesByKey: ReadonlyMap<string, WireAppResourceType>;
  private readonly resources: ReadonlyMap<string, WireAppResource>;
  private readonly entitlements: ReadonlyMap<string, WireAppEntitlement>;
  private readonly accounts: ReadonlyMap<string, WireAppUser>;
  private readonly users: ReadonlyMap<string, WireUser>;
  private readonly accountsByUser: ReadonlyMap<string, readonly WireAppUser[]>;
  private readonly grantsByEntitlement: ReadonlyMap<string, readonly GrantRecord[]>;
  private readonly grantsByAccount: ReadonlyMap<string, readonly GrantRecord[]>;
  private readonly delegations: ReadonlyMap<string, WireExpiringUserDelegationBinding>;
  /** Those of an app itself stand under the empty id. */
  private readonly ownersByEntitlement: ReadonlyMap<string, readonly OwnerRecord[]>;
  readonly references: References;

  constructor(
    private readonly data: TenantData,
    readonly writer: Overlay,
  ) {
    this.tenantId = data.tenantId;
    this.principals = data.principals;
    this.grantsByEntitlement = groupBy(data.grants, (it) =>
      objectKey({ appId: it.appId, id: it.appEntitlementId }),
    );
    this.grantsByAccount = groupBy(data.grants, (it) => it.appUserId);
    this.accountsByUser = groupBy(data.accounts, (it) => it.identityUserId);
    this.apps = new Map(data.apps.map((it) => [it.id, it]));
    this.typesByKey = new Map(data.resourceTypes.map((it) => [objectKey(it), it]));
    this.resources = new Map(data.resources.map((it) => [objectKey(it), it]));
    this.accounts = new Map(data.accounts.map((it) => [it.id, it]));
    this.users = new Map(data.users.map((it) => [it.id, it]));
    this.entitlements = new Map(
      data.entitlements.map((it) => [objectKey(it), { ...it, grantCount: this.countGrants(it) }]),
    );
    this.references = data;
    this.delegations = new Map(data.delegations.map((it) => [it.userId, it]));
    this.ownersByEntitlement = groupBy(data.owners, ({ appId, appEntitlementId }) =>
      objectKey({ appId, id: appEntitlementId ?? '' }),
    );
  }

  app(id: string): WireApp | undefined {
    return this.apps.get(id);
  }

  searchApps(query: AppQuery, range: PageRange): Slice<WireApp> {
    const matches = appMatcher(query);
    return scanList(this.data.apps, range, (app) => (matches(app) ? app : undefined));
  }

  resourceType(appId: string, id: string): WireAppResourceType | undefined {
    return this.typesByKey.get(objectKey({ appId, id }));
  }

  resourceTypes(appId: string, range: PageRange): Slice<WireAppResourceType> {
    return scanList(this.data.resourceTypes, range, (type) =>
      type.appId === appId && type.deletedAt === null ? type : undefined,
    );
  }

  resource(appId: string, id: string): WireAppResource | undefined {
    return this.resources.get(objectKey({ appId, id }));
  }

  entitlement(ref: WireAppEntitlementRef): WireAppEntitlement | undefined {
    const seed = this.entitlements.get(objectKey(ref));
    return seed === undefined ? undefined : this.writer.entitlement(seed);
  }

  searchEntitlements(query: EntitlementQuery, range: PageRange): Slice<WireAppEntitlement> {
    const matches = entitlementMatcher(query);
    return scanList([...this.entitlements.values()], range, (seed) => {
      const entitlement = this.writer.entitlement(seed);
      const isInList =
        matches(entitlement) &&
        (query.includeDeleted || !this.hasDeletedParent(entitlement)) &&
        this.hasWantedTrait(query.resourceTraitIds, entitlement) &&
        this.hasWantedGrants(query, entitlement);
      return isInList ? entitlement : undefined;
    });
  }

  grant(key: GrantKey): GrantRecord | undefined {
    const seed = this.grantsByAccount
      .get(key.appUserId)
      ?.find((it) => it.appId === key.appId && it.appEntitlementId === key.appEntitlementId);
    return seed === undefined ? undefined : this.writer.grant(seed);
  }

  searchGrants(query: GrantQuery, range: PageRange): Slice<GrantRecord> {
    const matches = grantedEntitlementMatcher(query);
    return scanList(this.grantCandidates(query), range, (seed) => {
      const entitlement = this.entitlement({ appId: seed.appId, id: seed.appEntitlementId });
      const isInList =
        entitlement !== undefined &&
        matches(entitlement) &&
        isWanted(query.appUserIds, seed.appUserId) &&
        this.isHeldBy(query.userId, seed);
      return isInList ? this.writer.grant(seed) : undefined;
    });
  }

  account(appId: string, id: string): WireAppUser | undefined {
    const account = this.accounts.get(id);
    return account?.appId === appId ? account : undefined;
  }

  searchAccounts(query: AccountQuery, range: PageRange): Slice<WireAppUser> {
    const matches = accountMatcher(query);
    return scanList(this.data.accounts, range, (account) => {
      const isInList =
        matches(account) && (!query.excludeDeletedApps || !this.isDeletedApp(account.appId));
      return isInList ? account : undefined;
    });
  }

  user(id: string): WireUser | undefined {
    const seed = this.users.get(id);
    return seed === undefined ? undefined : this.userNow(seed);
  }

  searchUsers(query: UserQuery, range: PageRange): Slice<WireUser> {
    const matches = userMatcher(query);
    const delegates = query.isDelegate
      ? new Set(this.data.users.map((it) => this.userNow(it).delegatedUserId))
      : undefined;
    return scanList(this.data.users, range, (seed) => {
      const user = this.userNow(seed);
      return matches(user) && (delegates?.has(user.id) ?? true) ? user : undefined;
    });
  }

  isOwner(userId: string, ref: WireAppEntitlementRef): boolean {
    const ofApp = { appId: ref.appId, id: '' };
    return [ofApp, ref].some((it) => this.entitlementOwners(it, 'actual').includes(userId));
  }

  entitlementOwners(ref: WireAppEntitlementRef, as: 'actual' | 'shown'): readonly string[] {
    const seeded = this.ownersByEntitlement.get(objectKey(ref)) ?? [];
    return this.writer.owners(
      ref,
      seeded.map(({ userId }) => userId),
      as,
    );
  }

  task(id: string): WireTask | undefined {
    return this.data.tasks.find((task) => task.id === id || task.numericId === id);
  }

  private userNow(seed: WireUser): WireUser {
    return this.writer.user(seed, this.delegations.get(seed.id));
  }

  private countGrants(ref: WireAppEntitlementRef): string {
    return String(this.grantsByEntitlement.get(objectKey(ref))?.length ?? 0);
  }

  /** The shortest list that surely holds all grants of the query. */
  private grantCandidates(query: GrantQuery): readonly GrantRecord[] {
    if (query.entitlementRefs.length > 0) {
      const keys = new Set(query.entitlementRefs.map(objectKey));
      return [...keys].flatMap((key) => this.grantsByEntitlement.get(key) ?? []);
    }
    const ofUser = this.accountsByUser.get(query.userId)?.map((it) => it.id) ?? [];
    const accountIds = query.userId === '' ? query.appUserIds : ofUser;
    if (query.userId === '' && accountIds.length === 0) return this.data.grants;
    return [...new Set(accountIds)].flatMap((id) => this.grantsByAccount.get(id) ?? []);
  }

  private isHeldBy(userId: string, grant: GrantRecord): boolean {
    return userId === '' || this.accounts.get(grant.appUserId)?.identityUserId === userId;
  }

  private hasWantedGrants(query: EntitlementQuery, ref: WireAppEntitlementRef): boolean {
    const { appUserIds, excludeAppUserIds, onlyGetExpiring } = query;
    if (appUserIds.length + excludeAppUserIds.length === 0 && !onlyGetExpiring) return true;
    const grants = (this.grantsByEntitlement.get(objectKey(ref)) ?? []).flatMap(
      (seed) => this.writer.grant(seed) ?? [],
    );
    const holders = grants.map((grant) => grant.appUserId);
    return (
      isAnyWanted(appUserIds, holders) &&
      !holders.some((holder) => excludeAppUserIds.includes(holder)) &&
      (!onlyGetExpiring || grants.some((grant) => grant.deprovisionAt !== null))
    );
  }

  private hasWantedTrait(traitIds: readonly string[], entitlement: WireAppEntitlement): boolean {
    const type = this.resourceType(entitlement.appId, entitlement.appResourceTypeId);
    return isAnyWanted(traitIds, type?.traitIds ?? []);
  }

  private hasDeletedParent(entitlement: WireAppEntitlement): boolean {
    const { appId, appResourceTypeId, appResourceId } = entitlement;
    const type = this.resourceType(appId, appResourceTypeId);
    const resource = this.resource(appId, appResourceId);
    return (
      this.isDeletedApp(appId) ||
      (type?.deletedAt ?? null) !== null ||
      (resource?.deletedAt ?? null) !== null
    );
  }

  private isDeletedApp(id: string): boolean {
    return (this.apps.get(id)?.deletedAt ?? null) !== null;
  }
}
