/** A tenant whose Access view shows one row of every kind. Its day is 10 March 2026. */
import { asAccountId, asAppId, asEntitlementId } from '../../src/core/model/ids';
import type { TenantData } from '../../src/emulator/store/tenantData';
import { grant, grantTask } from './emulator/wireGrants';
import {
  accessEntitlement,
  accessEntitlementId,
  account,
  app,
  attributeValue,
  entitlement,
  idOf,
  resource,
  resourceType,
  user,
} from './emulator/wireObjects';
import { noReferences } from './emulator/wireReferences';

/** More holders than fit on two pages. */
export const crowdCount = 230;

export const github = asAppId(idOf('github'));
export const okta = asAppId(idOf('okta'));

/** Held by one account of each kind. */
export const admins = { appId: github, entitlementId: asEntitlementId(idOf('admins')) };
/** Held by the whole crowd. */
export const readers = { appId: github, entitlementId: asEntitlementId(idOf('readers')) };
/** Held by nobody. */
export const auditors = { appId: github, entitlementId: asEntitlementId(idOf('auditors')) };
/** Where an inherited grant of the admins comes from. */
export const staff = { appId: okta, entitlementId: asEntitlementId(idOf('staff')) };

/** A grant of an entitlement to an account by its name. */
export const held = (entitlementRef: typeof admins, accountName: string) => ({
  ...entitlementRef,
  accountId: asAccountId(idOf(accountName)),
});

/** The names of the crowd: `Crowd0000`, `Crowd0001`, … */
export const crowdName = (index: number) => `Crowd${String(index).padStart(4, '0')}`;

const inGithub = (name: string, userName: string, fields: Parameters<typeof account>[3] = {}) =>
  account('github', name, userName, { displayName: name, ...fields });

const ofAdmins = (name: string, fields: Parameters<typeof grant>[3] = {}) =>
  grant('github', admins.entitlementId, name, fields);

// An emulator lays changes over its tenant, so one of each size does for all tests.
const made = new Map<number, TenantData>();

/** The office, with a crowd of readers. */
export function officeTenant(size = crowdCount): TenantData {
  const data = made.get(size) ?? makeTenant(size);
  made.set(size, data);
  return data;
}

function makeTenant(size: number): TenantData {
  const crowd = Array.from({ length: size }, (_, index) => crowdName(index));
  const ofAna = ofAdmins('Ana', { originatingTicketId: idOf('task1') });
  return {
    tenantId: idOf('tenant'),
    displayName: 'Office',
    apps: [
      app('github', { displayName: 'GitHub', userCount: '1234' }),
      app('okta', { displayName: 'Okta', isDirectory: true, userCount: '1' }),
    ],
    resourceTypes: [
      resourceType('github', 'team', { displayName: 'Team' }),
      resourceType('github', 'repo', { displayName: 'Repository' }),
    ],
    resources: [resource('github', 'team', 'platform', { displayName: 'Platform' })],
    entitlements: [
      accessEntitlement('github'),
      entitlement('github', 'admins', {
        displayName: 'Admins',
        slug: 'admin',
        appResourceId: idOf('platform'),
        appResourceTypeId: idOf('team'),
        riskLevelValueId: idOf('High'),
      }),
      entitlement('github', 'readers', { displayName: 'Readers', appResourceTypeId: idOf('team') }),
      entitlement('github', 'auditors', {
        displayName: 'Auditors',
        appResourceTypeId: idOf('repo'),
      }),
      entitlement('okta', 'staff', { displayName: 'Staff' }),
    ],
    accounts: [
      inGithub('Ana', 'ana'),
      inGithub('Ben', 'ben'),
      inGithub('Cat', 'cat'),
      inGithub('Dan', 'dan', { status: { details: '', status: 'STATUS_DISABLED' } }),
      inGithub('Bot', '', { appUserType: 'APP_USER_TYPE_SERVICE_ACCOUNT', isExternal: true }),
      inGithub('Eve', 'eve'),
      ...crowd.map((name) => inGithub(name, '')),
    ],
    users: ['admin', 'viewer', 'owner', 'ana', 'ben', 'cat', 'dan', 'eve'].map((name) =>
      user(name, { displayName: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} Lima` }),
    ),
    grants: [
      grant('github', accessEntitlementId, 'Ana'),
      ofAna,
      ofAdmins('Ben', { deprovisionAt: '2026-03-13T13:00:00Z' }),
      ofAdmins('Cat', { grantSources: [{ appId: okta, id: staff.entitlementId }] }),
      ofAdmins('Dan', { deprovisionAt: '2026-03-10T17:30:00Z' }),
      ofAdmins('Bot', { deprovisionAt: '2027-06-01T00:00:00Z' }),
      ofAdmins('Eve', { deprovisionAt: '2026-03-10T10:00:00Z' }),
      ...crowd.map((name) => grant('github', readers.entitlementId, name)),
    ],
    owners: [{ appId: okta, appEntitlementId: null, userId: idOf('owner') }],
    ...noReferences,
    delegations: [],
    riskLevels: [attributeValue('High'), attributeValue('Low')],
    tasks: [grantTask('task1', '417', ofAna, idOf('ana'))],
    principals: { admin: idOf('admin'), viewer: idOf('viewer'), appOwner: idOf('owner') },
  };
}
