import { readAllPages } from '../../api/pages';
import type { TenantApi } from '../../api/tenantApi';
import type { Grant } from '../../model/grant';
import { entitlementKey, grantKey, type EntitlementRef, type GrantRef } from '../../model/ids';

/** How many grants are asked for in one search. */
export const grantBatchSize = 50;

/** Reads grants as they are now, by `grantKey`; one that is gone is missing from the map. */
export async function readCurrentGrants(
  api: TenantApi,
  refs: readonly GrantRef[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Grant>> {
  const wanted = new Set(refs.map(grantKey));
  const found = new Map<string, Grant>();
  for (let start = 0; start < refs.length; start += grantBatchSize) {
    const batch = refs.slice(start, start + grantBatchSize);
    const entitlements = new Map<string, EntitlementRef>(
      batch.map((ref) => [entitlementKey(ref), ref]),
    );
    const query = {
      entitlements: [...entitlements.values()],
      accountIds: [...new Set(batch.map((ref) => ref.accountId))],
    };
    const grants = await readAllPages((page) => api.grants.search(query, page, signal), signal);
    for (const grant of grants) {
      if (wanted.has(grantKey(grant))) found.set(grantKey(grant), grant);
    }
  }
  return found;
}
