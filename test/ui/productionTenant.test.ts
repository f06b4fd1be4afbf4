import assert from 'node:assert/strict';
import { signInAsAdmin, useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

describe('a tenant that is named as production', () => {
  const vscode = useVsCode({ settings: { 'conductorone.productionTenants': ['127.0.0.1:*'] } });
  const tenant = useTenant();
  const item = () => vscode().workbench.statusBarItem('Priya Raghunathan');

  before(async () => {
    const { workbench } = vscode();
    await workbench.openViewContainer('ConductorOne');
    await signInAsAdmin(workbench, tenant().emulator);
  });

  it('does not stand out while it is locked', async () => {
    await item().waitFor();
    assert.doesNotMatch((await item().getAttribute('class')) ?? '', /(warning|error)-kind/);
  });

  it('says so before it is unlocked', async () => {
    const { dialog } = vscode().workbench;
    await vscode().workbench.runCommand('ConductorOne: Unlock Tenant…');
    assert.match(await dialog.text(), /^Unlock the production tenant 127\.0\.0\.1:\d+ for 15 min/);
    await dialog.press('Unlock for 15 Minutes');
  });

  it('has the colour of errors while it is unlocked, and counts down', async () => {
    const { workbench } = vscode();
    await workbench.statusBarItem('unlocked, 15 min left').waitFor();
    assert.match((await item().getAttribute('class')) ?? '', /error-kind/);
  });

  it('is calm again when it is locked, and after signing out with its records', async () => {
    const { workbench } = vscode();
    await workbench.runCommand('ConductorOne: Lock Tenant');
    await workbench.statusBarItem('min left').waitFor({ state: 'hidden' });
    assert.doesNotMatch((await item().getAttribute('class')) ?? '', /(warning|error)-kind/);
    await workbench.runCommand('ConductorOne: Sign Out…');
    await workbench.dialog.press('Sign Out and Delete Records');
    await workbench.welcome.waitFor();
  });
});
