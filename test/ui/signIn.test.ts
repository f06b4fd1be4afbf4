import assert from 'node:assert/strict';
import { typeCredential, useTenant } from './support/tenant';
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
    const message = await workbench.notifications.waitFor('Not signed in');
    assert.match(message, /refuses this client id and secret/);
    assert.deepEqual(await workbench.notifications.buttons('Not signed in'), [
      'Sign In',
      'Show Log',
    ]);
    await workbench.notifications.closeAll();
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
    await workbench.waitForText(/Priya Raghunathan · locked · as of \d\d:\d\d/);
  });

  it('lasts over a reload of the window', async () => {
    const { workbench } = vscode();
    await workbench.reload();
    await workbench.openViewContainer('ConductorOne');
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
