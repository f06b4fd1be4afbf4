import assert from 'node:assert/strict';
import {
  assertRefused,
  at,
  column,
  emulatorsOfTest,
  list,
  text,
  type Answer,
  type TestTenant,
} from '../../support/emulator/harness';
import { smallTenant } from '../../support/emulator/smallTenant';
import { entitlement, idOf, resourceType } from '../../support/emulator/wireObjects';

const wiki = idOf('wiki');

/** The object that a path such as `"$.expanded[3]"` points at. */
function follow(answer: Answer, path: string): unknown {
  const [, index] = /^\$\.expanded\[(\d+)\]$/.exec(path) ?? [];
  assert.ok(index !== undefined, `"${path}" is no path`);
  return at(answer.json, 'expanded', index);
}

describe('What the emulator expands', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const entitlements = (paths?: readonly string[]): Promise<Answer> =>
    tenant.post('/api/v1/search/entitlements', {
      resourceIds: [idOf('wikiTeam')],
      expandMask: paths === undefined ? null : { paths },
    });

  it('is nothing without a mask, and the paths are empty', async () => {
    const answer = await entitlements();
    assert.deepEqual(list(answer.json, 'expanded'), []);
    for (const name of ['appPath', 'appResourcePath', 'appResourceTypePath']) {
      assert.deepEqual(column(answer, name), ['', '']);
    }
  });

  it('is only what the mask names', async () => {
    const answer = await entitlements(['app_id']);
    assert.equal(list(answer.json, 'expanded').length, 1);
    assert.deepEqual(column(answer, 'appResourcePath'), ['', '']);
  });

  it('is listed once, and rows share its path', async () => {
    const answer = await entitlements(['*']);
    assert.equal(list(answer.json, 'expanded').length, 3);
    const [first, second] = column(answer, 'appPath');
    assert.equal(first, second);
  });

  it('names its type, and each path leads to the right one', async () => {
    const answer = await entitlements(['app_id', 'app_resource_id', 'app_resource_type_id']);
    const expected = {
      appPath: ['type.googleapis.com/c1.api.app.v1.App', wiki],
      appResourcePath: ['type.googleapis.com/c1.api.app.v1.AppResource', idOf('wikiTeam')],
      appResourceTypePath: ['type.googleapis.com/c1.api.app.v1.AppResourceType', idOf('wikiGroup')],
    };
    for (const [name, [type, id]] of Object.entries(expected)) {
      const object = follow(answer, column(answer, name)[0] ?? '');
      assert.equal(at(object, '@type'), type);
      assert.equal(at(object, 'id'), id);
    }
  });

  it('has snake_case paths: another is refused', async () => {
    assertRefused(await entitlements(['appId']), 400, 3, 'invalid expand path: "appId"');
  });

  it('leaves out what is not there', async () => {
    const answer = await tenant.post('/api/v1/search/entitlements', {
      displayName: 'Access',
      expandMask: { paths: ['*'] },
    });
    assert.deepEqual(column(answer, 'appResourcePath'), ['', '']);
  });

  it('comes unasked with a single entitlement', async () => {
    const answer = await tenant.get(`/api/v1/apps/${wiki}/entitlements/${idOf('wikiEditors')}`);
    const path = text(answer.json, 'appEntitlementView', 'appPath');
    assert.equal(at(follow(answer, path), 'displayName'), 'Wiki');
  });

  it('comes unasked with a single user: delegate and managers', async () => {
    const answer = await tenant.get(`/api/v1/users/${idOf('bob')}`);
    const view = at(answer.json, 'userView');
    assert.equal(at(follow(answer, text(view, 'delegatedUserPath')), 'id'), idOf('ada'));
    assert.equal(at(view, 'managersPath'), '$.expanded[0,1]');
    assert.deepEqual(
      list(answer.json, 'expanded').map((it) => at(it, 'id')),
      [idOf('ada'), idOf('olga')],
    );
  });

  it('comes unasked with a task', async () => {
    const answer = await tenant.get('/api/v1/tasks/417');
    const view = at(answer.json, 'taskView');
    assert.equal(at(follow(answer, text(view, 'appPath')), 'id'), wiki);
    assert.equal(at(follow(answer, text(view, 'appUserPath')), 'id'), idOf('wikiAda'));
    assert.equal(at(follow(answer, text(view, 'entitlementsPath')), 'id'), idOf('wikiEditors'));
    for (const name of ['userPath', 'identityUserPath', 'createdByUserPath']) {
      assert.equal(at(follow(answer, text(view, name)), 'id'), idOf('ada'));
    }
  });

  it('tells objects of different apps apart that have the same id', async () => {
    const data = smallTenant({
      resourceTypes: [resourceType('wiki', 'shared'), resourceType('vault', 'shared')],
      entitlements: ['wiki', 'vault'].map((app) =>
        entitlement(app, 'any', { appResourceTypeId: idOf('shared') }),
      ),
    });
    const twins = await emulators.start({ scenario: { kind: 'custom', data } });
    const answer = await twins.post('/api/v1/search/entitlements', {
      expandMask: { paths: ['app_resource_type_id'] },
    });
    const apps = column(answer, 'appResourceTypePath').map((it) => at(follow(answer, it), 'appId'));
    assert.deepEqual(apps, [idOf('wiki'), idOf('vault')]);
  });

  it('of accounts is the app and the owner', async () => {
    const answer = await tenant.post('/api/v1/search/app_users', {
      userIds: [idOf('ada')],
      expandMask: { paths: ['*'] },
    });
    assert.equal(new Set(column(answer, 'appPath')).size, 3);
    assert.equal(new Set(column(answer, 'identityUserPath')).size, 1);
    assert.equal(list(answer.json, 'expanded').length, 4);
  });

  it('of users is what the mask names', async () => {
    const answer = await tenant.post('/api/v1/search/users', {
      ids: [idOf('ada')],
      expandMask: { paths: ['manager_ids'] },
    });
    const [path = ''] = column(answer, 'managersPath');
    assert.equal(at(follow(answer, path), 'id'), idOf('olga'));
  });

  it('is refused where the emulator does not keep the objects', async () => {
    for (const path of ['role_ids', 'directory_ids']) {
      const body = { expandMask: { paths: [path] } };
      assertRefused(await tenant.post('/api/v1/search/users', body), 501, 12, /not implement/);
    }
  });
});
