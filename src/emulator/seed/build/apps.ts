/** One app with everything in it. */
import type { WireApp, WireAppResource, WireAppResourceType } from '../../../shared/wire/apps';
import type { WireAppEntitlement } from '../../../shared/wire/entitlements';
import type { OwnerRecord } from '../../store/tenantData';
import { shuffle } from '../draw';
import { idOf, refOf } from '../ids';
import type { Timeline } from '../timeline';
import { parseTraits } from '../catalog/notation';
import type { AppSpec, EntitlementSpec } from '../catalog/spec';
import type { Person } from '../company/people';
import { accountOfPerson, extraAccount, type Account } from './accounts';
import { wireApp, wireResources, wireResourceTypes } from './appObjects';
import { wireEntitlement, type PlacedEntitlement } from './entitlements';
import { buildGrant, type BuiltGrant } from './grants';
import type { Holding, Holdings } from './holdings';

/** What an app brings to the tenant. */
export interface BuiltApp {
  readonly spec: AppSpec;
  readonly app: WireApp;
  readonly resourceTypes: readonly WireAppResourceType[];
  readonly resources: readonly WireAppResource[];
  readonly entitlements: readonly WireAppEntitlement[];
  readonly accounts: readonly Account[];
  /** By entitlement; the grants of one are in no order, as the API promises none. */
  readonly grants: readonly BuiltGrant[];
  readonly owners: readonly OwnerRecord[];
}

/**
 * Builds an app and remembers who holds what in it. What its entitlements inherit from must have
 * been built with the same holdings before.
 */
export function buildApp(
  spec: AppSpec,
  persons: readonly Person[],
  holdings: Holdings,
  at: Timeline,
): BuiltApp {
  const placed = placeEntitlements(spec);
  const members = settleAccess(spec, placed, persons, holdings, at);
  const accounts = members.map(({ account }) => account);
  const filled = placed.map((entitlement) => {
    const holders =
      entitlement.place === null
        ? members.filter(({ account }) => account.wire.status?.status !== 'STATUS_DELETED')
        : holdings.settle(entitlement.key, entitlement.spec.holders, accounts);
    const grants = holders.map((holding) => buildGrant(entitlement, holding, at));
    holdings.remember(
      entitlement.key,
      grants.map(({ account, term }) => ({ account, ageSeconds: term.createdSecondsAgo })),
    );
    return { entitlement, grants, wire: wireEntitlement(spec, entitlement, grants.length, at) };
  });
  const grantCountOf = (resourceId: string): number =>
    filled
      .filter(({ wire }) => wire.appResourceId === resourceId)
      .reduce((sum, { grants }) => sum + grants.length, 0);
  return {
    spec,
    app: wireApp(spec, accounts.length, at),
    resourceTypes: wireResourceTypes(spec, at),
    resources: wireResources(spec, grantCountOf, at),
    entitlements: filled.map(({ wire }) => wire),
    accounts,
    grants: filled.flatMap(({ grants }) => grants),
    owners: ownersOf(spec, placed),
  };
}

function settleAccess(
  spec: AppSpec,
  placed: readonly PlacedEntitlement[],
  persons: readonly Person[],
  holdings: Holdings,
  at: Timeline,
): readonly Holding<Account>[] {
  // Whoever holds something in the app by name has an account there.
  const named = placed.flatMap((entitlement) =>
    entitlement.spec.holders.split('; ').filter((clause) => clause.startsWith('@')),
  );
  const candidates = persons.map((person) => ({
    accountKey: `${spec.key}/${person.key}`,
    person,
    isEnabled: false,
  }));
  const members = holdings
    .settle(`${spec.key}/access`, [spec.access.holders, ...named].join('; '), candidates)
    .map(({ account, sources }) => ({
      account: accountOfPerson(spec, account.person, at),
      sources,
    }));
  const extras = (spec.extraAccounts ?? []).map((extra) => ({
    account: extraAccount(spec, extra, at),
    sources: [],
  }));
  return shuffle(spec.key, [...members, ...extras], ({ account }) => account.accountKey);
}

function placeEntitlements(app: AppSpec): readonly PlacedEntitlement[] {
  const place = (
    key: string,
    spec: EntitlementSpec,
    where: PlacedEntitlement['place'],
  ): PlacedEntitlement => ({
    key,
    ref: refOf(key),
    spec,
    traits: parseTraits(spec.traits),
    place: where,
  });
  return [
    place(`${app.key}/access`, app.access, null),
    ...app.types.flatMap((type) =>
      type.resources.flatMap(({ name, entitlements }) =>
        entitlements.map((spec) =>
          place(`${app.key}/${name}/${spec.slug}`, spec, { type, resourceName: name }),
        ),
      ),
    ),
  ];
}

function ownersOf(
  spec: AppSpec,
  entitlements: readonly PlacedEntitlement[],
): readonly OwnerRecord[] {
  const appId = idOf('app', spec.key);
  const ofApp = spec.owners.map((key) => ({
    appId,
    appEntitlementId: null,
    userId: idOf('user', key),
  }));
  const ofEntitlements = entitlements.flatMap((entitlement) =>
    (entitlement.spec.extras.owners ?? []).map((key) => ({
      appId,
      appEntitlementId: entitlement.ref.id,
      userId: idOf('user', key),
    })),
  );
  return [...ofApp, ...ofEntitlements];
}
