import assert from 'node:assert/strict';
import { grantEndingThisWeek } from '../../src/emulator/seed/landmarks';
import { pathOf } from './support/tenant';
import { useVsCode } from './support/useVsCode';

describe('the demo tenant, from the welcome view', () => {
  const vscode = useVsCode();

  it('is offered before the first sign-in', async () => {
    const { workbench } = vscode();
    await workbench.openViewContainer('ConductorOne');
    await workbench.welcome.waitFor();
    assert.match(await workbench.welcome.innerText(), /Try the Demo Tenant/);
  });

  it('shows its apps, and in the status bar who one is there', async () => {
    const { workbench } = vscode();
    await workbench.welcome.getByRole('button', { name: 'Try the Demo Tenant' }).click();
    await workbench.tree('Access').waitForText('GitHub');
    assert.match(await workbench.statusBarText(), /Demo Tenant · Priya Raghunathan/);
  });

  it('is signed in to again after a reload of the window', async () => {
    const { workbench } = vscode();
    await workbench.reload();
    await workbench.openViewContainer('ConductorOne');
    await workbench.tree('Access').waitForText('GitHub');
  });

  it('keeps what was changed in it over a reload, until it is reset', async () => {
    const { workbench } = vscode();
    const tree = workbench.tree('Access');
    const path = pathOf(grantEndingThisWeek);
    await tree.expand(path.slice(0, -1));
    await tree.chooseFromContextMenu(path, 'Remove Expiration');
    await workbench.dialog.press('Remove Expiration');
    await tree.waitForText('Lena Vogt  standing');

    await workbench.reload();
    await workbench.openViewContainer('ConductorOne');
    await tree.expand(path.slice(0, -1));
    await tree.waitForText('Lena Vogt  standing');

    await workbench.runCommand('ConductorOne: Reset Demo Tenant');
    await workbench.dialog.press('Reset');
    await tree.waitForText(/Lena Vogt {2}expires in [45] days/);
  });
});
