/** The changes of a tenant, laid over a seed that itself never changes. */
import type { WireTimestamp } from '../../shared/wire/common';
import type { WireAppEntitlement, WireAppEntitlementRef } from '../../shared/wire/entitlements';
import type { WireExpiringUserDelegationBinding, WireUser } from '../../shared/wire/users';
import type { TenantChanges } from './changes';
import { objectKey } from './keys';
import { OwnerChanges } from './ownerChanges';
import type { GrantRecord } from './tenantData';
import type { EntitlementPatch, GrantKey, TenantWriter } from './tenantStore';

type GrantChange = TenantChanges['grants'][number];

/** How far what reads show is from what was written. */
export interface Consistency {
  /** How long, in milliseconds, owners show as they were before a write. */
  readonly ownersLagMs: number;
  /** Whether a user's delegate is blank until the delegation starts. */
  readonly hidesFutureDelegations: boolean;
}

const immediate: Consistency = { ownersLagMs: 0, hidesFutureDelegations: false };

/** Applies the changes to what the seed says, and takes further ones. */
export class Overlay implements TenantWriter {
  /** By entitlement, then by account: a grant is looked up far more often than it is changed. */
  private readonly grants = new Map<string, Map<string, GrantChange>>();
  private readonly entitlements = new Map<string, TenantChanges['entitlements'][number]>();
  private readonly delegations = new Map<string, WireExpiringUserDelegationBinding>();
  private readonly ownerChanges = new OwnerChanges();

  /** `onChange` is called after each change; `now` says what has ended, and what shows already. */
  constructor(
    changes: TenantChanges | undefined,
    private readonly now: () => Date,
    private readonly onChange: () => void,
    private readonly consistency = immediate,
  ) {
    for (const change of changes?.grants ?? []) this.keepGrant(change);
    for (const change of changes?.entitlements ?? []) {
      this.entitlements.set(objectKey(change), change);
    }
    for (const binding of changes?.delegations ?? []) {
      this.delegations.set(binding.userId, binding);
    }
    for (const change of changes?.owners ?? []) this.ownerChanges.keep(change);
  }

  /** The grant as it is now; `undefined` where it was revoked. */
  grant(seed: GrantRecord): GrantRecord | undefined {
    const change = this.grants.get(entitlementKey(seed))?.get(seed.appUserId);
    if (change === undefined) return seed;
    return change.isRevoked ? undefined : { ...seed, deprovisionAt: change.deprovisionAt };
  }

  /** How many of the grants that the seed gives the entitlement are gone. */
  revokedCount(ref: WireAppEntitlementRef): number {
    const changes = this.grants.get(objectKey(ref));
    return changes === undefined ? 0 : [...changes.values()].filter((it) => it.isRevoked).length;
  }

  /** Whether a grant of the entitlement was given an expiration. */
  hasExpiringGrant(ref: WireAppEntitlementRef): boolean {
    const changes = this.grants.get(objectKey(ref))?.values() ?? [];
    return [...changes].some((change) => change.deprovisionAt !== null);
  }

  /** The users whose delegation was changed. */
  delegatingUserIds(): readonly string[] {
    return [...this.delegations.keys()];
  }

  /** The entitlement as it is now. */
  entitlement(seed: WireAppEntitlement): WireAppEntitlement {
    const fields: EntitlementPatch | undefined = this.entitlements.get(objectKey(seed))?.fields;
    const revoked = this.revokedCount(seed);
    if (fields === undefined && revoked === 0) return seed;
    return {
      ...patched(seed, fields ?? {}),
      grantCount: String(Number(seed.grantCount) - revoked),
    };
  }

  /** The user as it is now: a delegation that has ended no longer shows. */
  user(seed: WireUser, seededDelegation?: WireExpiringUserDelegationBinding): WireUser {
    const binding = this.delegations.get(seed.id) ?? seededDelegation;
    if (binding === undefined) return seed;
    const delegatedUserId = this.isShown(binding) ? binding.delegatedUserId : '';
    return { ...seed, delegatedUserId, updatedAt: binding.updatedAt };
  }

  /** The people who own the entitlement, by id: as they are, or as reads show them. */
  owners(
    ref: WireAppEntitlementRef,
    seedIds: readonly string[],
    as: 'actual' | 'shown',
  ): readonly string[] {
    const shownUntilMs = this.now().getTime() - this.consistency.ownersLagMs;
    return this.ownerChanges.owners(ref, seedIds, as === 'shown' ? shownUntilMs : Infinity);
  }

  setDeprovisionAt(key: GrantKey, deprovisionAt: WireTimestamp | null): void {
    this.keepGrant({ ...idsOf(key), deprovisionAt, isRevoked: false });
    this.onChange();
  }

  revoke(key: GrantKey): void {
    this.keepGrant({ ...idsOf(key), deprovisionAt: null, isRevoked: true });
    this.onChange();
  }

  updateEntitlement(ref: WireAppEntitlementRef, fields: EntitlementPatch): void {
    const key = objectKey(ref);
    const earlier = this.entitlements.get(key)?.fields ?? {};
    this.entitlements.set(key, {
      appId: ref.appId,
      id: ref.id,
      fields: patched(earlier, fields),
    });
    this.onChange();
  }

  setDelegation(binding: WireExpiringUserDelegationBinding): void {
    this.delegations.set(binding.userId, binding);
    this.onChange();
  }

  setOwner(
    { appId, id }: WireAppEntitlementRef,
    userId: string,
    isOwner: boolean,
    changedAt: WireTimestamp,
  ): void {
    this.ownerChanges.keep({ appId, id, userId, isOwner, changedAt });
    this.onChange();
  }

  /** Forgets every change. */
  clear(): void {
    this.grants.clear();
    this.entitlements.clear();
    this.delegations.clear();
    this.ownerChanges.clear();
    this.onChange();
  }

  /** All changes, to be kept. */
  toChanges(): TenantChanges {
    return {
      version: 1,
      grants: [...this.grants.values()].flatMap((changes) => [...changes.values()]),
      entitlements: [...this.entitlements.values()],
      delegations: [...this.delegations.values()],
      owners: [...this.ownerChanges.toChanges()],
    };
  }

  private isShown({ startAt, expirationAt }: WireExpiringUserDelegationBinding): boolean {
    const nowMs = this.now().getTime();
    const hasEnded = expirationAt !== null && Date.parse(expirationAt) <= nowMs;
    const isFuture = startAt !== null && Date.parse(startAt) > nowMs;
    return !hasEnded && !(isFuture && this.consistency.hidesFutureDelegations);
  }

  private keepGrant(change: GrantChange): void {
    const key = entitlementKey(change);
    const changes = this.grants.get(key) ?? new Map<string, GrantChange>();
    this.grants.set(key, changes.set(change.appUserId, change));
  }
}

/** Replaces fields. A member of the oneof `max_grant_duration` takes the other one's place. */
function patched<Fields extends Pick<WireAppEntitlement, 'durationGrant' | 'durationUnset'>>(
  { durationGrant, durationUnset, ...others }: Fields,
  patch: EntitlementPatch,
): Omit<Fields, 'durationGrant' | 'durationUnset'> & EntitlementPatch {
  const isDurationPatched = 'durationGrant' in patch || 'durationUnset' in patch;
  return {
    ...others,
    ...(isDurationPatched || durationGrant === undefined ? {} : { durationGrant }),
    ...(isDurationPatched || durationUnset === undefined ? {} : { durationUnset }),
    ...patch,
  };
}

function idsOf({ appId, appEntitlementId, appUserId }: GrantKey): GrantKey {
  return { appId, appEntitlementId, appUserId };
}

function entitlementKey({ appId, appEntitlementId }: GrantKey): string {
  return objectKey({ appId, id: appEntitlementId });
}
