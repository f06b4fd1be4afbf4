import assert from 'node:assert/strict';
import {
  formerPerson,
  namesakes,
  personWithoutAccounts,
} from '../../../src/emulator/seed/landmarks';
import type { WireExpiringUserDelegationBinding } from '../../../src/shared/wire/users';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

const delegatedUserId = namesakes[0].userId;

/** Setting the delegation of a user. */
export function describeDelegation(tenant: JudgedTenant): void {
  describe('the delegation of a user', () => {
    const set = async (body: object, { userId } = personWithoutAccounts) => {
      const answer = await tenant.send({
        method: 'POST',
        path: `/api/v1/users/${userId}/set-delegation-by-admin`,
        body,
      });
      return (answer as { readonly item: WireExpiringUserDelegationBinding | null }).item;
    };

    it('is set for ever', async () => {
      const item = await set({ delegatedUserId });
      assert.equal(item?.userId, personWithoutAccounts.userId);
      assert.equal(item.delegatedUserId, delegatedUserId);
      assert.deepEqual([item.startAt, item.expirationAt], [null, null]);
    });

    it('is set from a day to a day, which the answer gives other names', async () => {
      const item = await set({
        delegatedUserId,
        delegationStartAt: '2026-04-01T00:00:00Z',
        delegationExpireAt: '2026-04-15T00:00:00Z',
      });
      assert.equal(item?.startAt, '2026-04-01T00:00:00Z');
      assert.equal(item.expirationAt, '2026-04-15T00:00:00Z');
    });

    it('is set with dates that say that there are none', async () => {
      const item = await set({
        delegatedUserId,
        delegationStartAt: null,
        delegationExpireAt: null,
      });
      assert.deepEqual([item?.startAt, item?.expirationAt], [null, null]);
    });

    it('is removed by an empty delegate', async () => {
      await set({ delegatedUserId });
      assert.equal(await set({ delegatedUserId: '' }), null);
    });

    it('can be that of a person who left', async () => {
      assert.equal((await set({ delegatedUserId }, formerPerson))?.userId, formerPerson.userId);
    });
  });
}
