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
      await workbench.notifications.waitUntilGone('changing');
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
    name: 'bulk-choice',
    title: 'Many changes: every grant can be left out',
    run: (workbench) =>
      workbench.tree(view).chooseFromContextMenu(grantPath(grantEndingToday), 'Remove Expiration'),
    expects: ['Sam Okafor', /Untick what should stay as it is/],
  },
  {
    name: 'bulk-preview',
    title: 'Many changes: what is skipped, and why',
    run: async (workbench) => {
      await workbench.quickInput.confirm();
      await workbench.dialog.text();
    },
    expects: [/Change 2 grants in/, /Skipped: 1/],
    leave: ({ dialog }) => dialog.cancel(),
  },
  {
    name: 'log',
    title: 'The log: one line for each request, and no secret',
    run: (workbench) => workbench.runCommand('ConductorOne: Show Log'),
    expects: [/POST\s\/api\/v1\/search\/grants/],
    leave: (workbench) => workbench.hidePanel(),
  },
];
