import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Overlay } from '../../../src/emulator/store/overlay';
import {
  everyApp,
  everyEntitlement,
  everyGrant,
  type EntitlementQuery,
  type GrantQuery,
} from '../../../src/emulator/store/queries';
import { ScaleStore } from '../../../src/emulator/store/scale/scaleStore';
import type { GrantRecord } from '../../../src/emulator/store/tenantData';
import type { PageRange, Slice } from '../../../src/emulator/store/tenantStore';
import { at, column, emulatorsOfTest, list, text } from '../../support/emulator/harness';
import { startedAt } from '../../support/emulator/smallTenant';

const startLimitMs = 1000;
const everyRow = { from: 0, limit: 1_000_000 };

function scaleStore(grantCount: number): ScaleStore {
  const overlay = new Overlay(
    undefined,
    () => startedAt,
    () => undefined,
  );
  return new ScaleStore(grantCount, overlay, startedAt);
}

function keyOf({ appId, appEntitlementId, appUserId }: GrantRecord): string {
  return `${appId}/${appEntitlementId}/${appUserId}`;
}

/** All rows, gathered page by page. */
function paged<Row>(limit: number, read: (range: PageRange) => Slice<Row>): readonly Row[] {
  const rows: Row[] = [];
  for (let from: number | null = 0; from !== null;) {
    const slice: Slice<Row> = read({ from, limit });
    rows.push(...slice.rows);
    from = slice.next;
  }
  return rows;
}

describe('A tenant with N grants', function () {
  this.timeout(20_000);
  const emulators = emulatorsOfTest();

  it('has exactly N grants, none of them twice', () => {
    for (const grantCount of [1, 2, 7, 50, 51, 999, 20_000]) {
      const store = scaleStore(grantCount);
      const keys = paged(97, (range) => store.searchGrants(everyGrant, range)).map(keyOf);
      assert.equal(keys.length, grantCount);
      assert.equal(new Set(keys).size, grantCount);
    }
  });

  it('has policies of several pages that apps inherit, and connectors', async () => {
    const tenant = await emulators.start({ scenario: { kind: 'scale', grantCount: 5000 } });
    const search = (body: object) => tenant.post('/api/v1/search/policies', body);
    const grantPolicies = await search({ policyTypes: ['POLICY_TYPE_GRANT'], pageSize: 100 });
    assert.equal(list(grantPolicies.json, 'list').length, 100);
    assert.notEqual(at(grantPolicies.json, 'nextPageToken'), '');
    const apps = await tenant.post('/api/v1/search/apps');
    const refs = [{ id: text(apps.json, 'list', 0, 'grantPolicyId') }];
    assert.equal(list((await search({ refs })).json, 'list').length, 1);
    const appId = text(apps.json, 'list', 0, 'id');
    const connectors = await tenant.get(`/api/v1/apps/${appId}/connectors`);
    assert.deepEqual(column(connectors, 'connector', 'appId'), [appId]);
  });

  it('keeps owners that are added', async () => {
    const tenant = await emulators.start({ scenario: { kind: 'scale', grantCount: 5000 } });
    const found = await tenant.post('/api/v1/search/entitlements');
    const appId = text(found.json, 'list', 0, 'appEntitlement', 'appId');
    const id = text(found.json, 'list', 0, 'appEntitlement', 'id');
    const users = column(await tenant.post('/api/v1/search/users'), 'userId');
    const owners = `/api/v1/apps/${appId}/entitlements/${id}/owners`;
    await tenant.post(owners, { userId: users[5] });
    assert.deepEqual(column(await tenant.get(owners), 'id'), [users[5]]);
  });

  it('counts the grants of each entitlement as they are', () => {
    const store = scaleStore(3000);
    for (const { appId, id, grantCount } of store.searchEntitlements(everyEntitlement, everyRow)
      .rows) {
      const query = { ...everyGrant, entitlementRefs: [{ appId, id }] };
      assert.equal(store.searchGrants(query, everyRow).rows.length, Number(grantCount));
    }
  });

  it('finds each grant by its key, its account and its user', () => {
    const store = scaleStore(2000);
    const all = store.searchGrants(everyGrant, everyRow).rows;
    for (const grant of all.filter((_, place) => place % 37 === 0)) {
      assert.deepEqual(store.grant(grant), grant);
      const account = store.account(grant.appId, grant.appUserId);
      assert.ok(account);
      const ofAccount = { ...everyGrant, appUserIds: [account.id] };
      assert.deepEqual(
        store.searchGrants(ofAccount, everyRow).rows.map(keyOf).sort(),
        all
          .filter((it) => it.appUserId === account.id)
          .map(keyOf)
          .sort(),
      );
      if (account.identityUserId === '') continue;
      const ofUser = { ...everyGrant, userId: account.identityUserId };
      const found = store.searchGrants(ofUser, everyRow).rows;
      assert.ok(found.map(keyOf).includes(keyOf(grant)));
      for (const { appId, appUserId } of found) {
        assert.equal(store.account(appId, appUserId)?.identityUserId, account.identityUserId);
      }
    }
  });

  it('finds nothing twice that is named twice', () => {
    const store = scaleStore(2000);
    const [grant] = store.searchGrants(everyGrant, everyRow).rows;
    assert.ok(grant);
    const ref = { appId: grant.appId, id: grant.appEntitlementId };
    for (const query of [
      { ...everyGrant, appUserIds: [grant.appUserId, grant.appUserId] },
      { ...everyGrant, entitlementRefs: [ref, ref] },
      { ...everyGrant, appIds: [grant.appId, grant.appId] },
    ]) {
      const keys = store.searchGrants(query, everyRow).rows.map(keyOf);
      assert.ok(keys.length > 0);
      assert.equal(new Set(keys).size, keys.length);
    }
  });

  it('answers any filter of grants as a look at each of them would', () => {
    const store = scaleStore(1500);
    const all = store.searchGrants(everyGrant, everyRow).rows;
    const entitlements = store.searchEntitlements(everyEntitlement, everyRow).rows;
    const pick = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> =>
      fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
    const query = fc.record({
      appIds: pick(all.map((it) => it.appId)),
      appUserIds: pick(all.map((it) => it.appUserId)),
      entitlementRefs: pick(entitlements.map(({ appId, id }) => ({ appId, id }))),
      entitlementSlugs: pick(entitlements.map((it) => it.slug)),
      resourceIds: pick(entitlements.map((it) => it.appResourceId)),
      resourceTypeIds: pick(entitlements.map((it) => it.appResourceTypeId)),
    });
    const isWanted = (wanted: readonly string[], value: string): boolean =>
      wanted.length === 0 || wanted.includes(value);
    const entitlementByKey = new Map(entitlements.map((it) => [`${it.appId}/${it.id}`, it]));
    fc.assert(
      fc.property(query, fc.integer({ min: 1, max: 60 }), (filters, limit) => {
        const full: GrantQuery = { ...everyGrant, ...filters };
        const expected = all.filter((grant) => {
          const key = `${grant.appId}/${grant.appEntitlementId}`;
          const entitlement = entitlementByKey.get(key);
          return (
            entitlement !== undefined &&
            isWanted(full.appIds, grant.appId) &&
            isWanted(full.appUserIds, grant.appUserId) &&
            isWanted(
              full.entitlementRefs.map((it) => `${it.appId}/${it.id}`),
              key,
            ) &&
            isWanted(full.entitlementSlugs, entitlement.slug) &&
            isWanted(full.resourceIds, entitlement.appResourceId) &&
            isWanted(full.resourceTypeIds, entitlement.appResourceTypeId)
          );
        });
        const found = paged(limit, (range) => store.searchGrants(full, range));
        assert.deepEqual(found.map(keyOf).sort(), expected.map(keyOf).sort());
      }),
    );
  });

  it('has one app with a large share of them', () => {
    const store = scaleStore(10_000);
    const [largest] = store.searchApps(everyApp, everyRow).rows;
    assert.ok(largest);
    const { rows } = store.searchGrants({ ...everyGrant, appIds: [largest.id] }, everyRow);
    assert.equal(rows.length, 4000);
  });

  it('has grants with an expiration and inherited ones, whose source the account holds', () => {
    const store = scaleStore(20_000);
    const all = store.searchGrants(everyGrant, everyRow).rows;
    const expiring = all.filter((it) => it.deprovisionAt !== null);
    assert.ok(expiring.length > 100);
    const inherited = all.filter((it) => it.grantSources.length > 0);
    assert.ok(inherited.length > 100);
    for (const { appId, appUserId, grantSources } of inherited) {
      const [source] = grantSources;
      assert.ok(source);
      assert.ok(store.grant({ appId, appEntitlementId: source.id, appUserId }));
    }
  });

  it('knows which entitlements have a grant with an expiration', () => {
    const store = scaleStore(3000);
    const all = store.searchGrants(everyGrant, everyRow).rows;
    const expected = new Set(
      all
        .filter((it) => it.deprovisionAt !== null)
        .map((it) => `${it.appId}/${it.appEntitlementId}`),
    );
    const query: EntitlementQuery = { ...everyEntitlement, onlyGetExpiring: true };
    const found = store.searchEntitlements(query, everyRow).rows;
    assert.deepEqual(new Set(found.map((it) => `${it.appId}/${it.id}`)), expected);
  });

  it('starts with a million grants in less than a second, and answers at once', async () => {
    const before = performance.now();
    const tenant = await emulators.start({ scenario: { kind: 'scale', grantCount: 1_000_000 } });
    assert.ok(performance.now() - before < startLimitMs);
    const apps = await tenant.post('/api/v1/search/apps', { pageSize: 100 });
    assert.equal(list(apps.json, 'list').length, 100);
    const appId = text(apps.json, 'list', 0, 'id');
    const grants = await tenant.post('/api/v1/search/grants', { appIds: [appId], pageSize: 100 });
    assert.equal(column(grants, 'appEntitlementUserBinding', 'appUserId').length, 100);
  });

  it('finds accounts by app, user and words, and users by words', async () => {
    const tenant = await emulators.start({ scenario: { kind: 'scale', grantCount: 20_000 } });
    const all = await tenant.post('/api/v1/search/app_users', { pageSize: 100 });
    const [id = '', name = '', userId = '', appId = ''] = [
      ['appUser', 'id'],
      ['appUser', 'displayName'],
      ['appUser', 'identityUserId'],
      ['appUser', 'appId'],
    ].map((path) => column(all, ...path)[3]);
    for (const filter of [
      { query: name, appId },
      { userIds: [userId] },
      { refs: [{ appId, id }] },
    ]) {
      const answer = await tenant.post('/api/v1/search/app_users', { ...filter, pageSize: 100 });
      assert.ok(column(answer, 'appUser', 'id').includes(id));
    }
    const users = await tenant.post('/api/v1/search/users', { query: name.toUpperCase() });
    assert.ok(column(users, 'userId').includes(userId));
    const nobody = await tenant.post('/api/v1/search/app_users', { query: 'nobody at all' });
    assert.deepEqual(column(nobody, 'appUser', 'id'), []);
  });

  it('resolves what its rows point at', async () => {
    const tenant = await emulators.start({ scenario: { kind: 'scale', grantCount: 500 } });
    const answer = await tenant.post('/api/v1/search/entitlements', {
      pageSize: 100,
      expandMask: { paths: ['*'] },
    });
    for (const row of list(answer.json, 'list').filter(
      (it) => text(it, 'appEntitlement', 'slug') !== 'access',
    )) {
      for (const name of ['appPath', 'appResourcePath', 'appResourceTypePath']) {
        assert.match(text(row, name), /^\$\.expanded\[\d+\]$/);
      }
    }
  });

  it('takes changes', async () => {
    const tenant = await emulators.start({ scenario: { kind: 'scale', grantCount: 500 } });
    const page = await tenant.post('/api/v1/search/grants', { pageSize: 100 });
    const grant = list(page.json, 'list')
      .map((row) => at(row, 'appEntitlementUserBinding'))
      .find((it) => list(it, 'grantSources').length === 0);
    const [appId, entitlementId, accountId] = ['appId', 'appEntitlementId', 'appUserId'].map(
      (name) => text(grant, name),
    );
    const path = `/api/v1/apps/${appId ?? ''}/entitlements/${entitlementId ?? ''}`;
    await tenant.post(`${path}/users/${accountId ?? ''}/update-grant-duration`, {
      newDeprovisionAt: '2027-01-01T00:00:00Z',
    });
    const { json } = await tenant.get(`${path}/grants?page_size=100`);
    const changed = list(json, 'list').find((row) => at(row, 'appUserId') === accountId);
    assert.equal(at(changed, 'expired'), '2027-01-01T00:00:00Z');
    await tenant.post(path, { entitlement: { alias: 'mine' }, updateMask: 'alias' });
    const found = await tenant.post('/api/v1/search/entitlements', { alias: 'mine' });
    assert.equal(list(found.json, 'list').length, 1);
  });
});
