/** Apps, resource types and resources as the API sends them. */
import type { WireApp, WireAppResource, WireAppResourceType } from '../../../shared/wire/apps';
import { idOf } from '../ids';
import { daySeconds, type Timeline } from '../timeline';
import type { AppSpec } from '../catalog/spec';
import { terraformAnnotations } from './entitlements';

/** The policies of an app that names no others, by key. */
const usualPolicies = {
  grant: 'manager-approves',
  revoke: 'revoke-at-once',
  certify: 'yearly-review',
};

/** An app in which so many accounts are. */
export function wireApp(spec: AppSpec, userCount: number, at: Timeline): WireApp {
  const isManual = spec.isManual === true;
  const policies = { ...usualPolicies, ...spec.policies };
  const createdAt = at(-spec.connectedDaysAgo * daySeconds);
  return {
    accessModel: 'APP_ACCESS_MODEL_CLASSIC',
    annotations: spec.isTerraformManaged === true ? terraformAnnotations('app', spec.key) : {},
    appAccountId: isManual ? '' : spec.accountName,
    appAccountName: spec.accountName,
    appOwners: [],
    appUserMapper: null,
    certifyPolicyId: idOf('policy', policies.certify),
    connectorVersion: isManual ? 0 : 2,
    createdAt,
    defaultRequestCatalogId: spec.isDirectory === true ? '' : idOf('catalog', 'everybody'),
    deletedAt: null,
    description: spec.description,
    displayName: spec.name,
    enableConnectorSourcedOwnership: false,
    fieldMask: null,
    grantPolicyId: idOf('policy', policies.grant),
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
    revokePolicyId: idOf('policy', policies.revoke),
    strictAccessEntitlementProvisioning: isManual,
    updatedAt: at(-spec.connectedDaysAgo * 0.02 * daySeconds),
    userCount: String(userCount),
  };
}

/** The resource types of an app. */
export function wireResourceTypes(spec: AppSpec, at: Timeline): readonly WireAppResourceType[] {
  return spec.types.map(({ name, trait }) => {
    const createdAt = at(-spec.connectedDaysAgo * daySeconds);
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

/** The resources of an app. */
export function wireResources(
  spec: AppSpec,
  grantCountOf: (resourceId: string) => number,
  at: Timeline,
): readonly WireAppResource[] {
  return spec.types.flatMap((type) =>
    type.resources.map((resource) => {
      const key = `${spec.key}/${resource.name}`;
      const id = idOf('resource', key);
      const createdAt = at(-spec.connectedDaysAgo * daySeconds);
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
