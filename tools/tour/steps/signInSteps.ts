import { container, view } from '../places';
import type { TourStep } from '../tourStep';

/** From the first look to the apps of the demo tenant. */
export const signInSteps: readonly TourStep[] = [
  {
    name: 'welcome',
    title: 'Before the first sign-in',
    run: async (workbench) => {
      await workbench.openViewContainer(container);
      await workbench.resizeSideBar(420);
      await workbench.pointAway();
    },
    expects: ['See who has access to what in ConductorOne', 'Try the Demo Tenant'],
  },
  {
    name: 'commands',
    title: 'Every command in the palette',
    run: async ({ page, quickInput }) => {
      await page.keyboard.press('F1');
      await quickInput.type('>ConductorOne: ');
    },
    expects: ['ConductorOne: Sign In…'],
    leave: ({ quickInput }) => quickInput.cancel(),
  },
  {
    name: 'sign-in-ways',
    title: 'The ways to sign in',
    run: (workbench) => workbench.runCommand('ConductorOne: Sign In…'),
    expects: ['Client ID and Secret'],
  },
  {
    name: 'sign-in-client-id',
    title: 'A client id that can not be one is refused while it is typed',
    run: async ({ quickInput }) => {
      await quickInput.choose('Client ID and Secret');
      await quickInput.waitFor('(1/2)');
      await quickInput.type('acme.conductor.one');
    },
    expects: [/This is not a client id/],
    leave: ({ quickInput }) => quickInput.cancel(),
  },
  {
    name: 'apps',
    title: 'The apps of the demo tenant; the status bar names the tenant and who one is there',
    run: async (workbench) => {
      await workbench.welcome.getByRole('button', { name: 'Try the Demo Tenant' }).click();
      await workbench.tree(view).row(['GitHub']);
    },
    expects: ['GitHub', 'Demo Tenant · Priya Raghunathan'],
  },
  {
    name: 'tenant-menu',
    title: 'What a click on the tenant in the status bar offers',
    run: (workbench) => workbench.runCommand('ConductorOne: Show Tenant Menu'),
    expects: ['Switch Tenant…'],
    leave: ({ quickInput }) => quickInput.cancel(),
  },
  {
    name: 'view-menu',
    title: 'The menu of the view',
    run: async (workbench) => {
      await workbench.openViewMenu('Access');
    },
    expects: ['Reset Demo Tenant', 'Show Log'],
    leave: ({ menu }) => menu.close(),
  },
];
