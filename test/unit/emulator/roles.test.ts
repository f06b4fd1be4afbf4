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
import { accessEntitlementId, idOf } from '../../support/emulator/wireObjects';

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

  it('blanks it wherever a user appears', async () => {
    const grants = await tenant.get(`${vaultAccess}/grants`, 'appOwner');
    assert.equal(at(grants.json, 'list', 0, 'user', 'email'), '');
    const task = await tenant.get('/api/v1/tasks/417', 'appOwner');
    const people = list(task.json, 'expanded').filter((it) => at(it, 'id') === idOf('ada'));
    assert.ok(people.length > 0);
    assert.ok(people.every((it) => at(it, 'email') === ''));
  });

  it('shows a Basic User accounts without personal data, except in owned apps', async () => {
    const emailIn = async (app: string): Promise<unknown> => {
      const body = { userIds: [idOf('ada')], appId: idOf(app) };
      const answer = await tenant.post('/api/v1/search/app_users', body, 'appOwner');
      return at(answer.json, 'list', 0, 'appUser', 'email');
    };
    assert.equal(await emailIn('vault'), '');
    assert.equal(await emailIn('wiki'), 'wikiAda@corp.example');
  });
});
