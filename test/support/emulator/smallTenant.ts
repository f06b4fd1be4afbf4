/** A tenant small enough to know by heart, with one of each thing that the rules are about. */
import type { TenantData } from '../../../src/emulator/store/tenantData';
import { grant, grantTask } from './wireGrants';
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
} from './wireObjects';
import { connector, policy, requestSchema, vault, webhook } from './wireReferences';

/** How many users there are besides those with names: enough for several pages. */
export const extraUserCount = 60;

/** The service's clock in tests. */
export const startedAt = new Date('2026-03-01T12:00:00.000Z');

const direct = grant('wiki', idOf('wikiEditors'), 'wikiAda', {
  deprovisionAt: '2026-03-20T08:00:00Z',
  originatingTicketId: idOf('task1'),
});

const inherited = grant('wiki', idOf('wikiReaders'), 'wikiAda', {
  grantSources: [{ appId: idOf('wiki'), id: idOf('wikiEditors') }],
});

/** The tenant. Two live apps, of which Olga owns the wiki; one deleted app. */
export function smallTenant(changes: Partial<TenantData> = {}): TenantData {
  return {
    tenantId: idOf('tenant'),
    displayName: 'Small',
    apps: [
      app('wiki', { displayName: 'Wiki', description: 'Pages and drafts', userCount: '3' }),
      app('vault', { displayName: 'Vault', isDirectory: true, grantPolicyId: idOf('policy1') }),
      app('gone', { displayName: 'Gone', deletedAt: '2026-01-01T00:00:00Z' }),
    ],
    resourceTypes: [
      resourceType('wiki', 'wikiGroup', { displayName: 'Group', traitIds: ['group-trait'] }),
      resourceType('wiki', 'wikiSpace', { displayName: 'Space' }),
      resourceType('vault', 'vaultRole', { displayName: 'Role' }),
    ],
    resources: [
      resource('wiki', 'wikiGroup', 'wikiTeam'),
      resource('wiki', 'wikiSpace', 'wikiSpaceDeleted', { deletedAt: '2026-01-01T00:00:00Z' }),
    ],
    entitlements: [
      accessEntitlement('wiki'),
      accessEntitlement('vault'),
      entitlement('wiki', 'wikiEditors', {
        alias: 'wiki-editors',
        appResourceId: idOf('wikiTeam'),
        appResourceTypeId: idOf('wikiGroup'),
        description: 'May change pages',
        displayName: 'Editors',
        durationGrant: '3600s',
        annotations: { team: 'docs' },
        riskLevelValueId: idOf('riskHigh'),
        complianceFrameworkValueIds: [idOf('sox')],
        provisionerPolicy: { connector: { defaultBehavior: { connectorId: idOf('connector1') } } },
        deprovisionerPolicy: { unconfigured: {} },
        sourceConnectorIds: { [idOf('connector1')]: 'group:1:member' },
      }),
      entitlement('wiki', 'wikiReaders', {
        appResourceId: idOf('wikiTeam'),
        appResourceTypeId: idOf('wikiGroup'),
        displayName: 'Readers',
        isAutomationEnabled: true,
        requestSchemaId: idOf('schema1'),
        slug: 'reader',
      }),
      entitlement('wiki', 'wikiOld', { deletedAt: '2026-01-01T00:00:00Z', displayName: 'Old' }),
      entitlement('wiki', 'wikiLost', {
        appResourceId: idOf('wikiSpaceDeleted'),
        displayName: 'Of a deleted space',
      }),
      entitlement('vault', 'vaultAdmins', {
        displayName: 'Admins',
        appResourceTypeId: idOf('vaultRole'),
        grantPolicyId: idOf('policy1'),
        purpose: 'APP_ENTITLEMENT_PURPOSE_VALUE_OWNERSHIP',
      }),
    ],
    accounts: [
      account('wiki', 'wikiAda', 'ada'),
      account('wiki', 'wikiBob', 'bob', { status: { details: 'left', status: 'STATUS_DISABLED' } }),
      account('wiki', 'wikiBot', '', {
        appUserType: 'APP_USER_TYPE_SERVICE_ACCOUNT',
        isExternal: true,
        nhiType: 'APP_USER_NHI_TYPE_MANAGED_IDENTITY',
        agentStatus: 'APP_USER_AGENT_STATUS_READY',
      }),
      account('vault', 'vaultAda', 'ada'),
      account('gone', 'goneAda', 'ada'),
    ],
    users: [
      user('admin', { roleIds: [idOf('roleOwner')] }),
      user('viewer'),
      user('olga'),
      user('ada', { managerIds: [idOf('olga')], department: 'Research', jobTitle: 'Lead' }),
      user('bob', { managerIds: [idOf('ada'), idOf('olga')], delegatedUserId: idOf('ada') }),
      user('left', { status: 'DISABLED', type: 'USER_TYPE_SERVICE', origin: 'USER_ORIGIN_LOCAL' }),
      ...Array.from({ length: extraUserCount }, (_, number) => user(`extra${number}x`)),
    ],
    grants: [
      grant('wiki', accessEntitlementId, 'wikiAda'),
      grant('wiki', accessEntitlementId, 'wikiBob'),
      grant('wiki', accessEntitlementId, 'wikiBot'),
      direct,
      inherited,
      grant('wiki', idOf('wikiOld'), 'wikiBob'),
      grant('vault', accessEntitlementId, 'vaultAda'),
      grant('vault', idOf('vaultAdmins'), 'vaultAda'),
    ],
    owners: [
      { appId: idOf('wiki'), appEntitlementId: null, userId: idOf('olga') },
      { appId: idOf('vault'), appEntitlementId: idOf('vaultAdmins'), userId: idOf('olga') },
    ],
    delegations: [],
    riskLevels: [attributeValue('riskLow'), attributeValue('riskHigh')],
    complianceFrameworks: [attributeValue('sox')],
    policies: [
      policy('policy1', 'GRANT', { displayName: 'Manager approval' }),
      policy('policy2', 'GRANT', {
        displayName: 'Break glass',
        description: 'Asks who is on call',
      }),
      policy('revoke1', 'REVOKE'),
      policy('certify1', 'CERTIFY'),
      policy('oldPolicy', 'GRANT', { deletedAt: '2026-01-01T00:00:00Z' }),
      policy('localPolicy', 'GRANT', {
        scope: {
          appEntitlementId: idOf('wikiEditors'),
          appId: idOf('wiki'),
          slot: 'POLICY_SCOPE_SLOT_EMERGENCY',
        },
      }),
    ],
    requestSchemas: [requestSchema('schema1')],
    connectors: [
      connector('wiki', 'connector1', { userIds: [idOf('olga'), idOf('ada')] }),
      connector('wiki', 'connector2', { deletedAt: '2026-01-01T00:00:00Z' }),
      connector('vault', 'connector3'),
    ],
    vaults: [vault('vault1')],
    webhooks: [
      webhook('hook1', { displayName: 'Freeze check', description: 'Before changes' }),
      webhook('hook2'),
      webhook('oldHook', { deletedAt: '2026-01-01T00:00:00Z' }),
    ],
    tasks: [grantTask('task1', '417', direct, idOf('ada'))],
    principals: { admin: idOf('admin'), viewer: idOf('viewer'), appOwner: idOf('olga') },
    ...changes,
  };
}
