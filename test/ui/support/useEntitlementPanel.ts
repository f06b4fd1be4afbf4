import type { FrameLocator, Locator } from 'playwright-core';
import { dispatchApiAdmin } from '../../../src/emulator/seed/landmarks';
import { themeSettings } from '../../../tools/tour/themes';
import { eventually } from '../../../tools/workbench/eventually';
import { signInAsAdmin, useTenant } from './tenant';
import { useVsCode } from './useVsCode';

const { appName, displayName, resourceTypeName } = dispatchApiAdmin;

/** The labels from the top of the tree down to the entitlement. */
export const rowPath = [appName, resourceTypeName, displayName];
/** Of the entitlement's tab while nothing is typed. */
export const title = `${appName} / ${displayName}`;

/** Gives the suite a VS Code of an admin who looks at the row of an entitlement, and its panel. */
export function useEntitlementPanel() {
  const vscode = useVsCode({ settings: themeSettings });
  const tenant = useTenant();
  const tree = () => vscode().workbench.tree('Access');
  const panel = (): FrameLocator => vscode().workbench.webview;

  before('a person signs in', async () => {
    const { workbench } = vscode();
    await workbench.openViewContainer('ConductorOne');
    await signInAsAdmin(workbench, tenant().emulator);
    await tree().expand(rowPath.slice(0, -1));
  });

  return {
    vscode,
    tenant,
    tree,
    panel,
    /** The entitlement as the tenant has it. */
    stored: () => tenant().raw.entitlement(dispatchApiAdmin),
    textBox: (name: string) => panel().getByRole('textbox', { name, exact: true }),
    press: (name: string | RegExp) => panel().getByRole('button', { name }).click(),
    choose,
    pick,
    untilValue,
  };

  /** Chooses from a list that drops down. */
  async function choose(id: string, label: string): Promise<void> {
    const list = panel().locator(`[id="${id}"]`);
    await list.getByRole('combobox').click();
    // It may have dropped down to below the edge of the window.
    await list.getByRole('option', { name: label, exact: true }).dispatchEvent('click');
  }

  /** Searches the quick pick for a name and takes what was found. */
  async function pick(name: string): Promise<void> {
    const { quickInput } = vscode().workbench;
    await quickInput.type(name);
    await quickInput.waitForOnly(new RegExp(name.replaceAll(/\W/g, '.')));
    await quickInput.confirm();
  }
}

/** Waits until a text field holds a text. */
const untilValue = (control: Locator, value: string): Promise<unknown> =>
  eventually(
    async () => ((await control.inputValue()) === value ? true : undefined),
    async () => `It holds "${await control.inputValue()}", not "${value}".`,
  );
