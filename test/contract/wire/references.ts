import assert from 'node:assert/strict';
import { githubApp, productionAdmin } from '../../../src/emulator/seed/landmarks';
import { idOf } from '../../../src/emulator/seed/ids';
import type { WirePage } from '../../../src/shared/wire/common';
import type { WireConnectorView } from '../../../src/shared/wire/connectors';
import type { WireAppEntitlementView } from '../../../src/shared/wire/entitlements';
import type { WireRequestSchema } from '../../../src/shared/wire/requestSchemas';
import type { WireVault } from '../../../src/shared/wire/vaults';
import type { WireWebhook } from '../../../src/shared/wire/webhooks';
import {
  allRows,
  assertFilters,
  listOf,
  oneOf,
  type SearchBody,
} from '../../support/contract/filters';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

/** Reading what the settings of entitlements point at. */
export function describeReferences(tenant: JudgedTenant): void {
  const get = (path: string) => tenant.send({ method: 'GET', path: `/api/v1/${path}` });

  describe('connectors', () => {
    const path = `/api/v1/apps/${githubApp.appId}/connectors`;

    it('are listed by app, without their neighbours', async () => {
      const all = await allRows(listOf<WireConnectorView>(tenant, path));
      assert.ok(all.length > 1);
      assert.ok(all.every(({ connector }) => connector?.appId === githubApp.appId));
      assert.ok(all.every(({ appPath, usersPath }) => appPath === '' && usersPath === ''));
    });

    it('are read by their id, with their app and people', async () => {
      const [first] = await allRows(listOf<WireConnectorView>(tenant, path));
      const { connectorView } = (await tenant.send({
        method: 'GET',
        path: `${path}/${first?.connector?.id ?? ''}`,
      })) as { readonly connectorView: WireConnectorView };
      assert.deepEqual(connectorView.connector, first?.connector);
      assert.match(connectorView.appPath, /^\$\.expanded\[\d+\]$/);
      assert.match(connectorView.usersPath, /^\$\.expanded\[\d+,\d+\]$/);
    });
  });

  describe('webhooks', () => {
    const search = async (body: SearchBody) =>
      (await tenant.search('webhooks', body)) as WirePage<WireWebhook>;

    it('pass every filter', async () => {
      const all = await allRows(search);
      const byRef = oneOf<WireWebhook>(
        'refs',
        ({ id }) => id,
        (id) => ({ id }),
      );
      await assertFilters(search, all, byRef);
      await assertFilters(search, all, () => ({
        body: { query: 'freeze' },
        admits: ({ displayName }) => displayName.includes('freeze'),
      }));
    });

    it('are read by their id', async () => {
      const [webhook] = await allRows(search);
      assert.deepEqual(await get(`webhooks/${webhook?.id ?? ''}`), { webhook });
    });
  });

  describe('vaults', () => {
    it('are read by their id, of both kinds', async () => {
      for (const name of ['finance-systems', 'revenue-systems']) {
        const id = idOf('vault', name);
        const { vault } = (await get(`vaults/${id}`)) as { readonly vault: WireVault };
        assert.equal(vault.id, id);
      }
    });
  });

  describe('request forms', () => {
    it('are read by the id that an entitlement has', async () => {
      const { appId, entitlementId } = productionAdmin;
      const { appEntitlementView } = (await get(`apps/${appId}/entitlements/${entitlementId}`)) as {
        readonly appEntitlementView: WireAppEntitlementView;
      };
      const id = appEntitlementView.appEntitlement?.requestSchemaId ?? '';
      const { requestSchema } = (await get(`request_schemas/${id}`)) as {
        readonly requestSchema: WireRequestSchema;
      };
      assert.equal(requestSchema.id, id);
      assert.ok((requestSchema.form?.fields.length ?? 0) > 0);
    });
  });
}
