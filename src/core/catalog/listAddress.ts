import {
  accountKey,
  entitlementKey,
  type AccountRef,
  type AppId,
  type EntitlementRef,
  type ResourceTypeId,
  type UserId,
} from '../model/ids';

/** The lists of people that there are. */
export type PeopleGroup = 'found' | 'withDelegate' | 'delegates' | 'disabledDelegates';

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
  | { readonly kind: 'grants'; readonly entitlement: EntitlementRef }
  | { readonly kind: 'people'; readonly group: PeopleGroup }
  | { readonly kind: 'accounts'; readonly userId: UserId }
  | { readonly kind: 'grantsOfAccount'; readonly account: AccountRef };

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
    case 'people':
      return `people/${address.group}`;
    case 'accounts':
      return `accounts/${address.userId}`;
    case 'grantsOfAccount':
      return `grantsOfAccount/${accountKey(address.account)}`;
  }
}

/** Whether a list hangs below another in the tree. */
export function isBelow(address: ListAddress, top: ListAddress): boolean {
  switch (top.kind) {
    case 'apps':
      return ['resourceTypes', 'entitlements', 'grants'].includes(address.kind);
    case 'resourceTypes':
      return (
        (address.kind === 'entitlements' && address.appId === top.appId) ||
        (address.kind === 'grants' && address.entitlement.appId === top.appId)
      );
    case 'entitlements':
      return address.kind === 'grants' && address.entitlement.appId === top.appId;
    case 'people':
      return address.kind === 'accounts' || address.kind === 'grantsOfAccount';
    // Which accounts are whose is known by the rows only.
    case 'accounts':
      return address.kind === 'grantsOfAccount';
    case 'grants':
    case 'grantsOfAccount':
      return false;
  }
}
