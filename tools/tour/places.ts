import type { EntitlementLandmark, GrantLandmark } from '../../src/emulator/seed/landmarks';
import type { RowPath } from '../workbench/treeView';

/** Title of the extension's view container. */
export const container = 'ConductorOne';

/** Name of the tree view in it. */
export const view = 'Access';

/** The rows from an app down to an entitlement. */
export function entitlementPath(entitlement: EntitlementLandmark): RowPath {
  return [entitlement.appName, entitlement.resourceTypeName, entitlement.displayName];
}

/** The rows from an app down to a grant. */
export function grantPath({ entitlement, accountName }: GrantLandmark): RowPath {
  return [...entitlementPath(entitlement), accountName];
}
