/** Makes the tenant of a scenario. */
import { demoTenant } from '../seed/demoTenant';
import { MemoryStore } from './memoryStore';
import type { Overlay } from './overlay';
import { ScaleStore } from './scale/scaleStore';
import type { TenantData } from './tenantData';
import type { TenantStore } from './tenantStore';

/** Which tenant to serve. */
export type Scenario =
  /** A company that a person recognises; its dates are relative to the start. */
  | { readonly kind: 'demo' }
  /** So many grants, computed rather than stored. */
  | { readonly kind: 'scale'; readonly grantCount: number }
  | { readonly kind: 'custom'; readonly data: TenantData };

/** The tenant as the overlay has changed it. */
export function openTenant(scenario: Scenario, overlay: Overlay, startedAt: Date): TenantStore {
  switch (scenario.kind) {
    case 'demo':
      return new MemoryStore(demoTenant(startedAt), overlay);
    case 'scale':
      return new ScaleStore(scenario.grantCount, overlay, startedAt);
    case 'custom':
      return new MemoryStore(scenario.data, overlay);
  }
}
