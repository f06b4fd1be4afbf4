import { allEmployees, dispatchApiAdmin } from '../../../src/emulator/seed/landmarks';
import type { Emulator } from '../../../src/emulator/server';
import { entitlementPath, view } from '../places';
import { signIn, typeCredential } from '../signIn';
import type { TourStep } from '../tourStep';

/** A tenant that is not the extension's own, on a host of its own, and what can go wrong with it. */
export function tenantSteps(tenant: Emulator): readonly TourStep[] {
  const { host } = new URL(tenant.url);
  const [admin, viewer] = tenant.credentials;
  if (admin === undefined || viewer === undefined) throw new Error('The tenant has no clients.');
  return [
    {
      name: 'host-question',
      title: 'A credential goes to a strange host only after a question',
      run: (workbench) => typeCredential(workbench, admin.clientId, viewer.clientSecret),
      expects: [new RegExp(`Send the credential to ${host}`)],
    },
    {
      name: 'sign-in-refused',
      title: 'A credential that the tenant refuses: why, and what to do next',
      run: async (workbench) => {
        await workbench.dialog.press(`Send It to ${host}`);
        await workbench.waitForText(/Not signed in/);
        await workbench.notifications.waitUntilGone('signing in');
      },
      expects: [/Not signed in/, 'Show Log'],
      leave: ({ dialog }) => dialog.cancel(),
    },
    {
      name: 'locked',
      title: 'A tenant starts locked',
      run: async (workbench) => {
        await signIn(workbench, tenant);
        await workbench.waitForText(new RegExp(`${host} · locked · as of`));
        await workbench.notifications.waitUntilGone('signing in');
      },
      expects: [/· locked · as of .* · Priya Raghunathan/],
    },
    {
      name: 'unlock',
      title: 'Unlocking is explicit and ends after 15 minutes',
      run: (workbench) => workbench.runCommand('ConductorOne: Unlock Tenant…'),
      expects: [/Unlock .* for 15 minutes\?/],
    },
    {
      name: 'unlocked',
      title: 'An unlocked tenant shows in the status bar',
      run: ({ dialog }) => dialog.press('Unlock for 15 Minutes'),
      expects: [/· unlocked/],
    },
    {
      name: 'failed-load',
      title: 'A load that failed is a row with Retry, never an empty list',
      run: async (workbench) => {
        const match = { pathTemplate: '/api/v1/search/grants' };
        tenant.faults.add({ match, times: 'always', fault: { kind: 'status', status: 403 } });
        await workbench.tree(view).expand(entitlementPath(dispatchApiAdmin));
      },
      expects: ['Could not load grants'],
    },
    {
      name: 'loading',
      title: 'A slow load can be cancelled',
      run: async (workbench) => {
        tenant.faults.clear();
        const match = { pathTemplate: '/api/v1/search/grants' };
        const fault = { kind: 'latency', delayMs: 120_000 } as const;
        tenant.faults.add({ match, times: 'always', fault });
        await workbench.tree(view).collapse([dispatchApiAdmin.appName]);
        await workbench.tree(view).expand(entitlementPath(allEmployees).slice(0, -1));
        const row = await workbench.tree(view).reveal(entitlementPath(allEmployees));
        await row.locator('.monaco-tl-twistie').click();
        await workbench.page.getByLabel('Cancel Loading').first().waitFor({ state: 'attached' });
      },
      expects: [allEmployees.displayName],
    },
    {
      name: 'load-cancelled',
      title: 'A load that was cancelled is a row with Retry',
      run: (workbench) => workbench.pressViewAction('Cancel Loading'),
      expects: ['Load cancelled'],
    },
    {
      name: 'credential-refused',
      title: 'A credential that does not work any more: why, and what to do next',
      run: async (workbench) => {
        tenant.faults.clear();
        const match = { pathTemplate: '/auth/v1/token' };
        tenant.faults.add({ match, times: 'always', fault: { kind: 'status', status: 401 } });
        await workbench.reload();
        await workbench.waitForText(/The tenant could not be opened/);
      },
      expects: ['Sign In Again', 'Show Log'],
    },
    {
      name: 'tenant-down',
      title: 'A tenant that can not be reached',
      run: async (workbench) => {
        await workbench.notifications.closeAll();
        await tenant.close();
        await workbench.reload();
      },
      expects: ['Could not load apps', /refuses connections/],
    },
  ];
}
