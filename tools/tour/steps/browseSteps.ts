import {
  allEmployees,
  awsApp,
  datadogApp,
  dispatchApiAdmin,
  formerPerson,
  githubApp,
  grantOfFormerPerson,
  inheritedGrant,
  longNamedApp,
  rightToLeftApp,
} from '../../../src/emulator/seed/landmarks';
import { entitlementPath, grantPath, view } from '../places';
import type { TourStep } from '../tourStep';

/** From an app down to why somebody has access. */
export const browseSteps: readonly TourStep[] = [
  {
    name: 'app-tooltip',
    title: 'What the mouse tells of an app',
    runInTheme: async (workbench) => {
      await workbench.pointAway();
      await workbench.tree(view).showTooltip([githubApp.displayName]);
    },
    expects: [githubApp.appId],
    leave: (workbench) => workbench.pointAway(),
  },
  {
    name: 'long-name',
    title: 'A name that is longer than its row, told in full by the mouse',
    runInTheme: async (workbench) => {
      await workbench.pointAway();
      await workbench.tree(view).showTooltip([longNamedApp.displayName]);
    },
    expects: [longNamedApp.appId],
    leave: (workbench) => workbench.pointAway(),
  },
  {
    name: 'right-to-left',
    title: 'Names that are written from right to left',
    run: async (workbench) => {
      const tree = workbench.tree(view);
      await tree.expand([rightToLeftApp.displayName, 'All entitlements']);
    },
    expects: [rightToLeftApp.displayName],
    leave: (workbench) => workbench.tree(view).collapse([rightToLeftApp.displayName]),
  },
  {
    name: 'app-menu',
    title: 'The context menu of an app',
    run: async (workbench) => {
      await workbench.tree(view).openContextMenu([awsApp.displayName]);
    },
    expects: ['Open in C1', 'Filter…'],
    leave: ({ menu }) => menu.close(),
  },
  {
    name: 'entitlements',
    title: 'The entitlements of a resource type, with their risk',
    run: (workbench) => workbench.tree(view).expand(entitlementPath(dispatchApiAdmin).slice(0, -1)),
    expects: [dispatchApiAdmin.displayName],
  },
  {
    name: 'grants',
    title: 'The grants of an entitlement: until when, standing, inherited, left, service account',
    run: (workbench) => workbench.tree(view).expand(entitlementPath(dispatchApiAdmin)),
    expects: ['Lena Vogt', 'Larkmoor CI'],
  },
  {
    name: 'grant-tooltip',
    title: 'Ids, exact times and the person, when the mouse rests on a grant',
    runInTheme: async (workbench) => {
      await workbench.pointAway();
      await workbench.tree(view).showTooltip(grantPath(grantOfFormerPerson));
    },
    expects: [formerPerson.email],
    leave: (workbench) => workbench.pointAway(),
  },
  {
    name: 'grant-menu',
    title: 'The context menu of a grant, and what it copies',
    run: async (workbench) => {
      const menu = await workbench.tree(view).openContextMenu(grantPath(grantOfFormerPerson));
      await menu.openSubmenu('Copy');
    },
    expects: ['Set Expiration…', 'Show Why', 'JSON'],
    leave: ({ menu }) => menu.close(),
  },
  {
    name: 'why',
    title: 'Why somebody has access',
    run: async (workbench) => {
      const path = grantPath(inheritedGrant);
      await workbench.tree(view).expand(path.slice(0, -1));
      await workbench.tree(view).chooseFromContextMenu(path, 'Show Why');
      await workbench.waitForText(/oncall-sre\sGroup\sMember/);
      await workbench.notifications.waitUntilGone('looking for the reasons');
      await workbench.pointAway();
    },
    expects: [/Inherited\sthrough/, /strong\sreason/],
    leave: (workbench) => workbench.closeEditors(),
  },
  {
    name: 'load-more',
    title: 'Many grants: how many of how many are shown, and more on demand',
    run: async (workbench) => {
      await workbench.tree(view).collapse([githubApp.displayName]);
      await workbench.tree(view).collapse([datadogApp.displayName]);
      await workbench.tree(view).expand(entitlementPath(allEmployees));
      await workbench.tree(view).reveal([...entitlementPath(allEmployees), 'Load more']);
    },
    expects: ['Load more', /100 of 2\d\d shown/],
  },
  {
    name: 'filter-ways',
    title: 'The ways to filter grants',
    run: (workbench) =>
      workbench.tree(view).chooseFromContextMenu(entitlementPath(allEmployees), 'Filter…'),
    expects: ['By Person…'],
  },
  {
    name: 'filter-person',
    title: 'A person is picked while typing, searched on the server',
    run: async ({ quickInput }) => {
      await quickInput.choose('By Person…');
      await quickInput.type('lena');
      await quickInput.waitForOnly(/lena/i);
    },
    expects: ['Lena Vogt'],
  },
  {
    name: 'filtered-by-person',
    title: 'The grants of one person only, and the filter above the rows',
    run: async (workbench) => {
      await workbench.quickInput.choose('Lena Vogt');
      await workbench.tree(view).row([...entitlementPath(allEmployees), 'Lena Vogt']);
    },
    expects: [/filter: All Employees Group Member: Lena Vogt/],
  },
  {
    name: 'filter-text',
    title: 'Text filters the loaded rows, says so, and offers to search the rest',
    run: async (workbench) => {
      const { quickInput } = workbench;
      await workbench.tree(view).chooseFromContextMenu(entitlementPath(allEmployees), 'Filter…');
      await quickInput.choose('By Text in Loaded Rows…');
      await quickInput.answer('thomas');
      await workbench.tree(view).waitForText('Search the rest');
    },
    expects: ['Search the rest', /found in 100 loaded, more exist/],
    leave: async (workbench) => {
      const tree = workbench.tree(view);
      await tree.chooseFromContextMenu(entitlementPath(allEmployees), 'Clear Filter');
      await tree.collapse([allEmployees.appName]);
    },
  },
  {
    name: 'filter-apps',
    title: 'Apps are filtered on the server; the filter is shown above the rows',
    run: async (workbench) => {
      await workbench.pressViewAction('Filter Apps…');
      await workbench.quickInput.waitFor('Filter Apps');
      await workbench.quickInput.answer('git');
    },
    expects: ['filter: apps "git"', githubApp.displayName],
    leave: async (workbench) => {
      await workbench.runCommand('ConductorOne: Clear Filter');
      await workbench.tree(view).row([awsApp.displayName]);
    },
  },
];
