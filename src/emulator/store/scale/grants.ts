/** The grants of a large tenant: each follows from its entitlement and its account. */
import type { GrantRecord } from '../tenantData';
import { scaleId, accessEntitlementId } from './ids';
import { nthOfHolder, type Slot } from './shape';

const dayMs = 86_400_000;
const inheritingEvery = 4;
const expiringPlaces = 3;
const expiringEvery = 4;

/** The grant of the entitlement to the account at `account` of the same app. */
export function scaleGrant({ app, place }: Slot, account: number, startedAt: Date): GrantRecord {
  const appId = scaleId('app', app.index);
  const appEntitlementId = entitlementIdOf({ app, place });
  const appUserId = scaleId('account', app.firstAccount + account);
  const mix = mixed(place, account);
  const createdAt = daysFrom(startedAt, -1 - (mix % 700));
  const isInherited =
    place % inheritingEvery === 2 && nthOfHolder({ app, place: 1 }, account) !== undefined;
  return {
    appId,
    appEntitlementId,
    appUserId,
    createdAt,
    deprovisionAt:
      !isInherited && mayExpire(place) && mix % expiringEvery === 0
        ? daysFrom(startedAt, (mix % 90) + 0.5)
        : null,
    grantSources: isInherited ? [{ appId, id: entitlementIdOf({ app, place: 1 }) }] : [],
    originatingTicketId: '',
    reasons: [
      {
        appEntitlementId,
        appId,
        appUserId,
        createdAt,
        deletedAt: null,
        derivedIdData: '',
        derivedIdType: isInherited ? 'group' : 'connector',
        reasonExpiresAt: null,
        referenceStrength: 'GRANT_REASON_REFERENCE_STRENGTH_STRONG',
        updatedAt: createdAt,
      },
    ],
  };
}

/** Whether grants of the entitlement at this place may have an expiration from the start. */
export function mayExpire(place: number): boolean {
  return place % expiringPlaces === 1;
}

/** The id of the entitlement. */
export function entitlementIdOf({ app, place }: Slot): string {
  return place === 0 ? accessEntitlementId : scaleId('entitlement', app.firstEntitlement + place);
}

function daysFrom(startedAt: Date, days: number): string {
  return new Date(startedAt.getTime() + days * dayMs).toISOString();
}

/** A number that looks as if it had nothing to do with the two. */
function mixed(place: number, account: number): number {
  return Math.imul(place * 31 + account + 1, 0x9e3779b1) >>> 8;
}
