import assert from 'node:assert/strict';
import { asAccountId, asAppId, asEntitlementId, asUserId } from '../../../src/core/model/ids';
import {
  allEmployees,
  dispatchApiAdmin,
  githubApp,
  grantEndingToday,
  grantOfDeletedAccount,
  grantOfFormerPerson,
  grantOnDeletedEntitlement,
  inheritedGrant,
  onCallGroup,
  type EntitlementLandmark,
  type GrantLandmark,
} from '../../../src/emulator/seed/landmarks';
import type { WireExpandedPage } from '../../../src/shared/wire/common';
import type { WireAppEntitlement } from '../../../src/shared/wire/entitlements';
import type { WireAppEntitlementWithUserBinding } from '../../../src/shared/wire/grants';
import { collectPages } from '../../support/contract/collectPages';
import {
  allRows,
  assertFilters,
  oneOf,
  type FilterFrom,
  type SearchBody,
} from '../../support/contract/filters';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

type Row = WireAppEntitlementWithUserBinding;

const refOf = ({ appId, entitlementId }: EntitlementLandmark) => ({
  appId: asAppId(appId),
  entitlementId: asEntitlementId(entitlementId),
});

const heldOf = ({ entitlement }: Row): WireAppEntitlement => {
  assert.ok(entitlement?.appEntitlement);
  return entitlement.appEntitlement;
};

const filters: readonly FilterFrom<Row>[] = [
  oneOf('entitlementSlugs', (row) => heldOf(row).slug),
  oneOf('purpose', (row) => heldOf(row).purpose),
  oneOf('resourceIds', (row) => heldOf(row).appResourceId),
  oneOf('resourceTypeIds', (row) => heldOf(row).appResourceTypeId),
];

/** Reading grants. */
export function describeGrants(tenant: JudgedTenant): void {
  describe('grants', () => {
    const search = async (body: SearchBody) =>
      (await tenant.search('grants', body)) as WireExpandedPage<Row>;

    const found = async ({ entitlement, appUserId }: GrantLandmark) => {
      const { rows } = await tenant
        .connect()
        .api.grants.search(
          { entitlements: [refOf(entitlement)], accountIds: [asAccountId(appUserId)] },
          {},
        );
      const [grant, ...others] = rows;
      assert.ok(grant);
      assert.deepEqual(others, []);
      return grant;
    };

    it('are searched by the client, of one entitlement, page by page', async () => {
      const { api } = tenant.connect();
      const entitlements = [refOf(allEmployees)];
      const rows = await collectPages((page) => api.grants.search({ entitlements }, page));
      assert.ok(rows.length > 200);
      const keys = rows.map(({ accountId }) => accountId);
      assert.equal(new Set(keys).size, rows.length);
    });

    it('are searched by the client, of one person in one app', async () => {
      const { api } = tenant.connect();
      const account = (await found(grantOfFormerPerson)).account;
      const { rows } = await api.grants.search(
        { appIds: [asAppId(githubApp.appId)], userId: asUserId(account?.userId ?? '') },
        {},
      );
      assert.ok(rows.length > 1);
      assert.ok(rows.every(({ accountId }) => accountId === account?.id));
    });

    it('tell when they end', async () => {
      const { expiresAt } = await found(grantEndingToday);
      assert.ok(expiresAt);
      const hoursLeft = (expiresAt.getTime() - tenant.clock.now().getTime()) / 3_600_000;
      assert.ok(hoursLeft > 0 && hoursLeft < 4);
    });

    it('tell where they come from', async () => {
      assert.deepEqual((await found(inheritedGrant)).sources, [refOf(onCallGroup)]);
    });

    it('outlive their account and their entitlement', async () => {
      assert.equal((await found(grantOfDeletedAccount)).account?.status, 'deleted');
      assert.equal((await found(grantOnDeletedEntitlement)).entitlement?.isDeleted, true);
    });

    it('pass every filter that their entitlements decide', async () => {
      const appIds = [githubApp.appId];
      const searchApp = (body: SearchBody) => search({ ...body, appIds });
      const all = await allRows(searchApp);
      for (const filter of filters) await assertFilters(searchApp, all, filter);
    });

    it('bring along the neighbours of their entitlements', async () => {
      const body = {
        entitlementRefs: [{ appId: githubApp.appId, id: dispatchApiAdmin.entitlementId }],
      };
      const count = async (paths: readonly string[]) =>
        (await search({ ...body, expandMask: { paths } })).expanded.length;
      assert.equal(await count([]), 0);
      assert.equal(await count(['app_id']), 1);
      assert.equal(await count(['app_resource_id', 'app_resource_type_id']), 2);
      assert.equal(await count(['*']), 3);
    });

    it('of one entitlement are listed with their reasons, page by page', async () => {
      const { api } = tenant.connect();
      const listed = await collectPages((page) => api.grants.explain(refOf(allEmployees), page));
      const searched = await collectPages((page) =>
        api.grants.search({ entitlements: [refOf(allEmployees)] }, page),
      );
      assert.deepEqual(
        listed.map(({ accountId }) => accountId),
        searched.map(({ accountId }) => accountId),
      );
      assert.ok(listed.some(({ reasons }) => reasons.length > 0));
    });
  });
}
