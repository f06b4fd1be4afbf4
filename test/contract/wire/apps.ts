import assert from 'node:assert/strict';
import { asAppId } from '../../../src/core/model/ids';
import { accessOnlyApp, githubApp, oktaApp } from '../../../src/emulator/seed/landmarks';
import type { WireApp } from '../../../src/shared/wire/apps';
import type { WirePage } from '../../../src/shared/wire/common';
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

const filters: readonly FilterFrom<WireApp>[] = [
  oneOf('appIds', ({ id }) => id),
  noneOf('excludeAppIds', ({ id }) => id),
  exactly('displayName', ({ displayName }) => displayName),
  exactly('query', ({ displayName }) => displayName),
  oneOf(
    'policyRefs',
    ({ grantPolicyId }) => grantPolicyId,
    (id) => ({ id }),
  ),
  whether('onlyDirectories', ({ isDirectory }) => isDirectory),
];

/** Apps and their resource types. */
export function describeApps(tenant: JudgedTenant): void {
  describe('apps', () => {
    const search = async (body: SearchBody) =>
      (await tenant.search('apps', body)) as WirePage<WireApp>;

    it('are searched by the client, all of them and by text', async () => {
      const { api } = tenant.connect();
      const all = await collectPages((page) => api.apps.search(page));
      assert.ok(all.some(({ id }) => id === githubApp.appId));
      const found = await api.apps.search({ text: 'parking' });
      assert.deepEqual(
        found.rows.map(({ displayName }) => displayName),
        [accessOnlyApp.displayName],
      );
    });

    it('follow the token of an empty page', async () => {
      tenant.emulator.faults.add({
        match: { pathTemplate: '/api/v1/search/apps' },
        times: 1,
        fault: { kind: 'emptyPage' },
      });
      const { api } = tenant.connect();
      const empty = await api.apps.search({});
      assert.deepEqual(empty.rows, []);
      const { rows } = await api.apps.search({ pageToken: empty.nextPageToken });
      assert.ok(rows.length > 0);
    });

    it('pass every filter', async () => {
      const all = await allRows(search);
      for (const filter of filters) await assertFilters(search, all, filter);
    });

    it('are listed page by page', async () => {
      const all = await allRows(search);
      const listed = await allRows(async ({ pageToken }) => {
        const query = new URLSearchParams({ page_size: '10', page_token: String(pageToken) });
        const path = `/api/v1/apps?${query.toString()}`;
        return (await tenant.send({ method: 'GET', path })) as WirePage<WireApp>;
      });
      assert.deepEqual(listed, all);
    });

    it('are read by their id', async () => {
      const { api } = tenant.connect();
      const okta = await api.apps.get(asAppId(oktaApp.appId));
      assert.equal(okta.displayName, oktaApp.displayName);
      assert.equal(okta.isDirectory, true);
    });

    it('have resource types, or none', async () => {
      const { api } = tenant.connect();
      const typesOf = ({ appId }: { readonly appId: string }) =>
        collectPages((page) => api.apps.resourceTypes(asAppId(appId), page), { pageSize: 1 });
      const types = await typesOf(githubApp);
      assert.ok(types.some(({ displayName }) => displayName === 'Repository'));
      assert.deepEqual(await typesOf(accessOnlyApp), []);
    });

    it('have resource types that come page by page', async () => {
      tenant.emulator.faults.add({
        match: { pathTemplate: '/api/v1/apps/{app_id}/resource_types' },
        times: 1,
        fault: { kind: 'emptyPage' },
      });
      const { api } = tenant.connect();
      const types = await collectPages((page) =>
        api.apps.resourceTypes(asAppId(githubApp.appId), page),
      );
      assert.ok(types.length > 0);
    });
  });
}
