/** Objects of a tenant in which only what a test is about has to be named. */
import type { WireAppUser } from '../../../src/shared/wire/accounts';
import type { WireApp, WireAppResource, WireAppResourceType } from '../../../src/shared/wire/apps';
import type { WireAttributeValue } from '../../../src/shared/wire/attributes';
import type { WireAppEntitlement } from '../../../src/shared/wire/entitlements';
import type { WireUser } from '../../../src/shared/wire/users';

/** The id of the built-in Access entitlement, in every app. */
export const accessEntitlementId = '287oY0rG4UirjDNFEYguMBvxyim';

const createdAt = '2025-01-02T03:04:05.123456789Z';

/** Made in 2025, never changed, not deleted. */
export const timestamps = { createdAt, updatedAt: createdAt, deletedAt: null };

/** A well-formed id that reads as its name: `idOf('app1')`. */
export function idOf(name: string): string {
  return name.padEnd(27, '0');
}

/** An app. */
export function app(name: string, fields: Partial<WireApp> = {}): WireApp {
  return {
    ...timestamps,
    accessModel: 'APP_ACCESS_MODEL_UNSPECIFIED',
    annotations: {},
    appAccountId: '',
    appAccountName: '',
    appOwners: [],
    appUserMapper: null,
    certifyPolicyId: '',
    connectorVersion: 0,
    defaultRequestCatalogId: '',
    description: '',
    displayName: name,
    enableConnectorSourcedOwnership: false,
    fieldMask: null,
    grantPolicyId: '',
    iconUrl: '',
    id: idOf(name),
    identityMatching: 'APP_USER_IDENTITY_MATCHING_UNSPECIFIED',
    instructions: '',
    isDirectory: false,
    isManuallyManaged: false,
    logoUri: '',
    matchBatonRef: null,
    monthlyCostUsd: 0,
    parentAppId: '',
    revokeGrantSources: false,
    revokePolicyId: '',
    strictAccessEntitlementProvisioning: false,
    userCount: '0',
    ...fields,
  };
}

/** A resource type of an app. */
export function resourceType(
  appName: string,
  name: string,
  fields: Partial<WireAppResourceType> = {},
): WireAppResourceType {
  return {
    ...timestamps,
    appId: idOf(appName),
    displayName: name,
    id: idOf(name),
    traitIds: [],
    ...fields,
  };
}

/** A resource of an app. */
export function resource(
  appName: string,
  typeName: string,
  name: string,
  fields: Partial<WireAppResource> = {},
): WireAppResource {
  return {
    ...timestamps,
    accessConfigId: '',
    agentTrait: null,
    annotations: {},
    appId: idOf(appName),
    appResourceTypeId: idOf(typeName),
    customDescription: '',
    description: '',
    displayName: name,
    externalId: '',
    grantCount: '0',
    id: idOf(name),
    matchBatonId: '',
    nhiDetail: '',
    nhiType: 'NHI_TYPE_UNSPECIFIED',
    parentAppResourceId: '',
    parentAppResourceTypeId: '',
    profile: null,
    ...fields,
  };
}

/** An entitlement of an app. */
export function entitlement(
  appName: string,
  name: string,
  fields: Partial<WireAppEntitlement> = {},
): WireAppEntitlement {
  return {
    ...timestamps,
    alias: '',
    annotations: {},
    appId: idOf(appName),
    appResourceId: '',
    appResourceTypeId: '',
    certifyPolicyId: '',
    complianceFrameworkValueIds: [],
    defaultValuesApplied: false,
    deprovisionerPolicy: null,
    description: '',
    displayName: name,
    emergencyGrantEnabled: false,
    emergencyGrantPolicyId: '',
    externalId: '',
    grantCount: '0',
    grantPolicyId: '',
    id: idOf(name),
    isAutomationEnabled: false,
    isManuallyManaged: false,
    matchBatonId: '',
    overrideAccessRequestsDefaults: false,
    provisionerPolicy: null,
    purpose: 'APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION',
    requestSchemaId: '',
    revokePolicyId: '',
    riskLevelValueId: '',
    slug: 'member',
    sourceConnectorIds: {},
    systemBuiltin: false,
    userEditedMask: null,
    ...fields,
  };
}

/** The Access entitlement of an app. */
export function accessEntitlement(appName: string): WireAppEntitlement {
  return entitlement(appName, 'Access', {
    id: accessEntitlementId,
    purpose: 'APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT',
    slug: 'access',
    systemBuiltin: true,
    durationUnset: {},
  });
}

/** An account in an app, of a user where one is named. */
export function account(
  appName: string,
  name: string,
  userName: string,
  fields: Partial<WireAppUser> = {},
): WireAppUser {
  return {
    ...timestamps,
    agentStatus: 'APP_USER_AGENT_STATUS_UNSPECIFIED',
    appId: idOf(appName),
    appUserType: 'APP_USER_TYPE_USER',
    displayName: name,
    email: `${name}@corp.example`,
    emails: [`${name}@corp.example`],
    employeeIds: ['E1'],
    id: idOf(name),
    identityUserId: userName === '' ? '' : idOf(userName),
    isExternal: false,
    nhiDetail: '',
    nhiType: 'APP_USER_NHI_TYPE_UNSPECIFIED',
    profile: { title: 'Engineer' },
    status: { details: '', status: 'STATUS_ENABLED' },
    username: name,
    usernames: [name],
    ...fields,
  };
}

/** A user. */
export function user(name: string, fields: Partial<WireUser> = {}): WireUser {
  return {
    ...timestamps,
    delegatedUserId: '',
    department: 'Engineering',
    departmentSources: [],
    directoryIds: [],
    directoryStatus: 'ENABLED',
    directoryStatusSources: [],
    displayName: name,
    email: `${name}@corp.example`,
    emailSources: [],
    emails: [`${name}@corp.example`],
    employeeIdSources: [],
    employeeIds: ['E1'],
    employmentStatus: 'active',
    employmentStatusSources: [],
    employmentType: 'employee',
    employmentTypeSources: [],
    id: idOf(name),
    jobTitle: 'Engineer',
    jobTitleSources: [],
    managerIds: [],
    managerSources: [],
    origin: 'USER_ORIGIN_DIRECTORY',
    profile: { city: 'Rotterdam' },
    roleIds: [],
    status: 'ENABLED',
    type: 'USER_TYPE_HUMAN',
    username: name,
    usernameSources: [],
    usernames: [name],
    ...fields,
  };
}

/** A label. */
export function attributeValue(name: string): WireAttributeValue {
  return { ...timestamps, attributeTypeId: idOf('attributeType'), id: idOf(name), value: name };
}
