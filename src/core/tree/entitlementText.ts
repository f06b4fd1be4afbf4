import type { Entitlement } from '../model/entitlement';

/** The best name a row can show for an entitlement: never empty. */
export function entitlementLabel(entitlement: Entitlement): string {
  return entitlement.displayName || entitlement.slug || entitlement.entitlementId;
}

/** The name of the resource, where it is known and the label does not tell it already. */
export function resourceBeside(entitlement: Entitlement): string | undefined {
  const { resourceName } = entitlement;
  return resourceName === undefined || entitlementLabel(entitlement).includes(resourceName)
    ? undefined
    : resourceName;
}
