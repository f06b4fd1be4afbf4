import { productionAdmin } from '../../../src/emulator/seed/landmarks';
import type { Workbench } from '../../workbench/workbench';
import { entitlementPath, view } from '../places';
import type { TourStep } from '../tourStep';

const title = `${productionAdmin.appName} / ${productionAdmin.displayName}`;
const description = ({ webview }: Workbench) =>
  webview.getByRole('textbox', { name: 'Description', exact: true });

/** The settings of an entitlement are edited, reviewed, and clash with another change. */
export const entitlementSteps: readonly TourStep[] = [
  {
    name: 'entitlement-settings',
    title: 'The settings of an entitlement, with what to know before changing them',
    run: async (workbench) => {
      const path = entitlementPath(productionAdmin);
      await workbench.tree(view).expand(path.slice(0, -1));
      await workbench.tree(view).clickInlineAction(path, 'Edit Entitlement Settings…');
      await workbench.webview.getByRole('heading', { name: title }).waitFor();
      await workbench.webview.getByText('Warning: Terraform manages').waitFor();
      await workbench.pointAway();
    },
    expects: [title],
  },
  {
    name: 'entitlement-provisioning',
    title: 'Provisioning in steps: each of any kind, added, removed and moved',
    run: async ({ webview }) => {
      await webview.getByRole('button', { name: 'Move Step 1 Down' }).first().focus();
    },
    expects: [title],
  },
  {
    name: 'entitlement-review',
    title: 'What will change in words, and exactly what will be sent',
    run: async (workbench) => {
      await description(workbench).fill('Everything in prod-core. Ask on #cloud first.');
      const duration = workbench.webview.getByRole('textbox', { name: /^Maximum grant duration/ });
      await duration.fill('4 hours');
      await workbench.webview.getByRole('button', { name: 'Review Changes' }).click();
      await workbench.webview.getByText('description,durationGrant').first().waitFor();
    },
    expects: [`● ${title}`],
  },
  {
    name: 'entitlement-conflict',
    title: 'Changed by somebody else meanwhile: base, now and mine side by side',
    run: async (workbench) => {
      const { dialog, notifications, quickInput, webview } = workbench;
      await webview.getByRole('button', { name: 'Apply' }).click();
      await webview.getByText('Saved.').first().waitFor();
      await description(workbench).fill('Everything in prod-core, four hours at a time.');
      await workbench.runCommand('ConductorOne: Undo Change…');
      await quickInput.waitFor('Which change?');
      await quickInput.confirm();
      await dialog.press('Undo');
      await notifications.waitFor('Changed: ');
      await notifications.closeAll();
      await webview.getByRole('button', { name: 'Keep Mine Description' }).waitFor();
    },
    expects: [`● ${title}`],
    leave: async (workbench) => {
      await workbench.webview.getByRole('button', { name: 'Take Theirs Description' }).click();
      await workbench.page.getByRole('tab', { name: title, exact: true }).waitFor();
      await workbench.closeEditors();
    },
  },
];
