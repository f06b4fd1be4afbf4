/**
 * The objects of a large tenant as the API shows them, each made from its numbers. They are written
 * out without object spread, which costs ten times as much as the rest of making one.
 */
import type { WireAppUser } from '../../../shared/wire/accounts';
import type { WireApp, WireAppResource, WireAppResourceType } from '../../../shared/wire/apps';
import type { WireTimestamp } from '../../../shared/wire/common';
import type { WireAppEntitlement } from '../../../shared/wire/entitlements';
import type { WireUser } from '../../../shared/wire/users';
import { accessEntitlementId, scaleId } from './ids';
import {
  appName,
  departmentName,
  permissionName,
  personEmail,
  personLogin,
  personName,
  resourceName,
} from './names';
import { policyIdFor, riskLevelIdOf } from './references';
import type { AppShape, ScaleShape, Slot } from './shape';

const typeNames = ['Group', 'Role'];
const unownedEvery = 41;
const peoplePerManager = 9;

/** Two resource types in each app. */
export const typesPerApp = typeNames.length;

/** The app. */
export function scaleApp({ index, accountCount }: AppShape, createdAt: WireTimestamp): WireApp {
  return {
    createdAt,
    deletedAt: null,
    updatedAt: createdAt,
    accessModel: 'APP_ACCESS_MODEL_CLASSIC',
    annotations: {},
    appAccountId: '',
    appAccountName: '',
    appOwners: [],
    appUserMapper: null,
    certifyPolicyId: policyIdFor('certify'),
    connectorVersion: 1,
    defaultRequestCatalogId: '',
    description: `${appName(index)} of the company`,
    displayName: appName(index),
    enableConnectorSourcedOwnership: false,
    fieldMask: null,
    grantPolicyId: policyIdFor('grant'),
    iconUrl: '',
    id: scaleId('app', index),
    identityMatching: 'APP_USER_IDENTITY_MATCHING_STRICT',
    instructions: '',
    isDirectory: index === 0,
    isManuallyManaged: false,
    logoUri: '',
    matchBatonRef: null,
    monthlyCostUsd: 0,
    parentAppId: '',
    revokeGrantSources: false,
    revokePolicyId: policyIdFor('revoke'),
    strictAccessEntitlementProvisioning: false,
    userCount: String(accountCount),
  };
}

/** A resource type by its app and its place there. */
export function scaleResourceType(
  app: number,
  place: number,
  createdAt: WireTimestamp,
): WireAppResourceType {
  return {
    createdAt,
    deletedAt: null,
    updatedAt: createdAt,
    appId: scaleId('app', app),
    displayName: typeNames[place] ?? '',
    id: scaleId('type', app * typesPerApp + place),
    traitIds: [],
  };
}

/** The resource that the entitlement at the slot belongs to. */
export function scaleResource({ app, place }: Slot, createdAt: WireTimestamp): WireAppResource {
  return {
    createdAt,
    deletedAt: null,
    updatedAt: createdAt,
    accessConfigId: '',
    agentTrait: null,
    annotations: {},
    appId: scaleId('app', app.index),
    appResourceTypeId: typeIdOf(app, place),
    customDescription: '',
    description: '',
    displayName: resourceName(place),
    externalId: '',
    grantCount: String(app.holderCounts[place] ?? 0),
    id: scaleId('resource', app.firstEntitlement + place),
    matchBatonId: '',
    nhiDetail: '',
    nhiType: 'NHI_TYPE_UNSPECIFIED',
    parentAppResourceId: '',
    parentAppResourceTypeId: '',
    profile: null,
  };
}

/** The entitlement at the slot. */
export function scaleEntitlement(
  { app, place }: Slot,
  createdAt: WireTimestamp,
): WireAppEntitlement {
  const isAccess = place === 0;
  const number = app.firstEntitlement + place;
  return {
    createdAt,
    deletedAt: null,
    updatedAt: createdAt,
    alias: '',
    annotations: {},
    appId: scaleId('app', app.index),
    appResourceId: isAccess ? '' : scaleId('resource', number),
    appResourceTypeId: isAccess ? '' : typeIdOf(app, place),
    certifyPolicyId: '',
    complianceFrameworkValueIds: [],
    defaultValuesApplied: false,
    deprovisionerPolicy: { unconfigured: {} },
    description: isAccess ? 'Has an account in the app.' : `Is one of ${resourceName(place)}`,
    displayName: isAccess ? 'Access' : resourceName(place),
    durationUnset: {},
    emergencyGrantEnabled: false,
    emergencyGrantPolicyId: '',
    externalId: '',
    grantCount: String(app.holderCounts[place] ?? 0),
    grantPolicyId: '',
    id: isAccess ? accessEntitlementId : scaleId('entitlement', number),
    isAutomationEnabled: false,
    isManuallyManaged: false,
    matchBatonId: '',
    overrideAccessRequestsDefaults: false,
    provisionerPolicy: { connector: { defaultBehavior: { connectorId: '' } } },
    purpose: isAccess
      ? 'APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT'
      : 'APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION',
    requestSchemaId: '',
    revokePolicyId: '',
    riskLevelValueId: number % 7 === 0 ? riskLevelIdOf(number) : '',
    slug: isAccess ? 'access' : permissionName(place).toLowerCase(),
    sourceConnectorIds: {},
    systemBuiltin: isAccess,
    userEditedMask: null,
  };
}

/** The account at a place of its app. Some are service accounts that nobody owns. */
export function scaleAccount(
  shape: ScaleShape,
  { app, place }: Slot,
  createdAt: WireTimestamp,
): WireAppUser {
  const person = shape.personOf(app, place);
  const service = serviceLogin({ app, place });
  const isUnowned = service !== undefined;
  const login = service ?? personLogin(person);
  const email = isUnowned ? '' : personEmail(person);
  return {
    createdAt,
    deletedAt: null,
    updatedAt: createdAt,
    agentStatus: 'APP_USER_AGENT_STATUS_UNSPECIFIED',
    appId: scaleId('app', app.index),
    appUserType: isUnowned ? 'APP_USER_TYPE_SERVICE_ACCOUNT' : 'APP_USER_TYPE_USER',
    displayName: isUnowned ? login : personName(person),
    email,
    emails: isUnowned ? [] : [email],
    employeeIds: [],
    id: scaleId('account', app.firstAccount + place),
    identityUserId: isUnowned ? '' : scaleId('user', person),
    isExternal: false,
    nhiDetail: '',
    nhiType: 'APP_USER_NHI_TYPE_UNSPECIFIED',
    profile: null,
    status: { details: '', status: 'STATUS_ENABLED' },
    username: login,
    usernames: [login],
  };
}

/** The login name of a service account; `undefined` where the account is a person's. */
export function serviceLogin({ app, place }: Slot): string | undefined {
  return place % unownedEvery === unownedEvery - 1 ? `svc-${app.index}-${place}` : undefined;
}

/** The person with this number. */
export function scaleUser(number: number, createdAt: WireTimestamp): WireUser {
  const login = personLogin(number);
  const email = personEmail(number);
  return {
    createdAt,
    deletedAt: null,
    updatedAt: createdAt,
    delegatedUserId: '',
    department: departmentName(number),
    departmentSources: [],
    directoryIds: [scaleId('app', 0)],
    directoryStatus: 'ENABLED',
    directoryStatusSources: [],
    displayName: personName(number),
    email,
    emailSources: [],
    emails: [email],
    employeeIdSources: [],
    employeeIds: [`E${number}`],
    employmentStatus: 'active',
    employmentStatusSources: [],
    employmentType: 'employee',
    employmentTypeSources: [],
    id: scaleId('user', number),
    jobTitle: `${departmentName(number)} Specialist`,
    jobTitleSources: [],
    managerIds: number === 0 ? [] : [scaleId('user', Math.floor(number / peoplePerManager))],
    managerSources: [],
    origin: 'USER_ORIGIN_DIRECTORY',
    profile: null,
    roleIds: [],
    status: 'ENABLED',
    type: 'USER_TYPE_HUMAN',
    username: login,
    usernameSources: [],
    usernames: [login],
  };
}

function typeIdOf(app: AppShape, place: number): string {
  return scaleId('type', app.index * typesPerApp + (place % typesPerApp));
}
