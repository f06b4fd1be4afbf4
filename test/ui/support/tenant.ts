import assert from 'node:assert/strict';
import type { GrantLandmark } from '../../../src/emulator/seed/landmarks';
import { startEmulator, type Emulator } from '../../../src/emulator/server';
import { signIn } from '../../../tools/tour/signIn';
import type { Workbench } from '../../../tools/workbench/workbench';
import { connectRaw, type RawTenant } from '../../support/rawTenant';

/** A tenant of the demo company for the tests of one suite, asked about without our own client. */
export function useTenant(): () => { readonly emulator: Emulator; readonly raw: RawTenant } {
  let emulator: Emulator | undefined;
  let raw: RawTenant | undefined;
  before('the tenant starts', async () => {
    emulator = await startEmulator({ scenario: { kind: 'demo' } });
    raw = await connectRaw(emulator);
  });
  after('the tenant ends', () => emulator?.close());
  return () => {
    assert.ok(emulator !== undefined && raw !== undefined);
    return { emulator, raw };
  };
}

/** Signs in as the admin, with the host confirmed, and waits for the apps. */
export async function signInAsAdmin(workbench: Workbench, emulator: Emulator): Promise<void> {
  await signIn(workbench, emulator);
  await workbench.tree('Access').waitForText('GitHub');
}

/** The labels from the top of the tree down to a grant. */
export function pathOf({ entitlement, accountName }: GrantLandmark): readonly string[] {
  const { appName, resourceTypeName, displayName } = entitlement;
  return [appName, resourceTypeName, displayName, accountName];
}
