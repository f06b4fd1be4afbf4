import type { TourStep } from './tourStep';

const container = 'ConductorOne';
const view = 'Access';

/** The tour, in the order of the walk. */
export const tourSteps: readonly TourStep[] = [
  {
    name: 'welcome',
    title: 'Before the first sign-in',
    run: (workbench) => workbench.openViewContainer(container),
    expects: ['See who has access to what in ConductorOne', 'Try the Demo Tenant'],
  },
  {
    name: 'apps',
    title: 'The apps of the tenant; the status bar names the tenant and who one is there',
    run: async (workbench) => {
      await workbench.page.getByRole('button', { name: 'Try the Demo Tenant' }).click();
      await workbench.tree(view).row(['GitHub']);
    },
    expects: ['GitHub', 'Demo Tenant · Priya Raghunathan'],
  },
];
