import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../../src/emulator/server';
import { mintToken } from '../support/rawTenant';
import { signInAsAdmin, useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

describe('the other ways to sign in', () => {
  const vscode = useVsCode();
  const tenant = useTenant();
  const host = () => new URL(tenant().emulator.url).host;

  before(() => vscode().workbench.openViewContainer('ConductorOne'));

  afterEach(async () => {
    const { workbench } = vscode();
    await workbench.runCommand('ConductorOne: Sign Out…');
    await workbench.dialog.press('Sign Out');
    await workbench.welcome.waitFor();
  });

  it('take an access token for a host', async () => {
    const { workbench } = vscode();
    const { emulator } = tenant();
    await workbench.runCommand('ConductorOne: Sign In…');
    await workbench.quickInput.choose('Access Token');
    await workbench.quickInput.waitFor('Host of the tenant');
    await workbench.quickInput.answer(host());
    await workbench.quickInput.waitFor(`Access token for ${host()}`);
    await workbench.quickInput.answer(await mintToken(emulator));
    await workbench.dialog.press(`Send It to ${host()}`);
    await workbench.tree('Access').waitForText('GitHub');
  });

  it('take a profile of the command line', async () => {
    const { homeFolder, workbench } = vscode();
    const [, viewer] = tenant().emulator.credentials;
    assert.ok(viewer);
    const folder = join(homeFolder, '.conductorone');
    await mkdir(folder);
    await writeFile(
      join(folder, 'config.yaml'),
      [
        'profiles:',
        '  audit:',
        `    client-id: ${viewer.clientId}`,
        `    client-secret: ${viewer.clientSecret}`,
      ].join('\n'),
    );
    await workbench.runCommand('ConductorOne: Sign In…');
    await workbench.quickInput.choose('Profile of the Command Line');
    await workbench.quickInput.choose('audit');
    await workbench.dialog.press(`Send It to ${host()}`);
    await workbench.tree('Access').waitForText('GitHub');
    assert.match(await workbench.statusBarText(), /Beatriz Nogueira/);
  });
});

describe('two tenants in one window', () => {
  const vscode = useVsCode();
  const tenant = useTenant();
  let other: Emulator;

  before('the other tenant starts', async () => {
    other = await startEmulator({ scenario: { kind: 'scale', grantCount: 1_000 } });
  });
  after('the other tenant ends', () => other.close());

  it('are switched between, and the rows are those of the one that the status bar names', async () => {
    const { workbench } = vscode();
    const tree = workbench.tree('Access');
    const [first, second] = [new URL(tenant().emulator.url).host, new URL(other.url).host];
    await workbench.openViewContainer('ConductorOne');
    await signInAsAdmin(workbench, tenant().emulator);

    const [admin] = other.credentials;
    assert.ok(admin);
    await workbench.runCommand('ConductorOne: Sign In…');
    await workbench.quickInput.choose('Client ID and Secret');
    await workbench.quickInput.waitFor('(1/2)');
    await workbench.quickInput.answer(admin.clientId);
    await workbench.quickInput.waitFor('(2/2)');
    await workbench.quickInput.answer(admin.clientSecret);
    await workbench.dialog.press(`Send It to ${second}`);
    await workbench.statusBarItem(second).waitFor();
    await tree.waitForText(/accounts?\n/);
    assert.ok(!(await tree.text()).includes('Salesforce  50'), await tree.text());

    await workbench.runCommand('ConductorOne: Switch Tenant…');
    await workbench.quickInput.choose(first);
    await workbench.statusBarItem(first).waitFor();
    await tree.waitForText('Warehouse Orchestration & Yard Management');
  });
});

describe('credentials in the environment', () => {
  const tenant = useTenant();
  const environment: Record<string, string> = {};

  before('they are put there', () => {
    const [admin] = tenant().emulator.credentials;
    assert.ok(admin);
    environment['CONDUCTORONE_CLIENT_ID'] = admin.clientId;
    environment['CONDUCTORONE_CLIENT_SECRET'] = admin.clientSecret;
  });

  describe('in a trusted workspace', () => {
    const vscode = useVsCode({ env: environment });

    it('name their host first, and are not kept unless the person says so', async () => {
      const { workbench } = vscode();
      const { host } = new URL(tenant().emulator.url);
      await workbench.openViewContainer('ConductorOne');
      await workbench.runCommand('ConductorOne: Sign In…');
      await workbench.quickInput.choose('Environment Variables');
      await workbench.quickInput.waitFor(`Sign In to ${host}`);
      await workbench.quickInput.choose('Use It in This Window Only');
      await workbench.dialog.press(`Send It to ${host}`);
      await workbench.tree('Access').waitForText('GitHub');
      await workbench.reload();
      await workbench.openViewContainer('ConductorOne');
      await workbench.welcome.waitFor();
      assert.match(await workbench.welcome.innerText(), /Try the Demo Tenant/);
    });
  });

  describe('in an untrusted workspace', () => {
    const vscode = useVsCode({ env: environment, hasWorkspaceTrust: true });

    it('are not used', async () => {
      const { workbench } = vscode();
      const before = tenant().emulator.requests.length;
      await workbench.page.keyboard.press('Escape');
      await workbench.openViewContainer('ConductorOne');
      await workbench.runCommand('ConductorOne: Sign In…');
      await workbench.quickInput.choose('Environment Variables');
      await workbench.notifications.waitFor('are not used in an untrusted workspace');
      assert.equal(tenant().emulator.requests.length, before);
    });
  });
});
