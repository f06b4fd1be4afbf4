import assert from 'node:assert/strict';
import type { WireAttributeValue } from '../../../src/shared/wire/attributes';
import type { WirePage } from '../../../src/shared/wire/common';
import { collectPages } from '../../support/contract/collectPages';
import { allRows } from '../../support/contract/filters';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

/** The labels of entitlements. */
export function describeAttributes(tenant: JudgedTenant): void {
  describe('attribute values', () => {
    const startWithEmptyPage = (pathTemplate: string) =>
      tenant.emulator.faults.add({
        match: { pathTemplate },
        times: 1,
        fault: { kind: 'emptyPage' },
      });

    it('are risk levels', async () => {
      startWithEmptyPage('/api/v1/attributes/risk_levels');
      const { api } = tenant.connect();
      const levels = await collectPages((page) => api.attributes.riskLevels(page));
      assert.ok(levels.length > 1);
      assert.ok(levels.every(({ label }) => label !== ''));
    });

    it('are compliance frameworks', async () => {
      startWithEmptyPage('/api/v1/attributes/compliance_frameworks');
      const frameworks = await allRows(async ({ pageToken }) => {
        const query = new URLSearchParams({ page_size: '100', page_token: String(pageToken) });
        const path = `/api/v1/attributes/compliance_frameworks?${query.toString()}`;
        return (await tenant.send({ method: 'GET', path })) as WirePage<WireAttributeValue>;
      });
      assert.ok(frameworks.length > 1);
    });
  });
}
