import assert from 'node:assert/strict';
import { deletedPolicy, localPolicy, standardPolicy } from '../../../src/emulator/seed/landmarks';
import type { WirePage } from '../../../src/shared/wire/common';
import type { WirePolicy } from '../../../src/shared/wire/policies';
import {
  allRows,
  assertFilters,
  exactly,
  noneOf,
  oneOf,
  type FilterFrom,
  type SearchBody,
} from '../../support/contract/filters';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

const filters: readonly FilterFrom<WirePolicy>[] = [
  oneOf(
    'refs',
    ({ id }) => id,
    (id) => ({ id }),
  ),
  noneOf('excludePolicyIds', ({ id }) => id),
  oneOf('policyTypes', ({ policyType }) => policyType),
  exactly('displayName', ({ displayName }) => displayName),
];

/** Reading policies. */
export function describePolicies(tenant: JudgedTenant): void {
  describe('policies', () => {
    const search = async (body: SearchBody) =>
      (await tenant.search('policies', body)) as WirePage<WirePolicy>;
    const idsOf = async (body: SearchBody) => (await allRows(search, body)).map(({ id }) => id);

    it('pass every filter', async () => {
      const all = await allRows(search);
      for (const filter of filters) await assertFilters(search, all, filter);
    });

    it('are searched by words of their name and description', async () => {
      assert.deepEqual(await idsOf({ query: 'MANAGER standard' }), [standardPolicy.policyId]);
    });

    it('are found deleted only when asked for', async () => {
      assert.ok(!(await idsOf({})).includes(deletedPolicy.policyId));
      assert.ok((await idsOf({ includeDeleted: true })).includes(deletedPolicy.policyId));
    });

    it('that are local are found by their id only', async () => {
      const scopeView = 'POLICY_SCOPE_VIEW_GLOBAL';
      assert.ok(!(await idsOf({ scopeView })).includes(localPolicy.policyId));
      const refs = [{ id: localPolicy.policyId }];
      assert.deepEqual(await idsOf({ refs, scopeView }), [localPolicy.policyId]);
    });

    it('are read by their id, with steps of every kind', async () => {
      for (const policy of await allRows(search, { includeDeleted: true })) {
        const path = `/api/v1/policies/${policy.id}`;
        assert.deepEqual(await tenant.send({ method: 'GET', path }), { policy });
      }
    });
  });
}
