import assert from 'node:assert/strict';
import { grantEndingThisWeek } from '../../../src/emulator/seed/landmarks';
import type { WireAppEntitlementUserBinding } from '../../../src/shared/wire/grants';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

const { entitlement, appUserId } = grantEndingThisWeek;
const grantPath = `/api/v1/apps/${entitlement.appId}/entitlements/${entitlement.entitlementId}/users/${appUserId}`;

/** Setting and removing the expiration of a grant, without the client. */
export function describeGrantDurations(tenant: JudgedTenant): void {
  describe('the expiration of a grant', () => {
    const change = async (action: string, body: object) => {
      const path = `${grantPath}/${action}-grant-duration`;
      const answer = await tenant.send({ method: 'POST', path, body });
      return (answer as { readonly binding: WireAppEntitlementUserBinding }).binding;
    };

    it('is removed', async () => {
      const binding = await change('remove', {});
      assert.equal(binding.appUserId, appUserId);
      assert.equal(binding.deprovisionAt, null);
    });

    it('is set', async () => {
      const newDeprovisionAt = '2026-04-01T08:30:00Z';
      const { deprovisionAt } = await change('update', { newDeprovisionAt });
      assert.equal(deprovisionAt, newDeprovisionAt);
    });

    it('may be a fraction of a second, and a moment in another zone', async () => {
      const { deprovisionAt } = await change('update', {
        newDeprovisionAt: '2026-04-01T10:30:00.250+02:00',
      });
      assert.equal(deprovisionAt, '2026-04-01T08:30:00.250Z');
    });

    it('that has passed ends the grant at once', async () => {
      const { deletedAt } = await change('update', { newDeprovisionAt: '2026-01-01T00:00:00Z' });
      assert.ok(deletedAt);
    });

    it('may be changed by an owner of the app', async () => {
      const path = `${grantPath}/remove-grant-duration`;
      await tenant.send({ method: 'POST', path, body: {} }, 'appOwner');
    });
  });
}
