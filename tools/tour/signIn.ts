import type { Emulator } from '../../src/emulator/server';
import type { Workbench } from '../workbench/workbench';

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

/** Signs in as the admin, with the host confirmed. */
export async function signIn(
  workbench: Workbench,
  { credentials, url }: Pick<Emulator, 'credentials' | 'url'>,
): Promise<void> {
  const [admin] = credentials;
  if (admin === undefined) throw new Error('The tenant has no clients.');
  await typeCredential(workbench, admin.clientId, admin.clientSecret);
  await workbench.dialog.press(`Send It to ${new URL(url).host}`);
  await workbench.notifications.waitUntilGone('signing in');
}
