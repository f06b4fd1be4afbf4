import assert from 'node:assert/strict';
import type {
  EntitlementLandmark,
  GrantLandmark,
  PersonLandmark,
} from '../../src/emulator/seed/landmarks';
import type { Emulator } from '../../src/emulator/server';

/** JSON of the API, unchecked. */
export type RawObject = Readonly<Record<string, unknown>>;

/** A tenant seen through plain `fetch`, for what a test wants to know without our own client. */
export interface RawTenant {
  /** The `deprovisionAt` of a grant; null for a standing one. */
  expirationOf(grant: GrantLandmark): Promise<string | null>;
  /** An entitlement as the tenant sends it. */
  entitlement(entitlement: EntitlementLandmark): Promise<RawObject>;
  /** Changes fields of an entitlement, as somebody else would. */
  updateEntitlement(entitlement: EntitlementLandmark, fields: RawObject): Promise<void>;
  /** The id of whom a person's tasks go to; empty for nobody. */
  delegateOf(person: PersonLandmark): Promise<string>;
  /** The ids of everybody whom a query finds. */
  findPeople(query: RawObject): Promise<readonly string[]>;
  /** Sets a delegation without dates, as somebody else would; an empty id removes it. */
  setDelegate(userId: string, delegateId: string): Promise<void>;
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
  const headers = { Authorization: `Bearer ${token}` };
  const urlOf = ({ appId, entitlementId }: EntitlementLandmark) =>
    `${url}/api/v1/apps/${appId}/entitlements/${entitlementId}`;
  return {
    delegateOf: async ({ userId }) => {
      const answer = await fetch(`${url}/api/v1/users/${userId}`, { headers });
      const { userView } = (await answer.json()) as {
        readonly userView: { readonly user: { readonly delegatedUserId: string } };
      };
      return userView.user.delegatedUserId;
    },
    findPeople: async (query) => {
      const ids: string[] = [];
      let pageToken = '';
      do {
        const answer = await fetch(`${url}/api/v1/search/users`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ ...query, pageToken }),
        });
        const page = (await answer.json()) as {
          readonly list: readonly { readonly user: { readonly id: string } }[];
          readonly nextPageToken: string;
        };
        ids.push(...page.list.map(({ user }) => user.id));
        pageToken = page.nextPageToken;
      } while (pageToken !== '');
      return ids;
    },
    setDelegate: async (userId, delegateId) => {
      const answer = await fetch(`${url}/api/v1/users/${userId}/set-delegation-by-admin`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ delegatedUserId: delegateId }),
      });
      assert.equal(answer.status, 200);
    },
    entitlement: async (entitlement) => {
      const answer = await fetch(urlOf(entitlement), { headers });
      const { appEntitlementView: view } = (await answer.json()) as {
        readonly appEntitlementView: { readonly appEntitlement: RawObject };
      };
      return view.appEntitlement;
    },
    updateEntitlement: async (entitlement, fields) => {
      const answer = await fetch(urlOf(entitlement), {
        method: 'POST',
        headers,
        body: JSON.stringify({ entitlement: fields, updateMask: Object.keys(fields).join() }),
      });
      assert.equal(answer.status, 200);
    },
    expirationOf: async ({ appUserId, entitlement }) => {
      const answer = await fetch(`${url}/api/v1/search/grants`, {
        method: 'POST',
        headers,
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
