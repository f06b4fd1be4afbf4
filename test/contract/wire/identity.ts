import assert from 'node:assert/strict';
import { introspect } from '../../../src/core/api/introspection';
import { adminPerson, appOwnerPerson, viewerPerson } from '../../../src/emulator/seed/landmarks';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

/** Who the caller is. */
export function describeIdentity(tenant: JudgedTenant): void {
  describe('the caller', () => {
    for (const [role, { userId, displayName }] of [
      ['admin', adminPerson],
      ['viewer', viewerPerson],
      ['appOwner', appOwnerPerson],
    ] as const) {
      it(`is ${displayName} with the credential of the ${role}`, async () => {
        const { api, reads } = tenant.connect(role);
        const caller = await introspect(reads);
        assert.equal(caller.userId, userId);
        assert.ok(caller.roles.length > 0);
        assert.equal((await api.users.get(caller.userId)).displayName, displayName);
      });
    }
  });
}
