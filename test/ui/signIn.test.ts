import assert from 'node:assert/strict';
import { typeCredential } from '../../tools/tour/signIn';
import { useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

describe('signing in with a client id and secret', () => {
  const vscode = useVsCode();
  const tenant = useTenant();

  before(async () => {
    await vscode().workbench.openViewContainer('ConductorOne');
  });

  it('says what is wrong with a client id while it is typed', async () => {
    const { quickInput } = vscode().workbench;
    await vscode().workbench.runCommand('ConductorOne: Sign In…');
    await quickInput.choose('Client ID and Secret');
    await quickInput.waitFor('(1/2)');
    await quickInput.type('acme.conductor.one');
    await quickInput.waitFor('This is not a client id. It has the form name@host/pcc');
    await quickInput.cancel();
  });

  it('asks before a credential goes to a host that is not of ConductorOne; Esc means no', async () => {
    const { workbench } = vscode();
    const { emulator } = tenant();
    const [admin] = emulator.credentials;
    assert.ok(admin);
    const before = emulator.requests.length;
    await typeCredential(workbench, admin.clientId, admin.clientSecret);
    const question = await workbench.dialog.text();
    assert.match(question, new RegExp(`Send the credential to ${new URL(emulator.url).host}\\?`));
    await workbench.dialog.cancel();
    assert.equal(emulator.requests.length, before);
  });

  it('refuses a secret that belongs to another client, and stays signed out', async () => {
    const { workbench } = vscode();
    const { emulator } = tenant();
    const [admin, viewer] = emulator.credentials;
    assert.ok(admin && viewer);
    await typeCredential(workbench, admin.clientId, viewer.clientSecret);
    await workbench.dialog.press(`Send It to ${new URL(emulator.url).host}`);
    await workbench.waitForText('Not signed in, nothing was stored.');
    assert.match(await workbench.dialog.text(), /refuses this client id and secret/);
    assert.deepEqual(await workbench.dialog.buttons(), ['Show Log', 'Cancel', 'Sign In']);
    await workbench.dialog.cancel();
    assert.match(await workbench.welcome.innerText(), /Try the Demo Tenant/);
  });

  it('shows the apps of the tenant, who one is there, and that the tenant is locked', async () => {
    const { workbench } = vscode();
    const { emulator } = tenant();
    const [admin] = emulator.credentials;
    assert.ok(admin);
    await typeCredential(workbench, admin.clientId, admin.clientSecret);
    await workbench.dialog.press(`Send It to ${new URL(emulator.url).host}`);
    await workbench.tree('Access').waitForText('GitHub');
    assert.match(await workbench.statusBarText(), /Priya Raghunathan/);
    await workbench.waitForText(/· locked · as of \d\d:\d\d · Priya Raghunathan/);
  });

  it('lasts over a reload of the window', async () => {
    const { workbench } = vscode();
    await workbench.reload();
    await workbench.openViewContainer('ConductorOne');
    await workbench.tree('Access').waitForText('GitHub');
  });

  it('that fails after a reload is told without a notification that stays', async () => {
    const { workbench } = vscode();
    const { faults } = tenant().emulator;
    const match = { pathTemplate: '/auth/v1/token' };
    faults.add({ match, times: 'always', fault: { kind: 'status', status: 401 } });
    await workbench.reload();
    await workbench.notifications.waitFor('could not be opened');
    // VS Code keeps errors with buttons until they are closed, and warnings for some seconds.
    await workbench.page.locator('.notification-list-item-icon.codicon-warning').waitFor();
    faults.clear();
    await workbench.runCommand('ConductorOne: Connect Again');
    await workbench.tree('Access').waitForText('GitHub');
  });

  it('does not end with Esc', async () => {
    const { workbench } = vscode();
    await workbench.runCommand('ConductorOne: Sign Out…');
    assert.match(await workbench.dialog.text(), /^Sign out of 127\.0\.0\.1:\d+\?/);
    await workbench.dialog.cancel();
    await workbench.tree('Access').waitForText('GitHub');
  });

  it('ends with Sign Out', async () => {
    const { workbench } = vscode();
    await workbench.runCommand('ConductorOne: Sign Out…');
    await workbench.dialog.press('Sign Out');
    await workbench.welcome.waitFor();
    assert.match(await workbench.welcome.innerText(), /Sign In/);
  });
});
