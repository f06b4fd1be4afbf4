import assert from 'node:assert/strict';
import { dispatchApiAdmin, grantEndingToday } from '../../../src/emulator/seed/landmarks';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

/**
 * The names of the fields as the protocol buffers write them. The service takes them too and the
 * document does not say so; the judged answer to the documented names is the measure.
 */
export function describeSnakeCase(tenant: JudgedTenant): void {
  describe('names in snake_case', () => {
    it('are understood as the documented names are', async () => {
      const { appId, entitlementId } = dispatchApiAdmin;
      const { appUserId } = grantEndingToday;
      const path = '/api/v1/search/grants';
      const documented = await tenant.send({
        method: 'POST',
        path,
        body: {
          entitlementRefs: [{ appId, id: entitlementId }],
          appUserIds: [appUserId],
          expandMask: { paths: ['app_id'] },
          pageSize: 10,
        },
      });
      const answer = await tenant.sendPast({
        method: 'POST',
        path,
        body: {
          entitlement_refs: [{ app_id: appId, id: entitlementId }],
          app_user_ids: [appUserId],
          expand_mask: { paths: ['app_id'] },
          page_size: 10,
        },
      });
      assert.deepEqual(await answer.json(), documented);
    });
  });
}
