import assert from 'node:assert/strict';
import {
  column,
  emulatorsOfTest,
  type Answer,
  type TestTenant,
} from '../../support/emulator/harness';
import { accessEntitlementId, idOf } from '../../support/emulator/wireObjects';

const wiki = idOf('wiki');
const vault = idOf('vault');
const unknown = idOf('unknown');

describe('In a search of the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const search = (what: string, body: object): Promise<Answer> =>
    tenant.post(`/api/v1/search/${what}`, body);

  const apps = async (body: object): Promise<readonly string[]> =>
    column(await search('apps', body), 'displayName');

  const entitlements = async (body: object): Promise<readonly string[]> =>
    column(await search('entitlements', body), 'appEntitlement', 'displayName');

  const grants = async (body: object): Promise<readonly string[]> => {
    const answer = await search('grants', body);
    const names = column(answer, 'entitlement', 'appEntitlement', 'displayName');
    const holders = column(
      answer,
      'appEntitlementUserBinding',
      'appUser',
      'appUser',
      'displayName',
    );
    return names.map((name, row) => `${name}: ${holders[row] ?? ''}`);
  };

  const accounts = async (body: object): Promise<readonly string[]> =>
    column(await search('app_users', body), 'appUser', 'displayName');

  const users = async (body: object): Promise<readonly string[]> =>
    column(await search('users', body), 'user', 'displayName');

  it('a filter with an id that names nothing finds nothing', async () => {
    assert.deepEqual(await apps({ appIds: [unknown] }), []);
    assert.deepEqual(await entitlements({ appIds: [unknown] }), []);
    assert.deepEqual(await grants({ appUserIds: [unknown] }), []);
    assert.deepEqual(await grants({ userId: unknown }), []);
    assert.deepEqual(await accounts({ appUserIds: [unknown] }), []);
    assert.deepEqual(await accounts({ userIds: [unknown] }), []);
    assert.deepEqual(await users({ ids: [unknown] }), []);
    assert.deepEqual(await users({ refs: [{ id: unknown }] }), []);
  });

  it('apps are found by every filter', async () => {
    assert.deepEqual(await apps({}), ['Wiki', 'Vault']);
    assert.deepEqual(await apps({ appIds: [vault] }), ['Vault']);
    assert.deepEqual(await apps({ excludeAppIds: [vault] }), ['Wiki']);
    assert.deepEqual(await apps({ displayName: 'wIKI' }), ['Wiki']);
    assert.deepEqual(await apps({ displayName: 'Wik' }), []);
    assert.deepEqual(await apps({ query: 'draft wik' }), ['Wiki']);
    assert.deepEqual(await apps({ onlyDirectories: true }), ['Vault']);
    assert.deepEqual(await apps({ policyRefs: [{ id: idOf('policy1') }] }), ['Vault']);
  });

  it('entitlements are found by every filter', async () => {
    const all = ['Access', 'Access', 'Editors', 'Readers', 'Admins'];
    assert.deepEqual(await entitlements({}), all);
    assert.deepEqual(await entitlements({ appIds: [vault] }), ['Access', 'Admins']);
    assert.deepEqual(await entitlements({ excludeAppIds: [wiki] }), ['Access', 'Admins']);
    assert.deepEqual(await entitlements({ displayName: 'Editors' }), ['Editors']);
    assert.deepEqual(await entitlements({ displayName: 'editors' }), []);
    assert.deepEqual(await entitlements({ alias: 'wiki-editors' }), ['Editors']);
    assert.deepEqual(await entitlements({ query: 'PAGES' }), ['Editors']);
    assert.deepEqual(await entitlements({ refs: [{ appId: vault, id: accessEntitlementId }] }), [
      'Access',
    ]);
    assert.deepEqual(
      await entitlements({ excludedEntitlementRefs: [{ appId: vault, id: accessEntitlementId }] }),
      ['Access', 'Editors', 'Readers', 'Admins'],
    );
    assert.deepEqual(await entitlements({ resourceTypeIds: [idOf('vaultRole')] }), ['Admins']);
    assert.deepEqual(await entitlements({ excludeResourceTypeIds: [idOf('wikiGroup')] }), [
      'Access',
      'Access',
      'Admins',
    ]);
    assert.deepEqual(await entitlements({ resourceIds: [idOf('wikiTeam')] }), [
      'Editors',
      'Readers',
    ]);
    assert.deepEqual(await entitlements({ resourceTraitIds: ['group-trait'] }), [
      'Editors',
      'Readers',
    ]);
    assert.deepEqual(await entitlements({ appUserIds: [idOf('vaultAda')] }), ['Access', 'Admins']);
    assert.deepEqual(await entitlements({ excludeAppUserIds: [idOf('wikiAda')] }), [
      'Access',
      'Admins',
    ]);
    assert.deepEqual(await entitlements({ riskLevelIds: [idOf('riskHigh')] }), ['Editors']);
    assert.deepEqual(await entitlements({ complianceFrameworkIds: [idOf('sox')] }), ['Editors']);
    assert.deepEqual(await entitlements({ policyRefs: [{ id: idOf('policy1') }] }), ['Admins']);
    assert.deepEqual(await entitlements({ requestSchemaIds: [idOf('schema1')] }), ['Readers']);
    assert.deepEqual(await entitlements({ isAutomated: true }), ['Readers']);
    assert.deepEqual(await entitlements({ onlyGetExpiring: true }), ['Editors']);
    assert.deepEqual(await entitlements({ sourceConnectorId: idOf('connector1') }), ['Editors']);
  });

  it('deleted entitlements, and those of deleted parents, are found only when asked for', async () => {
    const found = await entitlements({ includeDeleted: true, appIds: [wiki] });
    assert.deepEqual(found, ['Access', 'Editors', 'Readers', 'Old', 'Of a deleted space']);
  });

  it('grants are found by every filter', async () => {
    assert.equal((await grants({})).length, 8);
    assert.equal((await grants({ appIds: [vault] })).length, 2);
    assert.deepEqual(await grants({ appUserIds: [idOf('wikiBob')] }), [
      'Access: wikiBob',
      'Old: wikiBob',
    ]);
    assert.deepEqual(
      await grants({
        entitlementRefs: [
          { appId: vault, id: accessEntitlementId },
          { appId: wiki, id: idOf('wikiEditors') },
        ],
      }),
      ['Access: vaultAda', 'Editors: wikiAda'],
    );
    assert.deepEqual(
      await grants({
        entitlementRefs: [{ appId: wiki, id: accessEntitlementId }],
        appUserIds: [idOf('wikiBot')],
      }),
      ['Access: wikiBot'],
    );
    assert.deepEqual(await grants({ entitlementSlugs: ['reader'] }), ['Readers: wikiAda']);
    assert.deepEqual(await grants({ purpose: ['APP_ENTITLEMENT_PURPOSE_VALUE_OWNERSHIP'] }), [
      'Admins: vaultAda',
    ]);
    assert.deepEqual(await grants({ resourceIds: [idOf('wikiTeam')] }), [
      'Editors: wikiAda',
      'Readers: wikiAda',
    ]);
    assert.deepEqual(await grants({ resourceTypeIds: [idOf('vaultRole')] }), ['Admins: vaultAda']);
    assert.deepEqual(await grants({ userId: idOf('ada'), appIds: [vault] }), [
      'Access: vaultAda',
      'Admins: vaultAda',
    ]);
  });

  it('accounts are found by every filter', async () => {
    assert.equal((await accounts({})).length, 5);
    assert.deepEqual(await accounts({ appId: vault }), ['vaultAda']);
    assert.deepEqual(await accounts({ appIds: [vault] }), ['vaultAda']);
    assert.deepEqual(await accounts({ appUserIds: [idOf('wikiBob')] }), ['wikiBob']);
    assert.deepEqual(await accounts({ refs: [{ appId: wiki, id: idOf('wikiBob') }] }), ['wikiBob']);
    assert.deepEqual(await accounts({ appId: wiki, excludeAppUserIds: [idOf('wikiBob')] }), [
      'wikiAda',
      'wikiBot',
    ]);
    assert.deepEqual(await accounts({ userIds: [idOf('bob')] }), ['wikiBob']);
    assert.deepEqual(await accounts({ query: 'BOT@corp' }), ['wikiBot']);
    assert.deepEqual(await accounts({ appUserStatuses: ['STATUS_DISABLED'] }), ['wikiBob']);
    assert.deepEqual(await accounts({ appUserStatusDetails: ['left'] }), ['wikiBob']);
    assert.deepEqual(await accounts({ appUserTypes: ['APP_USER_TYPE_SERVICE_ACCOUNT'] }), [
      'wikiBot',
    ]);
    assert.deepEqual(await accounts({ appUserDomains: ['APP_USER_DOMAIN_EXTERNAL'] }), ['wikiBot']);
    assert.deepEqual(await accounts({ agentStatuses: ['APP_USER_AGENT_STATUS_READY'] }), [
      'wikiBot',
    ]);
    assert.deepEqual(await accounts({ nhiTypes: ['APP_USER_NHI_TYPE_MANAGED_IDENTITY'] }), [
      'wikiBot',
    ]);
    assert.deepEqual(await accounts({ withoutResponsibleParty: true }), ['wikiBot']);
    assert.equal((await accounts({ excludeDeletedApps: true })).length, 4);
  });

  it('users are found by every filter', async () => {
    assert.deepEqual(await users({ query: 'olg corp' }), ['olga']);
    assert.deepEqual(await users({ email: 'ADA@corp.example' }), ['ada']);
    assert.deepEqual(await users({ email: 'ada' }), []);
    assert.deepEqual(await users({ ids: [idOf('bob')] }), ['bob']);
    assert.deepEqual(await users({ refs: [{ id: idOf('bob') }] }), ['bob']);
    assert.deepEqual(await users({ managerIds: [idOf('olga')], excludeIds: [idOf('bob')] }), [
      'ada',
    ]);
    assert.deepEqual(await users({ roleIds: [idOf('roleOwner')] }), ['admin']);
    assert.deepEqual(await users({ departments: ['Research'] }), ['ada']);
    assert.deepEqual(await users({ jobTitles: ['Lead'] }), ['ada']);
    assert.deepEqual(await users({ userStatuses: ['DISABLED'] }), ['left']);
    assert.deepEqual(await users({ excludeTypes: ['USER_TYPE_HUMAN'] }), ['left']);
    assert.deepEqual(await users({ origins: ['USER_ORIGIN_LOCAL'] }), ['left']);
    assert.deepEqual(await users({ excludeOrigins: ['USER_ORIGIN_DIRECTORY'] }), ['left']);
    assert.deepEqual(await users({ delegateStatus: 'DELEGATE_STATUS_HAS_DELEGATE' }), ['bob']);
    assert.ok(!(await users({ delegateStatus: 2, pageSize: 100 })).includes('bob'));
    assert.deepEqual(await users({ delegatedUserIds: [idOf('ada')] }), ['bob']);
    assert.deepEqual(await users({ isDelegate: true }), ['ada']);
  });
});
