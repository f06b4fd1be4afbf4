import assert from 'node:assert/strict';
import type { GrantLandmark } from '../../../src/emulator/seed/landmarks';
import { startEmulator, type Emulator } from '../../../src/emulator/server';
import { connectRaw, type RawTenant } from '../../support/rawTenant';
import type { Workbench } from '../../../tools/workbench/workbench';

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

/** Types a client id and secret as a person does, up to the question about the host. */
export async function typeCredential(
  workbench: Workbench,
  clientId: string,
  clientSecret: string,
): Promise<void> {
  await workbench.runCommand('ConductorOne: Sign In…');
  await workbench.quickInput.choose('Client ID and Secret');
  await workbench.quickInput.waitFor('(1/2)');
  await workbench.quickInput.answer(clientId);
  await workbench.quickInput.waitFor('(2/2)');
  await workbench.quickInput.answer(clientSecret);
}

/** Signs in as the admin, with the host confirmed, and waits for the apps. */
export async function signInAsAdmin(workbench: Workbench, emulator: Emulator): Promise<void> {
  const [admin] = emulator.credentials;
  assert.ok(admin);
  await typeCredential(workbench, admin.clientId, admin.clientSecret);
  await workbench.dialog.press(`Send It to ${new URL(emulator.url).host}`);
  await workbench.tree('Access').waitForText('GitHub');
}

/** The labels from the top of the tree down to a grant. */
export function pathOf({ entitlement, accountName }: GrantLandmark): readonly string[] {
  const { appName, resourceTypeName, displayName } = entitlement;
  return [appName, resourceTypeName, displayName, accountName];
}
