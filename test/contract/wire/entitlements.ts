import assert from 'node:assert/strict';
import { asAppId, asEntitlementId, asResourceTypeId } from '../../../src/core/model/ids';
import {
  deletedEntitlement,
  dispatchApiAdmin,
  githubApp,
  grantEndingToday,
  oktaApp,
} from '../../../src/emulator/seed/landmarks';
import type { WireExpandedPage } from '../../../src/shared/wire/common';
import type {
  WireAppEntitlement,
  WireAppEntitlementView,
} from '../../../src/shared/wire/entitlements';
import { collectPages } from '../../support/contract/collectPages';
import {
  allRows,
  assertFilters,
  exactly,
  noneOf,
  oneOf,
  whether,
  type FilterFrom,
  type SearchBody,
} from '../../support/contract/filters';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

type View = WireAppEntitlementView;

const of = ({ appEntitlement }: View): WireAppEntitlement => {
  assert.ok(appEntitlement);
  return appEntitlement;
};

const keyOf = (view: View) => `${of(view).appId}/${of(view).id}`;
const refOf = (key: string) => ({ appId: key.split('/')[0], id: key.split('/')[1] });

const policiesOf = (view: View) => [
  of(view).grantPolicyId,
  of(view).revokePolicyId,
  of(view).certifyPolicyId,
  of(view).emergencyGrantPolicyId,
];

/** The filters that ask for something that the entitlement itself tells. */
const filters: readonly FilterFrom<View>[] = [
  oneOf('appIds', (view) => of(view).appId),
  noneOf('excludeAppIds', (view) => of(view).appId),
  oneOf('resourceTypeIds', (view) => of(view).appResourceTypeId),
  noneOf('excludeResourceTypeIds', (view) => of(view).appResourceTypeId),
  oneOf('resourceIds', (view) => of(view).appResourceId),
  oneOf('riskLevelIds', (view) => of(view).riskLevelValueId),
  oneOf('complianceFrameworkIds', (view) => of(view).complianceFrameworkValueIds),
  oneOf('requestSchemaIds', (view) => of(view).requestSchemaId),
  oneOf('policyRefs', policiesOf, (id) => ({ id })),
  oneOf('refs', keyOf, refOf),
  exactly('displayName', (view) => of(view).displayName),
  exactly('alias', (view) => of(view).alias),
  exactly('sourceConnectorId', (view) => Object.keys(of(view).sourceConnectorIds)),
  whether('isAutomated', (view) => of(view).isAutomationEnabled),
];

/** Reading entitlements. */
export function describeEntitlements(tenant: JudgedTenant): void {
  describe('entitlements', () => {
    const search = async (body: SearchBody) =>
      (await tenant.search('entitlements', body)) as WireExpandedPage<View>;

    it('are searched by the client, in one app and resource type, by text, page by page', async () => {
      const { api } = tenant.connect();
      const appIds = [asAppId(githubApp.appId)];
      const all = await collectPages((page) => api.entitlements.search({ appIds }, page));
      assert.ok(all.length > 100);
      assert.ok(all.every(({ appId }) => appId === githubApp.appId));
      assert.ok(all.some(({ resourceName }) => resourceName !== undefined));

      const { resourceTypeId } = all.find(({ isAccess }) => !isAccess) ?? {};
      const resourceTypeIds = [asResourceTypeId(resourceTypeId ?? '')];
      const ofType = await api.entitlements.search({ appIds, resourceTypeIds }, {});
      assert.ok(ofType.rows.every((row) => row.resourceTypeId === resourceTypeId));

      const byText = await api.entitlements.search({ appIds, text: 'dispatch-api admin' }, {});
      assert.deepEqual(
        byText.rows.map(({ displayName }) => displayName),
        [dispatchApiAdmin.displayName],
      );
    });

    it('are found by their names, one and several', async () => {
      const { api } = tenant.connect();
      const ref = {
        appId: asAppId(dispatchApiAdmin.appId),
        entitlementId: asEntitlementId(dispatchApiAdmin.entitlementId),
      };
      const one = await api.entitlements.get(ref);
      assert.equal(one.displayName, dispatchApiAdmin.displayName);
      const several = await api.entitlements.search({ refs: [ref] }, {});
      assert.deepEqual(several.rows, [one]);
    });

    it('pass every filter that their own fields decide', async () => {
      const all = await allRows(search);
      for (const filter of filters) await assertFilters(search, all, filter);
    });

    it('can be filtered by what they are not', async () => {
      const body = { appIds: [githubApp.appId] };
      const all = await allRows(search, body);
      const [first] = all;
      assert.ok(first);
      const others = await allRows(search, {
        ...body,
        excludedEntitlementRefs: [refOf(keyOf(first))],
      });
      assert.deepEqual(others, all.slice(1));
    });

    it('can be filtered by who holds them', async () => {
      const body = { appIds: [githubApp.appId] };
      const all = await allRows(search, body);
      const appUserIds = [grantEndingToday.appUserId];
      const held = await allRows(search, { ...body, appUserIds });
      assert.ok(held.some((view) => of(view).id === dispatchApiAdmin.entitlementId));
      const notHeld = await allRows(search, { ...body, excludeAppUserIds: appUserIds });
      assert.equal(held.length + notHeld.length, all.length);
    });

    it('can be filtered by the traits of their resource types', async () => {
      const { list } = (await tenant.send({
        method: 'GET',
        path: `/api/v1/apps/${oktaApp.appId}/resource_types`,
      })) as { list: readonly { appResourceType: { id: string; traitIds: readonly string[] } }[] };
      const { id, traitIds } = list[0]?.appResourceType ?? { id: '', traitIds: [] };
      const found = await allRows(search, { appIds: [oktaApp.appId], resourceTraitIds: traitIds });
      assert.ok(found.some((view) => of(view).appResourceTypeId === id));
    });

    it('can be filtered by whether a grant of them ends', async () => {
      const expiring = await allRows(search, { onlyGetExpiring: true, appIds: [githubApp.appId] });
      assert.ok(expiring.some((view) => of(view).id === dispatchApiAdmin.entitlementId));
      assert.ok(expiring.every((view) => of(view).id !== deletedEntitlement.entitlementId));
    });

    it('are listed when they are deleted only if that is asked for', async () => {
      const body = { appIds: [githubApp.appId] };
      const isListed = (views: readonly View[]) =>
        views.some((view) => of(view).id === deletedEntitlement.entitlementId);
      assert.equal(isListed(await allRows(search, body)), false);
      assert.equal(isListed(await allRows(search, { ...body, includeDeleted: true })), true);
    });

    it('bring along the neighbours that the mask names, each once', async () => {
      const body = { appIds: [githubApp.appId], pageSize: 100 };
      const typesFor = async (paths: readonly string[]) => {
        const { expanded } = await search({ ...body, expandMask: { paths } });
        assert.equal(
          new Set(expanded.map((object) => JSON.stringify(object))).size,
          expanded.length,
        );
        return [...new Set(expanded.map((object) => object['@type']))].sort();
      };
      const type = (name: string) => `type.googleapis.com/c1.api.app.v1.${name}`;
      assert.deepEqual(await typesFor([]), []);
      assert.deepEqual(await typesFor(['app_id']), [type('App')]);
      assert.deepEqual(await typesFor(['app_resource_id']), [type('AppResource')]);
      assert.deepEqual(await typesFor(['app_resource_type_id']), [type('AppResourceType')]);
      assert.deepEqual(await typesFor(['*']), ['App', 'AppResource', 'AppResourceType'].map(type));
    });
  });
}
