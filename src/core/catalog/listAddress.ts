import { entitlementKey, type AppId, type EntitlementRef, type ResourceTypeId } from '../model/ids';

/** Which list of the catalog. */
export type ListAddress =
  | { readonly kind: 'apps' }
  | { readonly kind: 'resourceTypes'; readonly appId: AppId }
  | {
      readonly kind: 'entitlements';
      readonly appId: AppId;
      /** Undefined for all of the app's. */
      readonly resourceTypeId: ResourceTypeId | undefined;
    }
  | { readonly kind: 'grants'; readonly entitlement: EntitlementRef };

/** One string per list. */
export function listKey(address: ListAddress): string {
  switch (address.kind) {
    case 'apps':
      return 'apps';
    case 'resourceTypes':
      return `resourceTypes/${address.appId}`;
    case 'entitlements':
      return `entitlements/${address.appId}/${address.resourceTypeId ?? '*'}`;
    case 'grants':
      return `grants/${entitlementKey(address.entitlement)}`;
  }
}

/** Whether a list hangs below another in the tree. */
export function isBelow(address: ListAddress, top: ListAddress): boolean {
  switch (top.kind) {
    case 'apps':
      return address.kind !== 'apps';
    case 'resourceTypes':
      return (
        (address.kind === 'entitlements' && address.appId === top.appId) ||
        (address.kind === 'grants' && address.entitlement.appId === top.appId)
      );
    case 'entitlements':
      return address.kind === 'grants' && address.entitlement.appId === top.appId;
    case 'grants':
      return false;
  }
}
