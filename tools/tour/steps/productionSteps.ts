import type { Emulator } from '../../../src/emulator/server';
import { signIn } from '../signIn';
import type { TourStep } from '../tourStep';

/** @param tenant one that a setting names as production. */
export function productionSteps(tenant: Emulator): readonly TourStep[] {
  const { host } = new URL(tenant.url);
  return [
    {
      name: 'production-unlock',
      title: 'A tenant that is named as production is unlocked with its kind in sight',
      run: async (workbench) => {
        await signIn(workbench, tenant);
        await workbench.waitForText(new RegExp(`${host} · locked · as of`));
        await workbench.runCommand('ConductorOne: Unlock Tenant…');
      },
      expects: [/Unlock the production tenant .* for 15 minutes\?/],
    },
    {
      name: 'production-unlocked',
      title: 'While it is unlocked, the status bar has the colour of errors',
      run: async (workbench) => {
        await workbench.dialog.press('Unlock for 15 Minutes');
        await workbench.page.locator('.statusbar-item.error-kind').waitFor();
      },
      expects: [/· unlocked, 1\d min left/],
      leave: (workbench) => workbench.runCommand('ConductorOne: Lock Tenant'),
    },
  ];
}
