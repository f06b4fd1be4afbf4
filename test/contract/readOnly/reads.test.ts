import assert from 'node:assert/strict';
import { introspect } from '../../../src/core/api/introspection';
import type { PageRequest } from '../../../src/core/api/pages';
import { InvalidRequestError, NotFoundError } from '../../../src/core/errors';
import type { App } from '../../../src/core/model/app';
import type { Entitlement } from '../../../src/core/model/entitlement';
import { asAppId, entitlementKey, grantKey } from '../../../src/core/model/ids';
import type { Page } from '../../../src/core/model/page';
import { collectPages } from '../../support/contract/collectPages';
import { useReadOnlyTenant } from '../../support/contract/readOnlyTenant';

// Nothing is assumed about the tenant's data: a test for which it has none finds nothing wrong.

const idPattern = /^[a-zA-Z0-9]{27}$/;
const wellFormedId = asAppId('0'.repeat(27));

describe('Any tenant', () => {
  const tenant = useReadOnlyTenant();

  /** A few pages: a tenant can have hundreds of thousands of rows. */
  const somePages = <Row>(read: (page: PageRequest) => Promise<Page<Row>>) =>
    collectPages(read, { pageSize: 50, maxPages: 3 });

  const assertDistinct = (keys: readonly string[]) => assert.equal(new Set(keys).size, keys.length);

  const someApp = async (): Promise<App | undefined> => {
    const { rows } = await tenant.current.api.apps.search({ pageSize: 10 });
    return rows[0];
  };

  /** The entitlement of an app that most accounts hold. */
  const someEntitlement = async (): Promise<Entitlement | undefined> => {
    const app = await someApp();
    if (app === undefined) return undefined;
    const { rows } = await tenant.current.api.entitlements.search({ appIds: [app.id] }, {});
    return rows.toSorted((one, other) => other.grantCount - one.grantCount)[0];
  };

  it('knows who calls', async () => {
    const { userId, tenantId } = await introspect(tenant.current.reads);
    assert.match(userId, idPattern);
    assert.match(tenantId, idPattern);
    assert.equal((await tenant.current.api.users.get(userId)).id, userId);
  });

  it('lists its apps, each once, and gives each by its id', async () => {
    const { api } = tenant.current;
    const apps = await somePages((page) => api.apps.search(page));
    assertDistinct(apps.map(({ id }) => id));
    const [app] = apps;
    if (app === undefined) return;
    assert.equal((await api.apps.get(app.id)).displayName, app.displayName);
  });

  it('lists the resource types of an app', async () => {
    const app = await someApp();
    if (app === undefined) return;
    const { api } = tenant.current;
    const types = await somePages((page) => api.apps.resourceTypes(app.id, page));
    assertDistinct(types.map(({ id }) => id));
    assert.ok(types.every(({ appId }) => appId === app.id));
  });

  it('lists the entitlements of an app, each once, and gives each by its id', async () => {
    const app = await someApp();
    if (app === undefined) return;
    const { api } = tenant.current;
    const appIds = [app.id];
    const entitlements = await somePages((page) => api.entitlements.search({ appIds }, page));
    assertDistinct(entitlements.map(entitlementKey));
    assert.ok(entitlements.every(({ appId }) => appId === app.id));
    const [entitlement] = entitlements;
    if (entitlement === undefined) return;
    const alone = await api.entitlements.get(entitlement);
    assert.equal(alone.displayName, entitlement.displayName);
    const { rows } = await api.entitlements.search({ refs: [entitlement] }, {});
    assert.deepEqual(rows.map(entitlementKey), [entitlementKey(entitlement)]);
  });

  it('gives the entitlements of a resource type', async () => {
    const entitlement = await someEntitlement();
    if (entitlement === undefined || entitlement.resourceTypeId === '') return;
    const { appId, resourceTypeId } = entitlement;
    const { rows } = await tenant.current.api.entitlements.search(
      { appIds: [appId], resourceTypeIds: [resourceTypeId] },
      {},
    );
    assert.ok(rows.every((row) => row.resourceTypeId === resourceTypeId));
  });

  it('lists the grants of an entitlement, each once', async () => {
    const entitlement = await someEntitlement();
    if (entitlement === undefined) return;
    const { api } = tenant.current;
    const entitlements = [entitlement];
    const grants = await somePages((page) => api.grants.search({ entitlements }, page));
    assertDistinct(grants.map(grantKey));
    const key = entitlementKey(entitlement);
    assert.ok(grants.every((grant) => entitlementKey(grant) === key));
    const [grant] = grants;
    if (grant === undefined) return;
    const { rows } = await api.grants.search({ entitlements, accountIds: [grant.accountId] }, {});
    assert.deepEqual(rows.map(grantKey), [grantKey(grant)]);
  });

  it('lists the grants of a person', async () => {
    const { api } = tenant.current;
    const { userId } = await introspect(tenant.current.reads);
    const grants = await somePages((page) => api.grants.search({ userId }, page));
    assertDistinct(grants.map(grantKey));
  });

  it('tells why the grants of an entitlement exist', async () => {
    const entitlement = await someEntitlement();
    if (entitlement === undefined) return;
    const { rows } = await tenant.current.api.grants.explain(entitlement, { pageSize: 10 });
    assert.ok(rows.every((grant) => entitlementKey(grant) === entitlementKey(entitlement)));
  });

  it('gives the task that a grant came from, or says that it is gone', async () => {
    const { api } = tenant.current;
    const { rows } = await api.grants.search({}, {});
    const taskId = rows.find(({ originTaskId }) => originTaskId !== undefined)?.originTaskId;
    if (taskId === undefined) return;
    try {
      assert.equal((await api.tasks.get(taskId)).id, taskId);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
  });

  it('finds accounts and people', async () => {
    const { api } = tenant.current;
    const accounts = await somePages((page) => api.accounts.search({}, page));
    assertDistinct(accounts.map(({ appId, id }) => `${appId}/${id}`));
    const users = await somePages((page) => api.users.search({}, page));
    assertDistinct(users.map(({ id }) => id));
  });

  it('has labels for risk', async () => {
    const { api } = tenant.current;
    const levels = await somePages((page) => api.attributes.riskLevels(page));
    assert.ok(levels.every(({ id }) => idPattern.test(id)));
  });

  describe('refuses', () => {
    it('an id that is none', async () => {
      await assert.rejects(tenant.current.api.apps.get(asAppId('short')), InvalidRequestError);
    });

    it('an id that names nothing', async () => {
      await assert.rejects(tenant.current.api.apps.get(wellFormedId), NotFoundError);
    });

    it('a page of more than 100 rows', async () => {
      const search = tenant.current.api.apps.search({ pageSize: 101 });
      await assert.rejects(search, InvalidRequestError);
    });

    it('a page token that it did not give', async () => {
      const search = tenant.current.api.apps.search({ pageToken: 'not-a-token' });
      await assert.rejects(search, InvalidRequestError);
    });

    it('an unknown field', async () => {
      const search = tenant.current.reads.read(
        {
          effect: 'read',
          method: 'POST',
          pathTemplate: '/api/v1/search/apps',
          body: { nickname: 'x' },
        },
        (json) => json,
      );
      await assert.rejects(search, InvalidRequestError);
    });
  });
});
