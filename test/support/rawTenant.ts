import assert from 'node:assert/strict';
import type { GrantLandmark } from '../../src/emulator/seed/landmarks';
import type { Emulator } from '../../src/emulator/server';

/** A tenant seen through plain `fetch`, for what a test wants to know without our own client. */
export interface RawTenant {
  /** The `deprovisionAt` of a grant; null for a standing one. */
  expirationOf(grant: GrantLandmark): Promise<string | null>;
}

/** A token of the admin by the secret itself, the variant that our client never uses. */
export async function mintToken({ credentials, url }: Emulator): Promise<string> {
  const [admin] = credentials;
  assert.ok(admin);
  const minted = await fetch(`${url}/auth/v1/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: admin.clientId,
      client_secret: admin.clientSecret,
    }),
  });
  const { access_token: token } = (await minted.json()) as { readonly access_token: string };
  return token;
}

/** Looks at a tenant as its admin. */
export async function connectRaw(emulator: Emulator): Promise<RawTenant> {
  const { url } = emulator;
  const token = await mintToken(emulator);
  return {
    expirationOf: async ({ appUserId, entitlement }) => {
      const answer = await fetch(`${url}/api/v1/search/grants`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}` },
        body: JSON.stringify({
          entitlementRefs: [{ appId: entitlement.appId, id: entitlement.entitlementId }],
          appUserIds: [appUserId],
        }),
      });
      const { list } = (await answer.json()) as {
        readonly list: readonly {
          readonly appEntitlementUserBinding: {
            readonly appEntitlementUserBindingDeprovisionAt: string | null;
          };
        }[];
      };
      assert.equal(list.length, 1);
      const [row] = list;
      return row?.appEntitlementUserBinding.appEntitlementUserBindingDeprovisionAt ?? null;
    },
  };
}
