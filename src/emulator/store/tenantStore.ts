/** What the endpoints ask of a tenant, however it is kept. */
import type { WireAppUser } from '../../shared/wire/accounts';
import type { WireApp, WireAppResource, WireAppResourceType } from '../../shared/wire/apps';
import type { WireTimestamp } from '../../shared/wire/common';
import type { WireAppEntitlement, WireAppEntitlementRef } from '../../shared/wire/entitlements';
import type { WireTask } from '../../shared/wire/tasks';
import type { WireExpiringUserDelegationBinding, WireUser } from '../../shared/wire/users';
import type { TenantChanges } from './changes';
import type { AccountQuery, AppQuery, EntitlementQuery, GrantQuery, UserQuery } from './queries';
import type { GrantRecord, References, TenantData } from './tenantData';

/** Which rows of a list to give: `limit` rows from `from`, a place that an earlier slice named. */
export interface PageRange {
  readonly from: number;
  readonly limit: number;
}

/** Rows of a list and the place to continue at; `null` where nothing follows. */
export interface Slice<Row> {
  readonly rows: readonly Row[];
  readonly next: number | null;
}

/** A grant is known by its three ids. */
export type GrantKey = Pick<GrantRecord, 'appId' | 'appEntitlementId' | 'appUserId'>;

/** A tenant. Its lists are in a fixed order, and places in them stay valid through any change. */
export interface TenantStore {
  readonly tenantId: string;
  /** The users behind the credentials. */
  readonly principals: TenantData['principals'];
  readonly writer: TenantWriter;

  app(id: string): WireApp | undefined;
  searchApps(query: AppQuery, range: PageRange): Slice<WireApp>;

  resourceType(appId: string, id: string): WireAppResourceType | undefined;
  resourceTypes(appId: string, range: PageRange): Slice<WireAppResourceType>;
  resource(appId: string, id: string): WireAppResource | undefined;

  entitlement(ref: WireAppEntitlementRef): WireAppEntitlement | undefined;
  searchEntitlements(query: EntitlementQuery, range: PageRange): Slice<WireAppEntitlement>;

  grant(key: GrantKey): GrantRecord | undefined;
  searchGrants(query: GrantQuery, range: PageRange): Slice<GrantRecord>;

  account(appId: string, id: string): WireAppUser | undefined;
  searchAccounts(query: AccountQuery, range: PageRange): Slice<WireAppUser>;

  user(id: string): WireUser | undefined;
  searchUsers(query: UserQuery, range: PageRange): Slice<WireUser>;

  /** Whether the user owns the app, or this entitlement of it. */
  isOwner(userId: string, ref: WireAppEntitlementRef): boolean;

  /**
   * The ids of the people who own the entitlement itself: as they are, or as reads show them, which
   * may lag behind. Empty where there is no such entitlement.
   */
  entitlementOwners(ref: WireAppEntitlementRef, as: 'actual' | 'shown'): readonly string[];

  readonly references: References;

  /** By id or by numeric id. */
  task(id: string): WireTask | undefined;
}

/** The changes that the API can make to a tenant. The object must exist. */
export interface TenantWriter {
  setDeprovisionAt(key: GrantKey, deprovisionAt: WireTimestamp | null): void;
  revoke(key: GrantKey): void;
  /** Replaces the fields given. Setting one member of a oneof takes the other away. */
  updateEntitlement(ref: WireAppEntitlementRef, fields: EntitlementPatch): void;
  /** Sets who `binding.userId` delegates to; an empty delegate removes the delegation. */
  setDelegation(binding: WireExpiringUserDelegationBinding): void;
  /** Makes the user an owner of the entitlement, or no longer one. */
  setOwner(
    ref: WireAppEntitlementRef,
    userId: string,
    isOwner: boolean,
    changedAt: WireTimestamp,
  ): void;
}

/** New values of fields of an entitlement. */
export type EntitlementPatch = TenantChanges['entitlements'][number]['fields'];
