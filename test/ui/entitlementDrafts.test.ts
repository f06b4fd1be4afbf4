import assert from 'node:assert/strict';
import { dispatchApiAdmin } from '../../src/emulator/seed/landmarks';
import { eventually } from '../../tools/workbench/eventually';
import { deferred } from '../support/deferred';
import { signInAsAdmin } from './support/tenant';
import { rowPath, title, useEntitlementPanel } from './support/useEntitlementPanel';

const { appName, displayName } = dispatchApiAdmin;

describe('settings of an entitlement that are not saved', () => {
  const form = useEntitlementPanel();
  const { panel, press, stored, tenant, textBox, tree, untilValue, vscode } = form;
  const open = async () => {
    await tree().expand(rowPath.slice(0, -1));
    await tree().clickInlineAction(rowPath, 'Edit Entitlement Settings…');
  };
  let alias: string;

  before('the panel is opened', async () => {
    await open();
    await textBox('Alias').waitFor();
    alias = String((await stored())['alias']);
  });

  it('are kept when the tab is closed, and offered to be reopened', async () => {
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
    assert.equal((await stored())['alias'], alias);
  });

  it('are discarded only after a question', async () => {
    const { workbench } = vscode();
    await press('Discard');
    await workbench.dialog.cancel();
    await untilValue(textBox('Alias'), 'draft-alias');
    await press('Discard');
    await workbench.dialog.press('Discard');
    await untilValue(textBox('Alias'), alias);
    await workbench.page.getByRole('tab', { name: title, exact: true }).waitFor();
  });

  it('of several tabs that close together are told of once', async () => {
    const { workbench } = vscode();
    await textBox('Description').fill('One.');
    await workbench.page.getByRole('tab', { name: `● ${title}` }).waitFor();
    await tree().expand([appName, 'All entitlements']);
    await tree().clickInlineAction(
      [appName, 'All entitlements', 'Access'],
      'Edit Entitlement Settings…',
    );
    await panel()
      .getByRole('heading', { name: `${appName} / Access` })
      .waitFor();
    await textBox('Description').fill('Two.');
    await workbench.page.getByRole('tab', { name: `● ${appName} / Access` }).waitFor();
    await workbench.runCommand('View: Close All Editors');
    const kept = 'Unsaved changes of 2 entitlements kept.';
    await workbench.notifications.waitFor(kept);
    assert.equal(
      (await workbench.notifications.texts()).filter((text) => text.includes('kept.')).length,
      1,
    );
    await workbench.notifications.press(kept, 'Discard');
    await eventually(
      async () => ((await tree().text()).includes('unsaved changes') ? undefined : true),
      () => 'A draft is left.',
    );
  });

  it('are told of by their outcome when the tab is closed while they are sent', async () => {
    const { workbench } = vscode();
    await open();
    const held = deferred();
    const arrived = deferred();
    tenant().emulator.faults.add({
      match: { method: 'POST', pathTemplate: '/api/v1/apps/{app_id}/entitlements/{id}' },
      times: 1,
      fault: {
        kind: 'meanwhile',
        act: () => {
          arrived.resolve();
          return held.promise;
        },
      },
    });
    await textBox('Description').fill('Closed.');
    await press('Review Changes');
    await press('Apply');
    await workbench.dialog.press('Unlock for 15 Minutes');
    await arrived.promise;
    await workbench.runCommand('View: Close Editor');
    held.resolve();
    await workbench.notifications.waitFor(`Changed: ${displayName} on ${appName}.`);
    assert.equal((await stored())['description'], 'Closed.');
    await eventually(
      async () => ((await tree().text()).includes('unsaved changes') ? undefined : true),
      () => 'The row still has its mark.',
    );
  });

  it('say so when the window leaves their tenant, and are forgotten with its records', async () => {
    const { workbench } = vscode();
    await open();
    await textBox('Alias').fill('to-be-forgotten');
    await workbench.page.getByRole('tab', { name: `● ${title}` }).waitFor();
    await workbench.runCommand('ConductorOne: Sign Out…');
    await workbench.dialog.press('Sign Out and Delete Records');
    await panel().getByText('Sign in to it or switch to it to go on').first().waitFor();
    await signInAsAdmin(workbench, tenant().emulator);
    await untilValue(textBox('Alias'), alias);
  });
});
