import assert from 'node:assert/strict';
import {
  allEmployees,
  githubApp,
  grantOfServiceAccount,
  inheritedGrant,
} from '../../src/emulator/seed/landmarks';
import { eventually } from '../../tools/workbench/eventually';
import { pathOf, signInAsAdmin, useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

const bigPath = [allEmployees.appName, allEmployees.resourceTypeName, allEmployees.displayName];

describe('the Access view', () => {
  const vscode = useVsCode();
  const tenant = useTenant();
  const tree = () => vscode().workbench.tree('Access');

  before(async () => {
    const { workbench } = vscode();
    await workbench.openViewContainer('ConductorOne');
    await signInAsAdmin(workbench, tenant().emulator);
  });

  afterEach(() => tenant().emulator.faults.clear());

  const clipboard = () => vscode().workbench.page.evaluate('navigator.clipboard.readText()');

  const waitForSelection = (index: number) =>
    eventually(
      async () => {
        const selected = (await tree().rows()).filter(({ isSelected }) => isSelected);
        return selected.length === 1 && selected[0]?.index === index ? true : undefined;
      },
      () => `The row ${index} is not the selected one.`,
    );

  it('asks what to copy while no row is selected', async () => {
    const { workbench } = vscode();
    await workbench.runCommand('ConductorOne: Copy Id…');
    await workbench.quickInput.choose('App…');
    await workbench.quickInput.waitFor('Which app?');
    await workbench.quickInput.type(githubApp.displayName);
    await workbench.quickInput.choose(githubApp.displayName);
    await workbench.waitForText('Copied 1 id');
    assert.equal(await clipboard(), githubApp.appId);
  });

  it('says how many of how many grants it shows, and loads more', async () => {
    await tree().expand(bigPath);
    const first = await tree().waitForText(/Load more {2}100 of 2\d\d shown/);
    assert.ok(first);
    await tree().click([...bigPath, 'Load more']);
    await tree().waitForText(/Load more {2}200 of 2\d\d shown/);
  });

  it('goes on at the first of the new rows, with the keyboard too', async () => {
    const { keyboard } = vscode().workbench.page;
    const { index } = await tree().row(bigPath);
    await waitForSelection(index + 101);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await waitForSelection(index + 102);
  });

  it('filters from the palette what the selected row is in', async () => {
    const { quickInput } = vscode().workbench;
    await vscode().workbench.runCommand('ConductorOne: Filter…');
    await quickInput.waitFor('Filter Grants of All Employees Group Member');
    await quickInput.cancel();
  });

  it('filters the grants of an entitlement by a person searched on the server', async () => {
    const { quickInput } = vscode().workbench;
    await tree().chooseFromContextMenu(bigPath, 'Filter…');
    await quickInput.choose('By Person…');
    await quickInput.type('Lena Vogt');
    await quickInput.choose('Lena Vogt');
    const text = await tree().waitForText('filter: Lena Vogt');
    assert.match(text, /All Employees Group Member {2}filter: Lena Vogt/);
    await tree().row([...bigPath, 'Lena Vogt']);
    await tree().chooseFromContextMenu(bigPath, 'Clear Filter');
    await tree().waitForText('100 of 2');
  });

  it('filters loaded grants by text, says so, and offers to search the rest', async () => {
    const { quickInput } = vscode().workbench;
    await tree().chooseFromContextMenu(bigPath, 'Filter…');
    await quickInput.choose('By Text in Loaded Rows…');
    await quickInput.answer('thomas');
    await tree().waitForText(/Search the rest {2}\d found in 100 loaded, more exist/);
    await tree().click([...bigPath, 'Search the rest']);
    await tree().waitForText('Thomas Müller');
    const text = await tree().text();
    assert.ok(!text.includes('Search the rest'), text);
    await vscode().workbench.runCommand('ConductorOne: Clear Filter');
    await tree().collapse([allEmployees.appName]);
  });

  it('filters apps on the server and shows the filter above the rows', async () => {
    const { workbench } = vscode();
    await workbench.pressViewAction('Filter Apps…');
    await workbench.quickInput.waitFor('Filter Apps');
    await workbench.quickInput.answer('git');
    await workbench.waitForText('filter: apps "git"');
    await tree().waitForText(githubApp.displayName);
    assert.ok(!(await tree().text()).includes('Salesforce'));
    await workbench.pressViewAction('Clear Filter');
    await tree().waitForText('Salesforce');
  });

  it('shows a failure as a row, and Retry reads again', async () => {
    const pathTemplate = '/api/v1/search/grants';
    const fault = { kind: 'status', status: 403 } as const;
    tenant().emulator.faults.add({ match: { pathTemplate }, times: 'always', fault });
    const path = pathOf(grantOfServiceAccount);
    await tree().expand(path.slice(0, -1));
    await tree().waitForText(/Could not load grants {2}Retry · You may not do this/);
    tenant().emulator.faults.clear();
    await tree().click([...path.slice(0, -1), 'Could not load grants']);
    await tree().row(path);
    await tree().waitForText('Larkmoor CI  standing · service account');
  });

  it('can be told to stop loading', async () => {
    const { workbench } = vscode();
    const fault = { kind: 'latency', delayMs: 60_000 } as const;
    const match = { pathTemplate: '/api/v1/apps/{app_id}/resource_types' };
    tenant().emulator.faults.add({ match, times: 'always', fault });
    const row = await tree().reveal(['Slack']);
    await row.locator('.monaco-tl-twistie').click();
    await workbench.pressViewAction('Cancel Loading');
    await tree().row(['Slack', 'Load cancelled']);
    tenant().emulator.faults.clear();
    await tree().click(['Slack', 'Load cancelled']);
    await tree().row(['Slack', 'All entitlements']);
  });

  it('tells why somebody has access, with the name of what it is inherited through', async () => {
    const { workbench } = vscode();
    const path = pathOf(inheritedGrant);
    await tree().expand(path.slice(0, -1));
    await tree().select(path);
    await tree().chooseFromContextMenu(path, 'Show Why');
    await workbench.waitForText(/oncall-sre\sGroup\sMember/);
    const report = await workbench.editorText();
    assert.match(report, /^Why Sam Okafor holds Incident Commander on Datadog\?/);
    assert.match(report, /Inherited through\s+oncall-sre Group Member/);
  });

  it('copies the id of a row', async () => {
    const { workbench } = vscode();
    const path = pathOf(inheritedGrant);
    await tree().chooseFromContextMenu(path, 'Copy', 'Id');
    await workbench.waitForText('Copied 1 id');
    const { appId, entitlementId } = inheritedGrant.entitlement;
    assert.equal(await clipboard(), `${appId}/${entitlementId}/${inheritedGrant.appUserId}`);
  });

  it('names the selected rows that cannot be copied', async () => {
    const { workbench } = vscode();
    await tree().select(pathOf(inheritedGrant));
    await tree().select([inheritedGrant.entitlement.appName, 'All entitlements'], { add: true });
    await workbench.runCommand('ConductorOne: Copy Id…');
    await workbench.notifications.waitFor('Copied 1 id. Left out: 1 "All entitlements" row.');
  });
});
