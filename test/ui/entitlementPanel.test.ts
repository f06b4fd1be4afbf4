import assert from 'node:assert/strict';
import {
  appOwnerPerson,
  dispatchApiAdmin,
  emergencyPolicy,
} from '../../src/emulator/seed/landmarks';
import { switchTheme, themes } from '../../tools/tour/themes';
import { eventually } from '../../tools/workbench/eventually';
import { seriousProblems } from './support/accessibility';
import { rowPath, title, useEntitlementPanel } from './support/useEntitlementPanel';

const { appId, appName, displayName, entitlementId } = dispatchApiAdmin;

describe('the settings of an entitlement', () => {
  const form = useEntitlementPanel();
  const { choose, panel, pick, press, stored, tenant, textBox, tree, untilValue, vscode } = form;
  const row = (name: string) =>
    panel()
      .getByRole('row')
      .filter({ has: panel().getByRole('rowheader', { name }) });

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

  it('hold steps of any kind, whose webhook and connector are picked by name', async () => {
    const steps = 'provisionerPolicy/multiStep/provisionSteps';
    await choose('provisionerPolicy/:typ', 'In several steps');
    await press('Add Step');
    await choose(`${steps}/0/:typ`, 'By a webhook');
    await panel().getByText('Webhook: this is needed.').waitFor();
    await press('Choose… Webhook');
    await pick('Risk score');
    await press('Add Step');
    await choose(`${steps}/1/:typ`, 'By the connector');
    await press('Choose… Connector');
    await vscode().workbench.quickInput.waitFor('Which connector?');
    await vscode().workbench.quickInput.confirm();
    await press('Move Step 2 Up');
    await panel().locator(`[id="${steps}/1/webhook/webhookId"]`).getByText('Risk score').waitFor();
    await press('Review Changes');
    const request = await panel().getByRole('region', { name: 'The request' }).innerText();
    assert.match(request, /"provisionSteps": \[\s+\{\s+"connector": [^]+"webhookId": /);
    await press('Back');
    await press('Revert Provisioning');
    await panel().getByText('Nothing is changed.').waitFor();
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
    await panel().getByText('Saved.').first().waitFor();
    assert.equal((await stored())['description'], 'Mine. By keyboard.');
  });

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
});
