import { grantEndingThisWeek } from '../../../src/emulator/seed/landmarks';
import { grantPath, view } from '../places';
import type { TourStep } from '../tourStep';

const changes = 'Changes';
const { accountName } = grantEndingThisWeek;
const subject = new RegExp(
  `^${accountName} .*: ${grantEndingThisWeek.entitlement.displayName} on `,
);

/** What was changed from here is looked at, and undone too late. */
export const journalSteps: readonly TourStep[] = [
  {
    name: 'changes',
    title: 'What was changed from this machine: whose, before and after, by whom',
    run: (workbench) => workbench.runCommand('ConductorOne: Focus on Changes View'),
    runInTheme: async (workbench) => {
      await workbench.pointAway();
      await workbench.tree(changes).showTooltip(['Today', subject]);
    },
    expects: [subject, /→ standing/, /Request id: /],
    leave: (workbench) => workbench.pointAway(),
  },
  {
    name: 'changes-difference',
    title: 'A change as JSON, before and after side by side',
    run: async (workbench) => {
      const path = ['Today', subject];
      await workbench.tree(changes).chooseFromContextMenu(path, 'Show Difference of Change');
      await workbench.page.locator('.monaco-diff-editor').waitFor();
      await workbench.pointAway();
    },
    expects: [/before ↔ after/],
    leave: (workbench) => workbench.closeEditors(),
  },
  {
    name: 'undo-conflict',
    title: 'What was changed again since is not undone without a question',
    run: async (workbench) => {
      const { dialog, notifications, page, quickInput } = workbench;
      await workbench.runCommand('ConductorOne: Focus on Access View');
      await workbench
        .tree(view)
        .chooseFromContextMenu(grantPath(grantEndingThisWeek), 'Set Expiration…');
      await quickInput.waitFor('When does the access end?');
      await quickInput.answer('2031-05-04');
      await dialog.press('Set Expiration');
      await notifications.waitFor(`Changed: ${accountName}`);
      await notifications.closeAll();
      await workbench.runCommand('ConductorOne: Undo Change…');
      await quickInput.waitFor('Which change?');
      await quickInput.type(accountName);
      // The newest comes first: the one before it is the one that was changed again.
      await page.keyboard.press('ArrowDown');
      await quickInput.confirm();
    },
    expects: ['It was changed again since.', /Now: 2031-05-04/],
    leave: ({ dialog }) => dialog.cancel(),
  },
];
