import * as v from 'valibot';
import { asAppId, asEntitlementId, type EntitlementRef } from '../../model/ids';
import type { TenantKey } from '../../session/tenantProfile';

/** Which entitlement of which tenant a panel is about. */
export interface EntitlementAddress {
  readonly tenantKey: TenantKey;
  readonly entitlement: EntitlementRef;
}

const keySchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictTuple([v.string(), v.string(), v.string()]),
);

/** The key by which the panel is one per entitlement and comes back after a restart. */
export const panelKeyOf = ({ entitlement, tenantKey }: EntitlementAddress): string =>
  JSON.stringify([tenantKey, entitlement.appId, entitlement.entitlementId]);

/** @returns undefined for what another version of the extension left behind. */
export function readPanelKey(key: string): EntitlementAddress | undefined {
  const read = v.safeParse(keySchema, key);
  if (!read.success) return undefined;
  const [tenantKey, appId, entitlementId] = read.output;
  const entitlement = { appId: asAppId(appId), entitlementId: asEntitlementId(entitlementId) };
  return { tenantKey, entitlement };
}
