/** From ids to the numbers behind them, and the candidates that a query can be narrowed to. */
import type { WireAppEntitlementRef } from '../../../shared/wire/entitlements';
import { objectKey } from '../keys';
import type { AccountQuery, UserQuery } from '../queries';
import { accessEntitlementId, scaleNumber } from './ids';
import { serviceLogin } from './objects';
import type { AppShape, ScaleShape, Slot } from './shape';

/** The app with this id. */
export function appOf(shape: ScaleShape, id: string): AppShape | undefined {
  return shape.apps[scaleNumber('app', id) ?? -1];
}

/** Where the entitlement stands. */
export function entitlementSlot(
  shape: ScaleShape,
  { appId, id }: WireAppEntitlementRef,
): Slot | undefined {
  const app = appOf(shape, appId);
  if (app === undefined) return undefined;
  if (id === accessEntitlementId) return { app, place: 0 };
  const slot = shape.entitlementAt(scaleNumber('entitlement', id) ?? -1);
  return slot?.app === app && slot.place > 0 ? slot : undefined;
}

/** Where the account stands. */
export function accountSlot(shape: ScaleShape, id: string): Slot | undefined {
  return shape.accountAt(scaleNumber('account', id) ?? -1);
}

/** The entitlements named, or else all of the apps named, or else all. */
export function entitlementSlots(
  shape: ScaleShape,
  appIds: readonly string[],
  refs: readonly WireAppEntitlementRef[],
): readonly Slot[] {
  if (refs.length > 0) {
    const named = new Map(refs.map((ref) => [objectKey(ref), ref]));
    return [...named.values()].flatMap((ref) => entitlementSlot(shape, ref) ?? []);
  }
  return selectedApps(shape, appIds).flatMap((app) =>
    app.holderCounts.map((_, place) => ({ app, place })),
  );
}

/** The accounts that a person has, one in each of some apps. */
export function accountsOfPerson(shape: ScaleShape, userId: string): readonly Slot[] {
  const person = scaleNumber('user', userId);
  if (person === undefined || person >= shape.personCount) return [];
  return shape.apps.flatMap((app) => {
    const place = shape.accountOf(app, person);
    const isTheirs = place !== undefined && serviceLogin({ app, place }) === undefined;
    return isTheirs ? [{ app, place }] : [];
  });
}

/** Numbers of the accounts that can answer the query; `undefined` where all have to be looked at. */
export function accountNumbers(
  shape: ScaleShape,
  query: AccountQuery,
): readonly number[] | undefined {
  const ids = [...query.appUserIds, ...query.refs.map((ref) => ref.id)];
  const slots =
    ids.length > 0
      ? ids.map((id) => accountSlot(shape, id))
      : query.userIds.flatMap((id) => accountsOfPerson(shape, id));
  if (ids.length + query.userIds.length > 0) {
    const numbers = slots.flatMap((it) => (it === undefined ? [] : it.app.firstAccount + it.place));
    return [...new Set(numbers)];
  }
  const appIds = query.appId === '' ? query.appIds : [query.appId];
  if (appIds.length === 0) return undefined;
  return selectedApps(shape, appIds).flatMap(({ firstAccount, accountCount }) =>
    Array.from({ length: accountCount }, (_, place) => firstAccount + place),
  );
}

/** Numbers of the users that the query names; `undefined` where it names none. */
export function userNumbers({ ids, refs }: UserQuery): readonly number[] | undefined {
  const named = [...ids, ...refs.map((ref) => ref.id)];
  if (named.length === 0) return undefined;
  return [...new Set(named)].flatMap((id) => scaleNumber('user', id) ?? []);
}

function selectedApps(shape: ScaleShape, appIds: readonly string[]): readonly AppShape[] {
  if (appIds.length === 0) return shape.apps;
  return [...new Set(appIds)].flatMap((id) => appOf(shape, id) ?? []);
}
