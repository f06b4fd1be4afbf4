import { delegationChain, delegationCircle } from '../../../src/emulator/seed/landmarks';
import type { TourStep } from '../tourStep';

const people = 'People';
const [{ displayName: person }] = delegationChain;
const [{ displayName: delegate }] = delegationCircle;

/** Who stands in for whom is looked at and set. */
export const delegationSteps: readonly TourStep[] = [
  {
    name: 'people',
    title: 'People, and who delegates to whom',
    run: async (workbench) => {
      await workbench.runCommand('ConductorOne: Find Person…');
      await workbench.quickInput.type(person);
      await workbench.quickInput.choose(person);
      await workbench.tree(people).waitForText(`${person}  → `);
    },
    expects: [person],
  },
  {
    name: 'delegation',
    title: 'Whose tasks, to whom, until when; a chain is warned of',
    run: async (workbench) => {
      await workbench.tree(people).chooseFromContextMenu(['Found', person], 'Set Delegation…');
      const { quickInput, webview } = workbench;
      await webview.getByRole('button', { name: 'Choose… Delegate' }).click();
      await quickInput.waitFor('Who gets them?');
      await quickInput.type(delegate);
      await quickInput.choose(delegate);
      await webview.getByRole('combobox', { name: 'Until' }).click();
      await webview.getByRole('option', { name: 'Until a time' }).click();
      await webview.getByRole('textbox', { name: 'End' }).fill('2w');
      await webview.locator('.notice.warning').getByText('delegates on').waitFor();
    },
    expects: [`● Delegation of ${person}`],
  },
  {
    name: 'delegation-review',
    title: 'Exactly what a delegation sends',
    run: async ({ webview }) => {
      await webview.getByRole('button', { name: 'Review…' }).click();
      await webview.getByRole('region', { name: 'Request' }).waitFor();
    },
    expects: [`● Delegation of ${person}`],
    leave: (workbench) => workbench.closeEditors(),
  },
  {
    name: 'delegation-picture',
    title: 'The picture of all delegations: a circle, a chain, a delegate who left',
    run: async (workbench) => {
      await workbench.runCommand('ConductorOne: Show Who Delegates to Whom');
      const { webview } = workbench;
      await webview.getByText('1 circle · 1 chain').first().waitFor();
    },
    expects: ['Delegations'],
  },
  {
    name: 'delegation-table',
    title: 'The same as a table',
    // VS Code draws the page anew in each theme, from its top.
    runInTheme: ({ webview }) =>
      webview.locator('#as-table').evaluate((table) => table.scrollIntoView()),
    expects: ['Delegations'],
    leave: (workbench) => workbench.closeEditors(),
  },
];
