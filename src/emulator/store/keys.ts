/** Map keys. An entitlement id is unique only within its app, so the app is always part of it. */
import type { WireAppEntitlementRef } from '../../shared/wire/entitlements';

/** The key of an object of an app: an entitlement, a resource, a resource type. */
export function objectKey({ appId, id }: WireAppEntitlementRef): string {
  return `${appId}/${id}`;
}
