/** One app with everything in it. */
import type { WireApp, WireAppResource, WireAppResourceType } from '../../../shared/wire/apps';
import type { WireAppEntitlement } from '../../../shared/wire/entitlements';
import type { OwnerRecord } from '../../store/tenantData';
import { idOf, refOf } from '../ids';
import { daySeconds, type Timeline } from '../timeline';
import { parseTraits } from '../catalog/notation';
import type { AppSpec, EntitlementSpec } from '../catalog/spec';
import type { Person } from '../company/people';
import { accountOfPerson, extraAccount, type Account } from './accounts';
import { terraformAnnotations, wireEntitlement, type PlacedEntitlement } from './entitlements';
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
  /** By entitlement, the newest grant first. */
  readonly grants: readonly BuiltGrant[];
  readonly owners: readonly OwnerRecord[];
}

/** Builds an app. What its entitlements inherit from must have been built with the same holdings. */
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
    const grants = holders
      .map((holding) => buildGrant(entitlement, holding, at))
      .sort((left, right) => left.term.createdSecondsAgo - right.term.createdSecondsAgo);
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
  return [...members, ...extras];
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

function wireApp(spec: AppSpec, userCount: number, at: Timeline): WireApp {
  const isManual = spec.isManual === true;
  const createdAt = at(-spec.connectedDaysAgo * daySeconds, spec.key);
  return {
    accessModel: 'APP_ACCESS_MODEL_CLASSIC',
    annotations: spec.isTerraformManaged === true ? terraformAnnotations('app', spec.key) : {},
    appAccountId: isManual ? '' : spec.accountName,
    appAccountName: spec.accountName,
    appOwners: [],
    appUserMapper: null,
    certifyPolicyId: idOf('policy', 'yearly-review'),
    connectorVersion: isManual ? 0 : 2,
    createdAt,
    defaultRequestCatalogId: spec.isDirectory === true ? '' : idOf('catalog', 'everybody'),
    deletedAt: null,
    description: spec.description,
    displayName: spec.name,
    enableConnectorSourcedOwnership: false,
    fieldMask: null,
    grantPolicyId: idOf('policy', 'manager-approves'),
    iconUrl: '',
    id: idOf('app', spec.key),
    identityMatching: `APP_USER_IDENTITY_MATCHING_${isManual ? 'DISPLAY_NAME' : 'STRICT'}`,
    instructions: spec.instructions ?? '',
    isDirectory: spec.isDirectory === true,
    isManuallyManaged: isManual,
    logoUri: '',
    matchBatonRef: null,
    monthlyCostUsd: spec.monthlyCostUsd ?? 0,
    parentAppId: '',
    revokeGrantSources: false,
    revokePolicyId: idOf('policy', 'revoke-at-once'),
    strictAccessEntitlementProvisioning: isManual,
    updatedAt: at(-spec.connectedDaysAgo * 0.02 * daySeconds, `updated/${spec.key}`),
    userCount: String(userCount),
  };
}

function wireResourceTypes(spec: AppSpec, at: Timeline): readonly WireAppResourceType[] {
  return spec.types.map(({ name, trait }) => {
    const createdAt = at(-spec.connectedDaysAgo * daySeconds, `${spec.key}/${name}`);
    return {
      appId: idOf('app', spec.key),
      createdAt,
      deletedAt: null,
      displayName: name,
      id: idOf('resource-type', `${spec.key}/${name}`),
      traitIds: [idOf('trait', trait)],
      updatedAt: createdAt,
    };
  });
}

function wireResources(
  spec: AppSpec,
  grantCountOf: (resourceId: string) => number,
  at: Timeline,
): readonly WireAppResource[] {
  return spec.types.flatMap((type) =>
    type.resources.map((resource) => {
      const key = `${spec.key}/${resource.name}`;
      const id = idOf('resource', key);
      const createdAt = at(-spec.connectedDaysAgo * daySeconds, key);
      return {
        accessConfigId: '',
        agentTrait: null,
        annotations: {},
        appId: idOf('app', spec.key),
        appResourceTypeId: idOf('resource-type', `${spec.key}/${type.name}`),
        createdAt,
        customDescription: '',
        deletedAt: null,
        description: resource.description,
        displayName: resource.name,
        externalId: spec.isManual === true ? '' : resource.name,
        grantCount: String(grantCountOf(id)),
        id,
        matchBatonId: '',
        nhiDetail: '',
        nhiType: 'NHI_TYPE_UNSPECIFIED' as const,
        parentAppResourceId: '',
        parentAppResourceTypeId: '',
        profile: null,
        updatedAt: createdAt,
      };
    }),
  );
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
