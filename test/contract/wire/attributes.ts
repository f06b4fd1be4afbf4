import assert from 'node:assert/strict';
import type { WireAttributeValue } from '../../../src/shared/wire/attributes';
import { collectPages } from '../../support/contract/collectPages';
import { allRows, listOf } from '../../support/contract/filters';
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

    const list = (kind: string) => listOf<WireAttributeValue>(tenant, `/api/v1/attributes/${kind}`);

    it('are risk levels', async () => {
      startWithEmptyPage('/api/v1/attributes/risk_levels');
      const { api } = tenant.connect();
      const levels = await collectPages((page) => api.attributes.riskLevels(page));
      assert.ok(levels.length > 1);
      assert.ok(levels.every(({ label }) => label !== ''));
    });

    it('are compliance frameworks', async () => {
      startWithEmptyPage('/api/v1/attributes/compliance_frameworks');
      const frameworks = await allRows(list('compliance_frameworks'));
      assert.ok(frameworks.length > 1);
    });

    for (const kind of ['risk_levels', 'compliance_frameworks']) {
      it(`are read one by one: ${kind}`, async () => {
        const [first] = await allRows(list(kind));
        const path = `/api/v1/attributes/${kind}/${first?.id ?? ''}`;
        assert.deepEqual(await tenant.send({ method: 'GET', path }), { value: first });
      });
    }
  });
}
