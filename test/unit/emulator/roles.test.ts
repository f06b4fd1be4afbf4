import assert from 'node:assert/strict';
import {
  assertRefused,
  at,
  emulatorsOfTest,
  list,
  type Answer,
  type TestTenant,
  fields,
} from '../../support/emulator/harness';
import { grant, grantTask } from '../../support/emulator/wireGrants';
import { smallTenant } from '../../support/emulator/smallTenant';
import { accessEntitlementId, account, idOf } from '../../support/emulator/wireObjects';
import { connector } from '../../support/emulator/wireReferences';

const wikiGrant = `/api/v1/apps/${idOf('wiki')}/entitlements/${idOf('wikiEditors')}/users/${idOf('wikiAda')}`;
const vaultAccess = `/api/v1/apps/${idOf('vault')}/entitlements/${accessEntitlementId}`;
const vaultAdmins = `/api/v1/apps/${idOf('vault')}/entitlements/${idOf('vaultAdmins')}`;

describe('By role, the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  type Role = 'admin' | 'viewer' | 'appOwner';

  const assertForbidden = (answer: Answer): void =>
    assertRefused(answer, 403, 7, 'action not permitted');

  const describeFor = (role: Role, entitlement: string): Promise<Answer> =>
    tenant.post(
      entitlement,
      { entitlement: { description: 'x' }, updateMask: 'description' },
      role,
    );

  const delegateFor = (role: Role): Promise<Answer> =>
    tenant.post(
      `/api/v1/users/${idOf('ada')}/set-delegation-by-admin`,
      { delegatedUserId: idOf('olga') },
      role,
    );

  it('says who the caller is', async () => {
    const introspect = async (role: Role): Promise<unknown> =>
      (await tenant.get('/api/v1/auth/introspect', role)).json;
    const admin = await introspect('admin');
    assert.equal(at(admin, 'userId'), idOf('admin'));
    assert.equal(at(admin, 'principleId'), idOf('admin'));
    assert.equal(at(admin, 'tenantId'), idOf('tenant'));
    assert.ok(list(admin, 'roles').includes('role/c1.api.tenant.v1.Tenant:owner'));
    assert.deepEqual(list(await introspect('viewer'), 'roles'), [
      'role/c1.api.tenant.v1.Tenant:viewer',
    ]);
    assert.deepEqual(list(await introspect('appOwner'), 'roles'), [
      'role/c1.api.tenant.v1.Tenant:user',
    ]);
  });

  it('lets a Super Administrator do everything', async () => {
    assert.equal((await tenant.post(`${wikiGrant}/remove-grant-duration`)).status, 200);
    assert.equal((await describeFor('admin', vaultAccess)).status, 200);
    assert.equal((await delegateFor('admin')).status, 200);
  });

  it('lets a Read-Only Administrator read everything and write nothing', async () => {
    assert.equal((await tenant.get(vaultAccess, 'viewer')).status, 200);
    assertForbidden(await tenant.post(`${wikiGrant}/remove-grant-duration`, {}, 'viewer'));
    const later = { newDeprovisionAt: '2027-01-01T00:00:00Z' };
    assertForbidden(await tenant.post(`${wikiGrant}/update-grant-duration`, later, 'viewer'));
    assertForbidden(await describeFor('viewer', vaultAccess));
    assertForbidden(await delegateFor('viewer'));
    assertForbidden(
      await tenant.call(
        { method: 'DELETE', path: `${vaultAccess}/remove-membership`, body: '{}' },
        'viewer',
      ),
    );
  });

  it('lets the owner of an app change it, and no other', async () => {
    const removed = await tenant.post(`${wikiGrant}/remove-grant-duration`, {}, 'appOwner');
    assert.equal(removed.status, 200);
    assertForbidden(await describeFor('appOwner', vaultAccess));
  });

  it('lets the owner of one entitlement change that one', async () => {
    assert.equal((await describeFor('appOwner', vaultAdmins)).status, 200);
  });

  it('lets no app owner set a delegation', async () => {
    assertForbidden(await delegateFor('appOwner'));
  });

  it('tells what the caller may do with an entitlement', async () => {
    const mayEdit = async (role: Role, path: string): Promise<unknown> =>
      at((await tenant.get(path, role)).json, 'appEntitlementView', 'objectPermissions', 'edit');
    assert.equal(await mayEdit('admin', vaultAccess), true);
    assert.equal(await mayEdit('viewer', vaultAccess), false);
    assert.equal(await mayEdit('appOwner', vaultAccess), false);
    assert.equal(await mayEdit('appOwner', vaultAdmins), true);
  });

  it('blanks the personal data of others for a Basic User', async () => {
    const userOf = async (role: Role, name: string): Promise<unknown> =>
      at((await tenant.get(`/api/v1/users/${idOf(name)}`, role)).json, 'userView', 'user');
    const blank = { email: '', emails: [], employeeIds: [], managerIds: [], profile: null };
    const seen = fields(await userOf('appOwner', 'ada'));
    assert.deepEqual({ ...seen, ...blank }, seen);
    assert.equal(at(await userOf('viewer', 'ada'), 'email'), 'ada@corp.example');
    assert.equal(at(await userOf('appOwner', 'olga'), 'email'), 'olga@corp.example');
  });

  it('blanks it wherever a user or an account appears', async () => {
    const grantOfAda = grant('vault', idOf('vaultAdmins'), 'vaultAda');
    const data = smallTenant({
      tasks: [grantTask('task2', '418', grantOfAda, idOf('ada'))],
      owners: [
        { appId: idOf('vault'), appEntitlementId: idOf('vaultAdmins'), userId: idOf('ada') },
      ],
      connectors: [connector('vault', 'connector3', { userIds: [idOf('ada')] })],
    });
    const small = await emulators.start({ scenario: { kind: 'custom', data } });
    const all = { expandMask: { paths: ['*'] } };
    const answers = [
      await small.get(`${vaultAccess}/grants`, 'appOwner'),
      await small.get(`${vaultAdmins}/owners`, 'appOwner'),
      await small.get('/api/v1/tasks/418', 'appOwner'),
      await small.get(`/api/v1/apps/${idOf('vault')}/connectors/${idOf('connector3')}`, 'appOwner'),
      await small.post('/api/v1/search/grants', { appUserIds: [idOf('vaultAda')] }, 'appOwner'),
      await small.post('/api/v1/search/app_users', { appId: idOf('vault'), ...all }, 'appOwner'),
      await small.post('/api/v1/search/users', { ids: [idOf('bob')], ...all }, 'appOwner'),
    ];
    for (const answer of answers) {
      assert.match(answer.text, /"displayName":"(?:ada|bob|vaultAda)"/);
      assert.doesNotMatch(answer.text, /(?:ada|bob|vaultAda)@corp\.example/);
    }
    const bob = await small.get(`/api/v1/users/${idOf('bob')}`, 'appOwner');
    assert.equal(at(bob.json, 'userView', 'managersPath'), '');
  });

  it('shows a Basic User accounts without personal data, except in owned apps', async () => {
    const accountIn = async (app: string): Promise<Readonly<Record<string, unknown>>> => {
      const body = { userIds: [idOf('ada')], appId: idOf(app) };
      const answer = await tenant.post('/api/v1/search/app_users', body, 'appOwner');
      return fields(answer.json, 'list', 0, 'appUser');
    };
    const blank = { email: '', emails: [], employeeIds: [], profile: null };
    const seen = await accountIn('vault');
    assert.deepEqual({ ...seen, ...blank }, seen);
    assert.equal(at(await accountIn('wiki'), 'email'), 'wikiAda@corp.example');
  });

  it('shows a Basic User their own accounts as they are', async () => {
    const data = smallTenant({ accounts: [account('vault', 'vaultOlga', 'olga')] });
    const own = await emulators.start({ scenario: { kind: 'custom', data } });
    const answer = await own.post('/api/v1/search/app_users', {}, 'appOwner');
    assert.equal(at(answer.json, 'list', 0, 'appUser', 'email'), 'vaultOlga@corp.example');
  });
});
