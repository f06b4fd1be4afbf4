import assert from 'node:assert/strict';
import { TenantScope } from '../../src/core/tenantScope';
import { aTenant, noMemory } from './builders';
import type { EmulatedTenant } from './withEmulator';

/** Gives each test of the suite a session of its own, and shows it for as long. */
export function useShownScope(
  office: { readonly current: EmulatedTenant },
  show: (scope: TenantScope | undefined) => void,
): { readonly current: TenantScope } {
  let current: TenantScope | undefined;
  beforeEach(() => {
    const { clock, logger } = office.current;
    current = new TenantScope(
      { kind: 'signedIn', tenant: aTenant(), connection: office.current.connect() },
      {
        clock,
        logger,
        memory: noMemory,
        freshnessMs: () => 300_000,
        showResourceTypes: () => false,
      },
    );
    show(current);
  });
  afterEach(() => {
    show(undefined);
    current?.dispose();
  });
  return {
    get current() {
      assert.ok(current);
      return current;
    },
  };
}
