import assert from 'node:assert/strict';
import { introspect } from '../../../../src/core/api/introspection';
import { NotFoundError } from '../../../../src/core/errors';
import {
  asAppId,
  asEntitlementId,
  asResourceTypeId,
  asTaskId,
  asUserId,
} from '../../../../src/core/model/ids';
import { useCannedTenant } from '../../../support/cannedTenant';
import { grant, grantTask } from '../../../support/emulator/wireGrants';
import * as wire from '../../../support/emulator/wireObjects';
import { failure } from '../../../support/localServer';

const wiki = asAppId(wire.idOf('wiki'));
const editors = { appId: wiki, entitlementId: asEntitlementId(wire.idOf('editors')) };
const wikiApp = wire.app('wiki', { displayName: 'Wiki', userCount: '12' });
const wikiAda = wire.account('wiki', 'wikiAda', 'ada');

describe('reading a tenant', () => {
  const tenant = useCannedTenant();

  describe('apps', () => {
    it('searches by text, a hundred at a time', async () => {
      tenant.answerWith({ list: [wikiApp], nextPageToken: 't1' });
      const page = await tenant.api.apps.search({ text: 'wik', pageToken: 't0' });
      assert.deepEqual(page, {
        rows: [
          { id: wiki, displayName: 'Wiki', description: '', accountCount: 12, isDirectory: false },
        ],
        nextPageToken: 't1',
      });
      assert.deepEqual(tenant.sent(), {
        request: 'POST /api/v1/search/apps',
        body: { query: 'wik', pageSize: 100, pageToken: 't0' },
      });
    });

    it('sends no query for all apps', async () => {
      tenant.answerWith({ list: [], nextPageToken: '' });
      assert.deepEqual(await tenant.api.apps.search({}), { rows: [], nextPageToken: undefined });
      assert.deepEqual(tenant.sent().body, { pageSize: 100 });
    });

    it('gets one', async () => {
      tenant.answerWith({ app: wikiApp });
      assert.equal((await tenant.api.apps.get(wiki)).displayName, 'Wiki');
      assert.equal(tenant.sent().request, `GET /api/v1/apps/${wiki}`);
    });

    it('lists resource types with the query names that the API knows', async () => {
      tenant.answerWith({
        list: [{ appPath: '', appResourceType: wire.resourceType('wiki', 'space') }],
        expanded: [],
        nextPageToken: '',
      });
      const { rows } = await tenant.api.apps.resourceTypes(wiki, {
        pageSize: 10,
        pageToken: 'a+b',
      });
      assert.deepEqual(rows, [
        { id: asResourceTypeId(wire.idOf('space')), appId: wiki, displayName: 'space' },
      ]);
      assert.equal(
        tenant.sent().request,
        `GET /api/v1/apps/${wiki}/resource_types?page_size=10&page_token=a%2Bb`,
      );
    });
  });

  describe('entitlements', () => {
    const entitlement = wire.entitlement('wiki', 'editors', {
      displayName: 'Editors',
      appResourceTypeId: wire.idOf('space'),
      grantCount: '7',
      riskLevelValueId: wire.idOf('high'),
    });
    const view = {
      appEntitlement: entitlement,
      appPath: '',
      appResourcePath: '$.expanded[1]',
      appResourceTypePath: '',
      objectPermissions: null,
    };
    const resource = {
      '@type': 'type.googleapis.com/c1.api.app.v1.AppResource',
      ...wire.resource('wiki', 'space', 'docs', { displayName: 'Docs' }),
    };

    it('searches with the names of resources', async () => {
      tenant.answerWith({
        list: [view],
        expanded: [{ '@type': 'other' }, resource],
        nextPageToken: '',
      });
      const { rows } = await tenant.api.entitlements.search(
        {
          text: 'edit',
          appIds: [wiki],
          resourceTypeIds: [asResourceTypeId(wire.idOf('space'))],
          refs: [editors],
        },
        {},
      );
      assert.equal(rows[0]?.resourceName, 'Docs');
      assert.equal(rows[0].grantCount, 7);
      assert.equal(rows[0].riskLevelId, wire.idOf('high'));
      assert.deepEqual(tenant.sent(), {
        request: 'POST /api/v1/search/entitlements',
        body: {
          query: 'edit',
          appIds: [wiki],
          resourceTypeIds: [wire.idOf('space')],
          refs: [{ appId: wiki, id: editors.entitlementId }],
          expandMask: { paths: ['app_resource_id'] },
          pageSize: 100,
        },
      });
    });

    const unexpanded: Readonly<Record<string, string>> = {
      'an empty path': '',
      'a path out of range': '$.expanded[9]',
      'a path to another kind': '$.expanded[0]',
      'a path of another form': '$.expanded[*]',
    };
    for (const [what, appResourcePath] of Object.entries(unexpanded)) {
      it(`has no resource name for ${what}`, async () => {
        const list = [{ ...view, appResourcePath }];
        tenant.answerWith({ list, expanded: [{ '@type': 'other' }, resource], nextPageToken: '' });
        const { rows } = await tenant.api.entitlements.search({}, {});
        assert.equal(rows[0]?.resourceName, undefined);
      });
    }

    it('gets one', async () => {
      tenant.answerWith({ appEntitlementView: view, expanded: [{}, resource] });
      const found = await tenant.api.entitlements.get(editors);
      assert.deepEqual([found.displayName, found.resourceName], ['Editors', 'Docs']);
      assert.equal(
        tenant.sent().request,
        `GET /api/v1/apps/${wiki}/entitlements/${editors.entitlementId}`,
      );
    });

    it('knows the built-in Access entitlement and deleted ones', async () => {
      const deletedAt = '2026-01-01T00:00:00Z';
      tenant.answerWith({
        list: [
          { ...view, appEntitlement: wire.accessEntitlement('wiki') },
          { ...view, appEntitlement: { ...entitlement, deletedAt } },
        ],
      });
      const { rows } = await tenant.api.entitlements.search({}, {});
      assert.deepEqual(
        rows.map(({ isAccess, isDeleted }) => ({ isAccess, isDeleted })),
        [
          { isAccess: true, isDeleted: false },
          { isAccess: false, isDeleted: true },
        ],
      );
    });
  });

  describe('accounts', () => {
    it('searches by text within an app', async () => {
      const bot = wire.account('wiki', 'bot', '', {
        appUserType: 'APP_USER_TYPE_SERVICE_ACCOUNT',
        isExternal: true,
        status: { details: '', status: 'STATUS_DISABLED' },
      });
      tenant.answerWith({ list: [{ appUser: wikiAda }, { appUser: bot }] });
      const { rows } = await tenant.api.accounts.search({ text: 'a', appId: wiki }, {});
      assert.deepEqual(
        rows.map(({ kind, status, isExternal, userId }) => [kind, status, isExternal, userId]),
        [
          ['person', 'enabled', false, wire.idOf('ada')],
          ['service', 'disabled', true, undefined],
        ],
      );
      assert.deepEqual(tenant.sent(), {
        request: 'POST /api/v1/search/app_users',
        body: { query: 'a', appIds: [wiki], pageSize: 100 },
      });
    });

    it('tolerates kinds and states that a later server invents', async () => {
      const status = { details: '', status: 'STATUS_ON_LEAVE' };
      tenant.answerWith({
        list: [{ appUser: { ...wikiAda, appUserType: 'APP_USER_TYPE_ROBOT', status } }],
      });
      const { rows } = await tenant.api.accounts.search({}, {});
      assert.deepEqual([rows[0]?.kind, rows[0]?.status], ['unknown', 'unknown']);
    });

    it('are deleted where they say when', async () => {
      tenant.answerWith({ list: [{ appUser: { ...wikiAda, deletedAt: '2026-01-01T00:00:00Z' } }] });
      assert.equal((await tenant.api.accounts.search({}, {})).rows[0]?.status, 'deleted');
    });
  });

  describe('people', () => {
    const bob = wire.user('bob', { delegatedUserId: wire.idOf('ada'), status: 'DISABLED' });

    it('searches by text', async () => {
      tenant.answerWith({ list: [{ user: bob }], nextPageToken: '' });
      const { rows } = await tenant.api.users.search({ text: 'bo' }, {});
      assert.deepEqual(rows[0], {
        id: wire.idOf('bob'),
        displayName: 'bob',
        email: 'bob@corp.example',
        username: 'bob',
        jobTitle: 'Engineer',
        department: 'Engineering',
        status: 'disabled',
        delegateId: wire.idOf('ada'),
      });
      assert.equal(tenant.sent().request, 'POST /api/v1/search/users');
    });

    it('gets one', async () => {
      tenant.answerWith({ userView: { user: bob }, expanded: [] });
      assert.equal((await tenant.api.users.get(asUserId(bob.id))).displayName, 'bob');
      assert.equal(tenant.sent().request, `GET /api/v1/users/${bob.id}`);
    });
  });

  it('reads the task that a grant came from', async () => {
    const of = grant('wiki', editors.entitlementId, 'wikiAda');
    const task = grantTask('task1', '417', of, wire.idOf('ada'));
    tenant.answerWith({ taskView: { task }, expanded: [] });
    const { number, displayName, createdByUserId } = await tenant.api.tasks.get(asTaskId(task.id));
    assert.deepEqual([number, displayName, createdByUserId], ['417', 'task1', wire.idOf('ada')]);
  });

  it('reads risk levels', async () => {
    tenant.answerWith({ list: [wire.attributeValue('High')], nextPageToken: '' });
    assert.deepEqual((await tenant.api.attributes.riskLevels({})).rows, [
      { id: wire.idOf('High'), label: 'High' },
    ]);
    assert.equal(tenant.sent().request, 'GET /api/v1/attributes/risk_levels?page_size=100');
  });

  it('reads who the credential stands for', async () => {
    tenant.answerWith({
      userId: wire.idOf('ada'),
      principleId: 'p',
      tenantId: 't',
      roles: ['system:owner'],
    });
    assert.deepEqual(await introspect(tenant.reads), {
      userId: wire.idOf('ada'),
      tenantId: 't',
      roles: ['system:owner'],
    });
    assert.equal(tenant.sent().request, 'GET /api/v1/auth/introspect');
  });

  it('says that an object is gone', async () => {
    tenant.replyWith(failure(404, 5));
    await assert.rejects(tenant.api.apps.get(wiki), NotFoundError);
  });
});
