/** A tenant of any size that is computed, not stored. */
import type { WireAppUser } from '../../../shared/wire/accounts';
import type { WireApp, WireAppResource, WireAppResourceType } from '../../../shared/wire/apps';
import type { WireTimestamp } from '../../../shared/wire/common';
import type { WireAppEntitlement, WireAppEntitlementRef } from '../../../shared/wire/entitlements';
import type { WireUser } from '../../../shared/wire/users';
import { groupBy } from '../groupBy';
import {
  accountMatcher,
  appMatcher,
  entitlementMatcher,
  grantedEntitlementMatcher,
  isWanted,
  userMatcher,
  wordsOf,
} from '../matching';
import type { Overlay } from '../overlay';
import type { AccountQuery, AppQuery, EntitlementQuery, GrantQuery, UserQuery } from '../queries';
import { scan, scanList } from '../scan';
import type { GrantRecord, References } from '../tenantData';
import type { GrantKey, PageRange, Slice, TenantStore } from '../tenantStore';
import { firstAbove } from './firstAbove';
import { mayExpire, scaleGrant } from './grants';
import { scaleId, scaleNumber } from './ids';
import { personEmail, personName } from './names';
import {
  scaleAccount,
  scaleApp,
  scaleEntitlement,
  scaleResource,
  scaleResourceType,
  scaleUser,
  serviceLogin,
  typesPerApp,
} from './objects';
import { scaleReferences } from './references';
import {
  accountNumbers,
  accountSlot,
  accountsOfPerson,
  appOf,
  entitlementSlot,
  entitlementSlots,
  userNumbers,
} from './selection';
import { holderAt, nthOfHolder, ScaleShape, type Slot } from './shape';

/** The apps that the app owner among the principals owns. */
const ownedApps: readonly number[] = [1, 2];

/** How long ago everything was created; grants came later. */
const ageMs = 800 * 86_400_000;

/** Answers by arithmetic; only what was changed takes memory. */
export class ScaleStore implements TenantStore {
  readonly tenantId = scaleId('tenant', 0);
  readonly principals = {
    admin: scaleId('user', 0),
    viewer: scaleId('user', 1),
    appOwner: scaleId('user', 2),
  };
  readonly references: References;
  private readonly shape: ScaleShape;
  private readonly createdAt: WireTimestamp;
  /** What a search for a person looks at, made when the first is. */
  private personTexts: readonly string[] | undefined;

  constructor(
    grantCount: number,
    readonly writer: Overlay,
    private readonly startedAt: Date,
  ) {
    this.shape = new ScaleShape(grantCount);
    this.createdAt = new Date(startedAt.getTime() - ageMs).toISOString();
    this.references = scaleReferences(this.shape.apps, this.createdAt);
  }

  app(id: string): WireApp | undefined {
    const app = appOf(this.shape, id);
    return app === undefined ? undefined : scaleApp(app, this.createdAt);
  }

  searchApps(query: AppQuery, range: PageRange): Slice<WireApp> {
    const matches = appMatcher(query);
    return scanList(this.shape.apps, range, (shape) => {
      const app = scaleApp(shape, this.createdAt);
      return matches(app) ? app : undefined;
    });
  }

  resourceType(appId: string, id: string): WireAppResourceType | undefined {
    const number = scaleNumber('type', id) ?? -1;
    const app = appOf(this.shape, appId);
    if (app?.index !== Math.floor(number / typesPerApp)) return undefined;
    return scaleResourceType(app.index, number % typesPerApp, this.createdAt);
  }

  resourceTypes(appId: string, range: PageRange): Slice<WireAppResourceType> {
    const app = appOf(this.shape, appId);
    return scan(app === undefined ? 0 : typesPerApp, range, (place) =>
      app === undefined ? undefined : scaleResourceType(app.index, place, this.createdAt),
    );
  }

  resource(appId: string, id: string): WireAppResource | undefined {
    const slot = this.shape.entitlementAt(scaleNumber('resource', id) ?? -1);
    if (slot?.app !== appOf(this.shape, appId)) return undefined;
    return slot === undefined || slot.place === 0 ? undefined : scaleResource(slot, this.createdAt);
  }

  entitlement(ref: WireAppEntitlementRef): WireAppEntitlement | undefined {
    const slot = entitlementSlot(this.shape, ref);
    return slot === undefined ? undefined : this.entitlementAt(slot);
  }

  searchEntitlements(query: EntitlementQuery, range: PageRange): Slice<WireAppEntitlement> {
    const matches = entitlementMatcher(query);
    const isHeld = (slot: Slot, accountIds: readonly string[]): boolean =>
      accountIds.some((id) => this.grantOf(slot, accountSlot(this.shape, id)) !== undefined);
    const slots = entitlementSlots(this.shape, query.appIds, query.refs);
    return scanList(slots, range, (slot) => {
      const isInList =
        query.resourceTraitIds.length === 0 &&
        (query.appUserIds.length === 0 || isHeld(slot, query.appUserIds)) &&
        !isHeld(slot, query.excludeAppUserIds) &&
        (!query.onlyGetExpiring || this.hasExpiringGrant(slot));
      const entitlement = isInList ? this.entitlementAt(slot) : undefined;
      return entitlement !== undefined && matches(entitlement) ? entitlement : undefined;
    });
  }

  grant(key: GrantKey): GrantRecord | undefined {
    const slot = entitlementSlot(this.shape, { appId: key.appId, id: key.appEntitlementId });
    return slot === undefined
      ? undefined
      : this.grantOf(slot, accountSlot(this.shape, key.appUserId));
  }

  searchGrants(query: GrantQuery, range: PageRange): Slice<GrantRecord> {
    const slots = this.slotsOfGrants(query);
    const accounts = this.accountsOfGrants(query);
    if (accounts !== undefined) {
      const slotsByApp = groupBy(slots, (slot) => slot.app);
      const pairs = accounts.flatMap((account) =>
        (slotsByApp.get(account.app) ?? []).map((slot) => ({ slot, account })),
      );
      return scanList(pairs, range, ({ slot, account }) => this.grantOf(slot, account));
    }
    const ends: number[] = [];
    let grantCount = 0;
    for (const { app, place } of slots) ends.push((grantCount += app.holderCounts[place] ?? 0));
    return scan(grantCount, range, (place) => {
      const at = firstAbove(ends, place);
      const slot = slots[at];
      return slot === undefined ? undefined : this.nthGrant(slot, place - (ends[at - 1] ?? 0));
    });
  }

  account(appId: string, id: string): WireAppUser | undefined {
    const slot = accountSlot(this.shape, id);
    if (slot === undefined || slot.app !== appOf(this.shape, appId)) return undefined;
    return scaleAccount(this.shape, slot, this.createdAt);
  }

  searchAccounts(query: AccountQuery, range: PageRange): Slice<WireAppUser> {
    const matches = accountMatcher(query);
    const hasWords = wordsOf(query.query);
    const numbers = accountNumbers(this.shape, query);
    return scan(numbers?.length ?? this.shape.accountCount, range, (place) => {
      const slot = this.shape.accountAt(numbers?.[place] ?? place);
      if (slot === undefined) return undefined;
      if (query.query !== '' && !hasWords(this.textOfAccount(slot))) return undefined;
      const account = scaleAccount(this.shape, slot, this.createdAt);
      return matches(account) ? account : undefined;
    });
  }

  user(id: string): WireUser | undefined {
    const number = scaleNumber('user', id);
    return number === undefined ? undefined : this.userAt(number);
  }

  searchUsers(query: UserQuery, range: PageRange): Slice<WireUser> {
    const matches = userMatcher(query);
    const hasWords = wordsOf(query.query);
    const texts = query.query === '' ? [] : this.texts();
    const numbers = userNumbers(query);
    const delegateIds = query.isDelegate ? this.delegateIds() : undefined;
    return scan(numbers?.length ?? this.shape.personCount, range, (place) => {
      const number = numbers?.[place] ?? place;
      if (!hasWords(texts[number] ?? '')) return undefined;
      const user = this.userAt(number);
      if (user === undefined || !matches(user)) return undefined;
      return (delegateIds?.has(user.id) ?? true) ? user : undefined;
    });
  }

  isOwner(userId: string, ref: WireAppEntitlementRef): boolean {
    const ownsApp =
      userId === this.principals.appOwner &&
      ownedApps.includes(scaleNumber('app', ref.appId) ?? -1);
    return ownsApp || this.entitlementOwners(ref, 'actual').includes(userId);
  }

  /** Those who were made owners: from the start there are none. */
  entitlementOwners(ref: WireAppEntitlementRef, as: 'actual' | 'shown'): readonly string[] {
    return this.writer.owners(ref, [], as);
  }

  task(): undefined {
    return undefined;
  }

  private entitlementAt(slot: Slot): WireAppEntitlement {
    return this.writer.entitlement(scaleEntitlement(slot, this.createdAt));
  }

  private userAt(number: number): WireUser | undefined {
    if (number >= this.shape.personCount) return undefined;
    return this.writer.user(scaleUser(number, this.createdAt));
  }

  /** The grant of the entitlement to the account, where there is one. */
  private grantOf(slot: Slot, account: Slot | undefined): GrantRecord | undefined {
    if (account?.app !== slot.app || nthOfHolder(slot, account.place) === undefined) {
      return undefined;
    }
    return this.writer.grant(scaleGrant(slot, account.place, this.startedAt));
  }

  private nthGrant(slot: Slot, nth: number): GrantRecord | undefined {
    return this.writer.grant(scaleGrant(slot, holderAt(slot, nth), this.startedAt));
  }

  private hasExpiringGrant(slot: Slot): boolean {
    const { appId, id } = this.entitlementAt(slot);
    if (this.writer.hasExpiringGrant({ appId, id })) return true;
    const holderCount = mayExpire(slot.place) ? (slot.app.holderCounts[slot.place] ?? 0) : 0;
    for (let nth = 0; nth < holderCount; nth += 1) {
      const grant = this.nthGrant(slot, nth);
      if (grant !== undefined && grant.deprovisionAt !== null) return true;
    }
    return false;
  }

  /** The entitlements whose grants can answer the query. */
  private slotsOfGrants(query: GrantQuery): readonly Slot[] {
    const slots = entitlementSlots(this.shape, query.appIds, query.entitlementRefs);
    const { appIds, entitlementSlugs, purpose, resourceIds, resourceTypeIds } = query;
    const filters = [appIds, entitlementSlugs, purpose, resourceIds, resourceTypeIds];
    if (filters.every((filter) => filter.length === 0)) return slots;
    const matches = grantedEntitlementMatcher(query);
    return slots.filter((slot) => matches(this.entitlementAt(slot)));
  }

  /** The accounts whose grants can answer the query; `undefined` where any account's can. */
  private accountsOfGrants({ appUserIds, userId }: GrantQuery): readonly Slot[] | undefined {
    if (userId !== '') {
      return accountsOfPerson(this.shape, userId).filter(({ app, place }) =>
        isWanted(appUserIds, scaleId('account', app.firstAccount + place)),
      );
    }
    if (appUserIds.length === 0) return undefined;
    return [...new Set(appUserIds)].flatMap((id) => accountSlot(this.shape, id) ?? []);
  }

  private textOfAccount(slot: Slot): string {
    return serviceLogin(slot) ?? this.texts()[this.shape.personOf(slot.app, slot.place)] ?? '';
  }

  private texts(): readonly string[] {
    this.personTexts ??= Array.from(
      { length: this.shape.personCount },
      (_, number) => `${personName(number)} ${personEmail(number)}`,
    );
    return this.personTexts;
  }

  private delegateIds(): ReadonlySet<string> {
    return new Set(
      this.writer.delegatingUserIds().map((id) => this.user(id)?.delegatedUserId ?? ''),
    );
  }
}
