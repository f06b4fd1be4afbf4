import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import {
  appOwnerPerson,
  dispatchApiAdmin,
  emergencyPolicy,
} from '../../src/emulator/seed/landmarks';
import { switchTheme, themes, themeSettings } from '../../tools/tour/themes';
import { eventually } from '../../tools/workbench/eventually';
import { seriousProblems } from './support/accessibility';
import { signInAsAdmin, useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

const { appId, appName, displayName, entitlementId, resourceTypeName } = dispatchApiAdmin;
const rowPath = [appName, resourceTypeName, displayName];
const title = `${appName} / ${displayName}`;

describe('the settings of an entitlement', () => {
  const vscode = useVsCode({ settings: themeSettings });
  const tenant = useTenant();
  const tree = () => vscode().workbench.tree('Access');
  const panel = (): FrameLocator => vscode().workbench.webview;
  const textBox = (name: string) => panel().getByRole('textbox', { name, exact: true });
  const press = (name: string | RegExp) => panel().getByRole('button', { name }).click();
  const row = (name: string) =>
    panel()
      .getByRole('row')
      .filter({ has: panel().getByRole('rowheader', { name }) });
  const stored = () => tenant().raw.entitlement(dispatchApiAdmin);

  before('a person signs in', async () => {
    const { workbench } = vscode();
    await workbench.openViewContainer('ConductorOne');
    await signInAsAdmin(workbench, tenant().emulator);
    await tree().expand(rowPath.slice(0, -1));
  });

  it('open with the pencil of the row, and show what the tenant has', async () => {
    await tree().clickInlineAction(rowPath, 'Edit Entitlement Settings…');
    await panel().getByRole('heading', { name: title }).waitFor();
    const { description } = await stored();
    await untilValue(textBox('Description'), String(description));
    await untilValue(textBox('Maximum grant duration in words'), '90 days');
    await panel().getByText('Nothing is changed.').waitFor();
  });

  for (const theme of themes) {
    it(`have nothing serious for axe to find in the ${theme.name} theme`, async () => {
      const { workbench } = vscode();
      await switchTheme(workbench.page, theme);
      assert.deepEqual(await seriousProblems(await workbench.webviewFrame()), []);
    });
  }

  it('say at the field what is not accepted, while it is typed', async () => {
    const duration = textBox('Maximum grant duration in words');
    await duration.fill('3 months');
    await panel().getByText('Months and years differ in length').waitFor();
    await eventually(
      async () => ((await duration.getAttribute('aria-invalid')) === 'true' ? true : undefined),
      () => 'The text field is not marked as invalid.',
    );
    assert.ok(await panel().getByRole('button', { name: 'Review Changes' }).isDisabled());
  });

  it('are reviewed: exactly the changed fields in words, and exactly what is sent', async () => {
    const { page } = vscode().workbench;
    await textBox('Description').fill('Everything in dispatch-api.');
    await textBox('Maximum grant duration in words').fill('30 days');
    await page.getByRole('tab', { name: `● ${title}` }).waitFor();
    await press('Review Changes');
    await row('Description').getByText('Everything in dispatch-api.').waitFor();
    assert.equal(await panel().locator('tbody tr').count(), 2);
    assert.match(await row('Maximum grant duration').innerText(), /90 days\s+30 days/);
    const request = await panel().getByRole('region', { name: 'The request' }).innerText();
    const [line, ...body] = request.split('\n');
    assert.equal(line, `POST /api/v1/apps/${appId}/entitlements/${entitlementId}`);
    assert.deepEqual(JSON.parse(body.join('\n')), {
      entitlement: { description: 'Everything in dispatch-api.', durationGrant: '2592000s' },
      updateMask: 'description,durationGrant',
    });
    const { workbench } = vscode();
    assert.deepEqual(await seriousProblems(await workbench.webviewFrame()), []);
  });

  it('are shown as JSON in the diff editor of VS Code', async () => {
    const { workbench } = vscode();
    await press('Show JSON Difference');
    await workbench.page.getByRole('tab', { name: /tenant ↔ mine/ }).waitFor();
    await workbench.waitForText('"Everything in dispatch-api."');
    await workbench.runCommand('View: Close Editor');
    await panel()
      .getByRole('heading', { name: `Review: ${title}` })
      .waitFor();
  });

  it('go back to the form with Esc, which applies and discards nothing', async () => {
    const before = await stored();
    await panel().getByRole('button', { name: 'Apply' }).press('Escape');
    await untilValue(textBox('Description'), 'Everything in dispatch-api.');
    await textBox('Description').press('Escape');
    await untilValue(textBox('Description'), 'Everything in dispatch-api.');
    assert.deepEqual(await stored(), before);
  });

  it('are applied once the tenant is unlocked, and nothing else changes', async () => {
    const { workbench } = vscode();
    const before = await stored();
    await press('Review Changes');
    await press('Apply');
    await workbench.dialog.press('Unlock for 15 Minutes');
    await panel().getByText('Saved.').first().waitFor();
    const after = await stored();
    assert.deepEqual(
      Object.keys(after)
        .filter((field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]))
        .sort(),
      ['description', 'durationGrant', 'updatedAt', 'userEditedMask'],
    );
    assert.equal(after['durationGrant'], '2592000s');
    await workbench.page.getByRole('tab', { name: title, exact: true }).waitFor();
  });

  it('that somebody else changed as well are settled by hand, side by side', async () => {
    await textBox('Description').fill('Mine.');
    await press('Review Changes');
    await panel().getByRole('button', { name: 'Apply' }).waitFor();
    await tenant().raw.updateEntitlement(dispatchApiAdmin, {
      alias: 'dispatch-admins',
      description: 'Theirs.',
    });
    await press('Apply');
    const clash = panel().locator('#clash-table tbody tr');
    await clash.waitFor();
    assert.match(await clash.innerText(), /Everything in dispatch-api\.\s+Theirs\.\s+Mine\./);
    assert.equal((await stored())['description'], 'Theirs.');
    // What does not clash is taken over.
    await untilValue(textBox('Alias'), 'dispatch-admins');
    await press('Keep Mine Description');
    await press('Review Changes');
    await row('Description').getByText('Theirs.').waitFor();
    await press('Apply');
    await panel().getByText('Saved.').first().waitFor();
    const { alias, description } = await stored();
    assert.deepEqual({ alias, description }, { alias: 'dispatch-admins', description: 'Mine.' });
  });

  it('refer to what a person picks by name, and go back to what the tenant has', async () => {
    const { quickInput } = vscode().workbench;
    const policy = panel().getByRole('group', { name: /^Grant policy/ });
    const inherited = await policy.innerText();
    await press('Choose… Grant policy');
    await quickInput.waitFor('Which policy? Type part of the name');
    await pick(emergencyPolicy.displayName);
    await policy.getByText(emergencyPolicy.displayName).waitFor();
    await press('Revert Grant policy');
    await policy.getByText('Inherited from the app').waitFor();
    assert.equal(await policy.innerText(), inherited);
  });

  it('have owners, each added after a question that shows what is sent', async () => {
    const { dialog, quickInput } = vscode().workbench;
    const owners = panel().getByRole('group', { name: 'Whom the entitlement belongs to' });
    await press('Add Owner…');
    await quickInput.waitFor('Which person? Type part of the name');
    await pick(appOwnerPerson.displayName);
    const path = `/api/v1/apps/${appId}/entitlements/${entitlementId}/owners`;
    assert.ok((await dialog.text()).includes(`POST ${path}\n`), await dialog.text());
    await dialog.press('Add Owner');
    await owners.getByText(appOwnerPerson.displayName).waitFor();
  });

  it('keep what was typed when the tab is closed, and offer to reopen it', async () => {
    const { workbench } = vscode();
    await textBox('Alias').fill('draft-alias');
    await workbench.page.getByRole('tab', { name: `● ${title}` }).waitFor();
    await workbench.runCommand('View: Close Editor');
    const kept = `Unsaved changes of ${title} kept.`;
    await workbench.notifications.waitFor(kept);
    await tree().waitForText(`${displayName}  unsaved changes`);
    await workbench.notifications.press(kept, 'Reopen');
    await untilValue(textBox('Alias'), 'draft-alias');
  });

  it('come back after a reload of the window with what was typed', async () => {
    const { workbench } = vscode();
    await workbench.reloadWindow();
    await untilValue(textBox('Alias'), 'draft-alias');
    await workbench.page.getByRole('tab', { name: `● ${title}` }).waitFor();
    assert.equal((await stored())['alias'], 'dispatch-admins');
  });

  it('are discarded only after a question', async () => {
    const { workbench } = vscode();
    await press('Discard');
    await workbench.dialog.cancel();
    await untilValue(textBox('Alias'), 'draft-alias');
    await press('Discard');
    await workbench.dialog.press('Discard');
    await untilValue(textBox('Alias'), 'dispatch-admins');
    await workbench.page.getByRole('tab', { name: title, exact: true }).waitFor();
  });

  it('can be found, edited and applied with the keyboard alone', async () => {
    const { workbench } = vscode();
    const { keyboard } = workbench.page;
    await workbench.closeEditors();
    await workbench.runCommand('ConductorOne: Refresh');
    await workbench.runCommand('ConductorOne: Edit Entitlement Settings…');
    await workbench.quickInput.waitFor('Which app?');
    await pick(appName);
    await workbench.quickInput.waitFor('Which entitlement of');
    await pick(displayName);
    await textBox('Description').waitFor();
    await tabTo('description');
    await keyboard.press('ControlOrMeta+End');
    await keyboard.type(' By keyboard.');
    // Only then is there something to review.
    await panel().getByText('changed', { exact: true }).first().waitFor();
    await tabTo('review', 'Shift+Tab');
    await keyboard.press('Enter');
    await panel().getByRole('button', { name: 'Apply' }).waitFor();
    await tabTo('apply');
    await keyboard.press('Enter');
    await workbench.dialog.press('Unlock for 15 Minutes');
    await panel().getByText('Saved.').first().waitFor();
    assert.equal((await stored())['description'], 'Mine. By keyboard.');
  });

  it('say so when the window leaves their tenant, and are forgotten with its records', async () => {
    const { workbench } = vscode();
    await textBox('Alias').fill('to-be-forgotten');
    await workbench.page.getByRole('tab', { name: `● ${title}` }).waitFor();
    await workbench.runCommand('ConductorOne: Sign Out…');
    await workbench.dialog.press('Sign Out and Delete Records');
    await panel().getByText('Sign in to it or switch to it to go on').first().waitFor();
    await signInAsAdmin(workbench, tenant().emulator);
    await untilValue(textBox('Alias'), 'dispatch-admins');
  });

  /** Searches the quick pick for a name and takes what was found. */
  async function pick(name: string): Promise<void> {
    const { quickInput } = vscode().workbench;
    await quickInput.type(name);
    await quickInput.waitForOnly(new RegExp(name.replaceAll(/\W/g, '.')));
    await quickInput.confirm();
  }

  /** Moves the focus until it is on the element. */
  async function tabTo(id: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const frame = await vscode().workbench.webviewFrame();
    const focused = () => frame.evaluate<string>('document.activeElement.id');
    for (let step = 0; step < 40; step += 1) {
      const before = await focused();
      if (before === id) return;
      await vscode().workbench.page.keyboard.press(key);
      await eventually(
        async () => ((await focused()) === before ? undefined : true),
        () => `${key} does not leave ${before}.`,
      );
    }
    assert.fail(`${key} does not lead to ${id}.`);
  }

  const untilValue = (control: Locator, value: string) =>
    eventually(
      async () => ((await control.inputValue()) === value ? true : undefined),
      async () => `It holds "${await control.inputValue()}", not "${value}".`,
    );
});
