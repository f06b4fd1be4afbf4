import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { grantEndingThisMonth, grantEndingThisWeek } from '../../src/emulator/seed/landmarks';
import { deferred } from '../support/deferred';
import { pathOf, signInAsAdmin, useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

const removing =
  '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users/{app_user_id}/remove-grant-duration';
const ofYusuf = /^Yusuf Demir .*: dispatch-api Repository Admin on GitHub$/;
const ofLena = /^Lena Vogt .*: dispatch-api Repository Admin on GitHub$/;

describe('the view Changes', () => {
  const vscode = useVsCode();
  const tenant = useTenant();
  const changes = () => vscode().workbench.tree('Changes');
  const access = () => vscode().workbench.tree('Access');

  before(async () => {
    const { workbench } = vscode();
    await workbench.openViewContainer('ConductorOne');
    await signInAsAdmin(workbench, tenant().emulator);
    await workbench.runCommand('ConductorOne: Focus on Changes View');
    await workbench.waitForText('Nothing in this tenant was changed from this machine yet.');
  });

  const openGrant = async (grant: typeof grantEndingThisWeek) => {
    await vscode().workbench.runCommand('ConductorOne: Focus on Access View');
    await access().expand(pathOf(grant).slice(0, -1));
  };

  it('shows a change as soon as it is made', async () => {
    const { workbench } = vscode();
    await openGrant(grantEndingThisMonth);
    await access().chooseFromContextMenu(pathOf(grantEndingThisMonth), 'Set Expiration…');
    await workbench.quickInput.waitFor('When does the access end?');
    await workbench.quickInput.answer('2031-05-04');
    await workbench.dialog.press('Unlock for 15 Minutes');
    await workbench.dialog.press('Set Expiration');
    await workbench.notifications.waitFor('Changed: Yusuf Demir');
    await workbench.runCommand('ConductorOne: Focus on Changes View');
    const text = await changes().waitForText('→ 2031-05-04 23:59');
    assert.match(text, /^Today {2}1 change\n {2}Yusuf Demir/);
    assert.match(text, /Priya Raghunathan/);
  });

  it('tells all about it where the mouse rests, the id of the request too', async () => {
    const tooltip = await changes().showTooltip(['Today', ofYusuf]);
    assert.match(tooltip, /Request: POST \/api\/v1\/apps\/.+\/update-grant-duration/);
    assert.match(tooltip, /Request id: \S+/);
  });

  it('shows what was before and after side by side', async () => {
    const { workbench } = vscode();
    await changes().chooseFromContextMenu(['Today', ofYusuf], 'Show Difference of Change');
    await workbench.waitForText(/before ↔ after/);
    await workbench.page.locator('.monaco-diff-editor').waitFor();
    await workbench.runCommand('View: Close All Editors');
  });

  it('undoes it after the same question, and the tenant has the old date again', async () => {
    const { workbench } = vscode();
    await changes().chooseFromContextMenu(['Today', ofYusuf], 'Undo Change…');
    const question = await workbench.dialog.text();
    assert.match(question, /^Undo: Set the expiration in /);
    assert.match(question, /Now: 2031-05-04 23:59/);
    await workbench.dialog.press('Undo');
    await changes().waitForText('made, an undo');
    await changes().waitForText(/→ 2031-05-04 23:59 .* undone/);
    const set = await tenant().raw.expirationOf(grantEndingThisMonth);
    assert.ok(!set?.startsWith('2031'), String(set));
  });

  it('keeps a change whose extension host was killed before the answer, and finds out about it', async () => {
    const { workbench, workspaceFolder } = vscode();
    const { emulator, raw } = tenant();
    const arrived = deferred();
    const gate = deferred();
    const act = () => {
      arrived.resolve();
      return gate.promise;
    };
    emulator.faults.add({
      match: { pathTemplate: removing },
      times: 1,
      fault: { kind: 'meanwhile', act },
    });
    await openGrant(grantEndingThisWeek);
    await access().chooseFromContextMenu(pathOf(grantEndingThisWeek), 'Remove Expiration');
    await workbench.dialog.press('Remove Expiration');
    await arrived.promise;
    process.kill(await extensionHostId(workspaceFolder), 'SIGKILL');
    await workbench.reload();
    await workbench.statusBarItem('Priya Raghunathan').waitFor();
    await workbench.notifications.press('A change was interrupted', 'Show Changes');
    await changes().waitForText(/Lena Vogt .* outcome unknown/);
    gate.resolve();
    while ((await raw.expirationOf(grantEndingThisWeek)) !== null);
    await changes().chooseFromContextMenu(['Today', ofLena], 'Look Whether It Was Made');
    await workbench.notifications.waitFor('the change was made');
    await changes().waitForText(/Lena Vogt .*→ standing · [^\n]*\d\d:\d\d\n/);
  });
});

/** The journal's file of a window is named after the process of its extension host. */
async function extensionHostId(workspaceFolder: string): Promise<number> {
  const globalStorage = join(dirname(workspaceFolder), 'data', 'data', 'User', 'globalStorage');
  const names = await readdir(join(globalStorage, 'c1-access.conductorone-access', 'journal'));
  const [name, ...more] = names.filter((file) => file.endsWith('.jsonl'));
  assert.ok(name !== undefined && more.length === 0, names.join());
  return Number.parseInt(name, 10);
}
