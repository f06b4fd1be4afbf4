import {
  dispatchApiAdmin,
  grantEndingThisMonth,
  grantEndingThisWeek,
  grantEndingToday,
  grantOfFormerPerson,
} from '../../../src/emulator/seed/landmarks';
import { entitlementPath, grantPath, view } from '../places';
import type { TourStep } from '../tourStep';

/** Expirations are set and removed, one and many. */
export const changeSteps: readonly TourStep[] = [
  {
    name: 'set-expiration',
    title: 'When the access ends, in human words',
    run: async (workbench) => {
      await workbench.tree(view).expand(entitlementPath(dispatchApiAdmin));
      const path = grantPath(grantEndingThisMonth);
      await workbench.tree(view).chooseFromContextMenu(path, 'Set Expiration…');
      await workbench.quickInput.waitFor('When does the access end?');
      await workbench.quickInput.type('end of month');
    },
    expects: ['Set Expiration', /23:59:59\s\(UTC/],
  },
  {
    name: 'set-expiration-refused',
    title: 'A time at which the server would revoke at once is refused',
    run: ({ quickInput }) => quickInput.type('2020-01-01'),
    expects: [/at least 5 minutes ahead/],
  },
  {
    name: 'set-expiration-preview',
    title: 'Exactly what will be sent, before it is sent',
    run: ({ quickInput }) => quickInput.answer('2031-05-04'),
    expects: [/Then: 2031-05-04 23:59/, /update-grant-duration/],
    leave: ({ dialog }) => dialog.cancel(),
  },
  {
    name: 'remove-expiration-preview',
    title: 'The preview of a removal; Esc means no',
    run: (workbench) =>
      workbench
        .tree(view)
        .chooseFromContextMenu(grantPath(grantEndingThisWeek), 'Remove Expiration'),
    expects: [/Then: standing/, /remove-grant-duration/],
  },
  {
    name: 'remove-expiration-done',
    title: 'The change is made, and its row says so',
    run: async (workbench) => {
      await workbench.dialog.press('Remove Expiration');
      await workbench.notifications.waitFor('Changed: Lena Vogt');
      await workbench.notifications.waitUntilGone('making the change');
    },
    expects: ['Changed: Lena Vogt', /standing/],
    leave: ({ notifications }) => notifications.closeAll(),
  },
  {
    name: 'bulk-menu',
    title: 'The context menu of several grants',
    run: async (workbench) => {
      const tree = workbench.tree(view);
      await tree.select(grantPath(grantEndingToday));
      await tree.select(grantPath(grantEndingThisMonth), { add: true });
      await tree.select(grantPath(grantOfFormerPerson), { add: true });
      await tree.openContextMenu(grantPath(grantEndingToday));
    },
    expects: ['Remove Expiration'],
    leave: ({ menu }) => menu.close(),
  },
  {
    name: 'bulk-preview',
    title: 'Many changes: what happens to each grant, what is skipped, and why',
    run: async (workbench) => {
      const tree = workbench.tree(view);
      await tree.chooseFromContextMenu(grantPath(grantEndingToday), 'Extend Expiration…');
      await workbench.quickInput.answer('30d');
      const { webview } = workbench;
      await webview.getByRole('button', { name: 'Apply to 2 Grants' }).waitFor();
      await webview.getByRole('button', { name: 'Show Request' }).first().click();
      await webview.getByText('newDeprovisionAt').waitFor();
    },
    expects: ['Extend Expiration: 3 grants'],
  },
  {
    name: 'bulk-done',
    title: 'The outcome of each; one was changed meanwhile, so it was left alone',
    run: async (workbench) => {
      const tree = workbench.tree(view);
      await tree.select(grantPath(grantEndingThisMonth));
      await tree.chooseFromContextMenu(grantPath(grantEndingThisMonth), 'Remove Expiration');
      await workbench.dialog.press('Remove Expiration');
      await workbench.notifications.waitFor('Changed: ');
      await workbench.notifications.waitUntilGone('making the change');
      await workbench.webview.getByRole('button', { name: 'Apply to 2 Grants' }).click();
      await workbench.webview.getByRole('button', { name: 'Retry 1 Failed' }).waitFor();
    },
    expects: ['Extend Expiration: 3 grants'],
    leave: async (workbench) => {
      await workbench.closeEditors();
      await workbench.notifications.closeAll();
    },
  },
  {
    name: 'log',
    title: 'The log: one line for each request, and no secret',
    run: (workbench) => workbench.runCommand('ConductorOne: Show Log'),
    expects: [/POST\s\/api\/v1\/search\/grants/],
    leave: (workbench) => workbench.hidePanel(),
  },
];
