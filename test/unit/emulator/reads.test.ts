import assert from 'node:assert/strict';
import {
  assertRefused,
  at,
  column,
  emulatorsOfTest,
  list,
  type Answer,
  type TestTenant,
  fields,
} from '../../support/emulator/harness';
import { accessEntitlementId, idOf } from '../../support/emulator/wireObjects';

const wiki = idOf('wiki');
const vault = idOf('vault');
const unknown = idOf('unknown');

describe('In the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const search = (what: string, body: object): Promise<Answer> =>
    tenant.post(`/api/v1/search/${what}`, body);

  it('a well-formed id that names nothing is not found', async () => {
    const paths = {
      app: `apps/${unknown}`,
      'app entitlement': `apps/${wiki}/entitlements/${unknown}`,
      user: `users/${unknown}`,
      task: `tasks/${unknown}`,
    };
    for (const [what, path] of Object.entries(paths)) {
      assertRefused(await tenant.get(`/api/v1/${path}`), 404, 5, `${what} not found`);
    }
  });

  it('the list below an id that names nothing is empty', async () => {
    for (const path of ['resource_types', `entitlements/${accessEntitlementId}/grants`]) {
      const { json } = await tenant.get(`/api/v1/apps/${unknown}/${path}`);
      assert.deepEqual(list(json, 'list'), []);
    }
  });

  it('the Access entitlement has the same id in every app', async () => {
    for (const app of [wiki, vault]) {
      const { json } = await tenant.get(`/api/v1/apps/${app}/entitlements/${accessEntitlementId}`);
      assert.equal(at(json, 'appEntitlementView', 'appEntitlement', 'appId'), app);
    }
    const counts = column(
      await search('entitlements', { displayName: 'Access' }),
      'appEntitlement',
      'grantCount',
    );
    assert.deepEqual(counts, ['3', '1']);
  });

  it('the Access entitlement has that id in the demo tenant and in a large one', async () => {
    for (const scenario of [{ kind: 'demo' }, { kind: 'scale', grantCount: 200 }] as const) {
      const served = await emulators.start({ scenario });
      for (const app of column(await served.get('/api/v1/apps'), 'id')) {
        const path = `/api/v1/apps/${app}/entitlements/${accessEntitlementId}`;
        assert.equal((await served.get(path)).status, 200, path);
      }
    }
  });

  it('no app of the demo tenant or a large one names its owners', async () => {
    for (const scenario of [{ kind: 'demo' }, { kind: 'scale', grantCount: 200 }] as const) {
      const { json } = await (await emulators.start({ scenario })).get('/api/v1/apps');
      assert.ok(list(json, 'list').length > 1);
      for (const app of list(json, 'list')) assert.deepEqual(at(app, 'appOwners'), []);
    }
  });

  it('an entitlement is not found in another app', async () => {
    const answer = await tenant.get(`/api/v1/apps/${vault}/entitlements/${idOf('wikiEditors')}`);
    assert.equal(answer.status, 404);
  });

  it('a deleted app is got by its id only', async () => {
    const answer = await tenant.get(`/api/v1/apps/${idOf('gone')}`);
    assert.equal(at(answer.json, 'app', 'deletedAt'), '2026-01-01T00:00:00Z');
  });

  it('a grant outlives its deleted entitlement', async () => {
    const answer = await search('grants', { appUserIds: [idOf('wikiBob')] });
    const deletedAt = at(answer.json, 'list', 1, 'entitlement', 'appEntitlement', 'deletedAt');
    assert.equal(deletedAt, '2026-01-01T00:00:00Z');
  });

  it('a grant says when it ends, what it comes from and which task it came of', async () => {
    const { json } = await search('grants', {
      entitlementRefs: [{ appId: wiki, id: idOf('wikiEditors') }],
    });
    const direct = at(json, 'list', 0, 'appEntitlementUserBinding');
    assert.equal(at(direct, 'appEntitlementUserBindingDeprovisionAt'), '2026-03-20T08:00:00Z');
    assert.deepEqual(at(direct, 'grantSources'), []);
    assert.equal(at(direct, 'originatingTicketId'), idOf('task1'));
    const inherited = await search('grants', { entitlementSlugs: ['reader'] });
    assert.deepEqual(at(inherited.json, 'list', 0, 'appEntitlementUserBinding', 'grantSources'), [
      { appId: wiki, id: idOf('wikiEditors') },
    ]);
  });

  it('only the grants of one entitlement have reasons and the user inline', async () => {
    const path = `/api/v1/apps/${wiki}/entitlements/${idOf('wikiEditors')}/grants`;
    const { json } = await tenant.get(path);
    assert.deepEqual(Object.keys(fields(json)).sort(), ['list', 'nextPageToken']);
    const row = at(json, 'list', 0);
    assert.equal(at(row, 'grantReasons', 0, 'derivedIdType'), 'ticket');
    assert.equal(at(row, 'user', 'id'), idOf('ada'));
    assert.equal(at(row, 'expired'), '2026-03-20T08:00:00Z');
    assert.match(String(at(row, 'discovered')), /^2025-/);
  });

  it('a grant of an account without owner has no user', async () => {
    const path = `/api/v1/apps/${wiki}/entitlements/${accessEntitlementId}/grants`;
    const { json } = await tenant.get(path);
    assert.equal(at(json, 'list', 2, 'appUser', 'identityUserId'), '');
    assert.equal(at(json, 'list', 2, 'user'), null);
  });

  it('a task is got by its id or its number', async () => {
    for (const id of [idOf('task1'), '417']) {
      const { json } = await tenant.get(`/api/v1/tasks/${id}`);
      assert.equal(at(json, 'taskView', 'task', 'id'), idOf('task1'));
    }
    assertRefused(await tenant.get('/api/v1/tasks/4x'), 400, 3, 'invalid TaskServiceGetRequest.Id');
  });

  it('labels are listed', async () => {
    const labels = await tenant.get('/api/v1/attributes/risk_levels');
    assert.deepEqual(column(labels, 'value'), ['riskLow', 'riskHigh']);
    const frameworks = await tenant.get('/api/v1/attributes/compliance_frameworks');
    assert.deepEqual(column(frameworks, 'value'), ['sox']);
  });

  it('resource types are listed', async () => {
    const answer = await tenant.get(`/api/v1/apps/${wiki}/resource_types`);
    assert.deepEqual(column(answer, 'appResourceType', 'displayName'), ['Group', 'Space']);
    assert.deepEqual(at(answer.json, 'expanded'), []);
  });
});
