/** A tenant of any size that is computed, not stored. */
import type { WireAppUser } from '../../../shared/wire/accounts';
import type { WireApp, WireAppResource, WireAppResourceType } from '../../../shared/wire/apps';
import type { WireAppEntitlement, WireAppEntitlementRef } from '../../../shared/wire/entitlements';
import type { WireUser } from '../../../shared/wire/users';
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
import type { GrantRecord, TenantData } from '../tenantData';
import type { GrantKey, PageRange, Slice, TenantStore } from '../tenantStore';
import { scaleGrant } from './grants';
import { accessEntitlementId, scaleId, scaleNumber } from './ids';
import { personLogin, personName } from './names';
import {
  riskLevelsOf,
  scaleAccount,
  scaleApp,
  scaleEntitlement,
  scaleResource,
  scaleResourceType,
  scaleUser,
  typesPerApp,
  type Created,
} from './objects';
import { nthOfHolder, ScaleShape, type AppShape, type Slot } from './shape';

/** The apps that the app owner among the principals owns. */
const ownedApps: readonly number[] = [1, 2];

/** Answers by arithmetic; only what was changed takes memory. */
export class ScaleStore implements TenantStore {
  readonly tenantId = scaleId('tenant', 0);
  readonly principals = {
    admin: scaleId('user', 0),
    viewer: scaleId('user', 1),
    appOwner: scaleId('user', 2),
  };
  private readonly shape: ScaleShape;
  private readonly created: Created;
  /** What a search for a person looks at, made when the first is. */
  private personTexts: readonly string[] | undefined;

  constructor(
    grantCount: number,
    readonly writer: Overlay,
    private readonly startedAt: Date,
  ) {
    this.shape = new ScaleShape(grantCount);
    const createdAt = new Date(startedAt.getTime() - 400 * 86_400_000).toISOString();
    this.created = { createdAt, updatedAt: createdAt, deletedAt: null };
  }

  app(id: string): WireApp | undefined {
    const app = this.appShape(id);
    return app === undefined ? undefined : scaleApp(app, this.created);
  }

  searchApps(query: AppQuery, range: PageRange): Slice<WireApp> {
    const matches = appMatcher(query);
    return scanList(this.shape.apps, range, (shape) => {
      const app = scaleApp(shape, this.created);
      return matches(app) ? app : undefined;
    });
  }

  resourceType(appId: string, id: string): WireAppResourceType | undefined {
    const number = scaleNumber('type', id) ?? NaN;
    const app = this.appShape(appId);
    if (app === undefined || Math.floor(number / typesPerApp) !== app.index) return undefined;
    return scaleResourceType(app.index, number % typesPerApp, this.created);
  }

  resourceTypes(appId: string, range: PageRange): Slice<WireAppResourceType> {
    const app = this.appShape(appId);
    return scan(app === undefined ? 0 : typesPerApp, range, (place) =>
      app === undefined ? undefined : scaleResourceType(app.index, place, this.created),
    );
  }

  resource(appId: string, id: string): WireAppResource | undefined {
    const slot = this.shape.entitlementAt(scaleNumber('resource', id) ?? NaN);
    if (slot === undefined || slot.place === 0) return undefined;
    return scaleId('app', slot.app.index) === appId ? scaleResource(slot, this.created) : undefined;
  }

  entitlement(ref: WireAppEntitlementRef): WireAppEntitlement | undefined {
    const slot = this.slot(ref);
    return slot === undefined ? undefined : this.entitlementOf(slot);
  }

  searchEntitlements(query: EntitlementQuery, range: PageRange): Slice<WireAppEntitlement> {
    const matches = entitlementMatcher(query);
    const holders = query.appUserIds.map((id) => this.accountSlot(id));
    const strangers = query.excludeAppUserIds.map((id) => this.accountSlot(id));
    return scanList(this.slots(query.appIds, query.refs), range, (slot) => {
      const isHeldByAny = (accounts: readonly (Slot | undefined)[]): boolean =>
        accounts.some((account) => this.isHeld(slot, account));
      const isInList =
        query.resourceTraitIds.length === 0 &&
        (holders.length === 0 || isHeldByAny(holders)) &&
        !isHeldByAny(strangers) &&
        (!query.onlyGetExpiring || this.hasExpiringGrant(slot));
      const entitlement = isInList ? this.entitlementOf(slot) : undefined;
      return entitlement !== undefined && matches(entitlement) ? entitlement : undefined;
    });
  }

  grant(key: GrantKey): GrantRecord | undefined {
    const slot = this.slot({ appId: key.appId, id: key.appEntitlementId });
    const account = this.accountSlot(key.appUserId);
    return slot === undefined || account === undefined ? undefined : this.grantOf(slot, account);
  }

  searchGrants(query: GrantQuery, range: PageRange): Slice<GrantRecord> {
    const slots = this.slotsOfGrants(query);
    const accounts = this.accountsOfGrants(query);
    if (accounts !== undefined) {
      const pairs = accounts.flatMap((account) =>
        slots.flatMap((slot) => (slot.app === account.app ? [{ slot, account }] : [])),
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
    const slot = this.accountSlot(id);
    if (slot === undefined || scaleId('app', slot.app.index) !== appId) return undefined;
    return scaleAccount(this.shape, slot, this.created);
  }

  searchAccounts(query: AccountQuery, range: PageRange): Slice<WireAppUser> {
    const matches = accountMatcher(query);
    const hasWords = wordsOf(query.query);
    const numbers = this.accountNumbers(query);
    return scan(numbers?.length ?? this.shape.accountCount, range, (place) => {
      const slot = this.shape.accountAt(numbers?.[place] ?? place);
      if (slot === undefined) return undefined;
      if (query.query !== '' && !hasWords(this.textOfAccount(slot))) return undefined;
      const account = scaleAccount(this.shape, slot, this.created);
      return matches(account) ? account : undefined;
    });
  }

  user(id: string): WireUser | undefined {
    const number = scaleNumber('user', id);
    if (number === undefined || number >= this.shape.personCount) return undefined;
    return this.writer.user(scaleUser(number, this.created));
  }

  searchUsers(query: UserQuery, range: PageRange): Slice<WireUser> {
    const matches = userMatcher(query);
    const hasWords = wordsOf(query.query);
    const texts = this.texts();
    const delegates = query.isDelegate ? this.delegates() : undefined;
    return scan(this.shape.personCount, range, (number) => {
      if (!hasWords(texts[number] ?? '')) return undefined;
      const user = this.writer.user(scaleUser(number, this.created));
      return matches(user) && (delegates?.has(user.id) ?? true) ? user : undefined;
    });
  }

  isOwner(userId: string, { appId }: WireAppEntitlementRef): boolean {
    return userId === this.principals.appOwner && ownedApps.includes(scaleNumber('app', appId) ?? -1);
  }

  riskLevels(): TenantData['riskLevels'] {
    return riskLevelsOf(this.created);
  }

  complianceFrameworks(): TenantData['complianceFrameworks'] {
    return [];
  }

  task(): undefined {
    return undefined;
  }
}
