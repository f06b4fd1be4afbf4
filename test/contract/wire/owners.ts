import assert from 'node:assert/strict';
import { formerPerson, namesakes, productionAdmin } from '../../../src/emulator/seed/landmarks';
import type { WireUser } from '../../../src/shared/wire/users';
import { allRows, listOf } from '../../support/contract/filters';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

/** The owners of an entitlement. */
export function describeOwners(tenant: JudgedTenant): void {
  describe('the owners of an entitlement', () => {
    const { appId, entitlementId } = productionAdmin;
    const path = `/api/v1/apps/${appId}/entitlements/${entitlementId}/owners`;
    const ownerIds = async () =>
      (await allRows(listOf<WireUser>(tenant, path))).map(({ id }) => id);

    it('are listed, with those who left', async () => {
      const owners = await allRows(listOf<WireUser>(tenant, path));
      assert.ok(owners.length > 1);
      assert.equal(owners.find(({ id }) => id === formerPerson.userId)?.status, 'DISABLED');
    });

    it('become one more and one less', async () => {
      const before = await ownerIds();
      const [{ userId }] = namesakes;
      assert.deepEqual(await tenant.send({ method: 'POST', path, body: { userId } }), {});
      assert.deepEqual(await ownerIds(), [...before, userId]);
      const removal = { method: 'DELETE', path: `${path}/${userId}`, body: {} } as const;
      assert.deepEqual(await tenant.send(removal), {});
      assert.deepEqual(await ownerIds(), before);
    });
  });
}
