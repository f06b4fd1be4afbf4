import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import {
  dispatchApiAdmin,
  grantEndingThisMonth,
  grantEndingThisWeek,
  grantEndingToday,
  grantOfFormerPerson,
  type GrantLandmark,
} from '../../src/emulator/seed/landmarks';
import { switchTheme, themes, themeSettings } from '../../tools/tour/themes';
import { eventually } from '../../tools/workbench/eventually';
import { seriousProblems } from './support/accessibility';
import { pathOf, signInAsAdmin, useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

const ending = [grantEndingToday, grantEndingThisWeek, grantEndingThisMonth];

/** The same time of day of the local calendar, 30 days later. */
function extended(expiresAt: string | null): string {
  const date = new Date(expiresAt ?? '');
  date.setDate(date.getDate() + 30);
  return date.toISOString();
}

describe('one change of several grants', () => {
  const vscode = useVsCode({
    settings: { ...themeSettings, 'conductorone.productionTenants': ['127.0.0.1:*'] },
  });
  const tenant = useTenant();
  const tree = () => vscode().workbench.tree('Access');
  const panel = (): FrameLocator => vscode().workbench.webview;
  const row = ({ accountName }: GrantLandmark) =>
    panel().getByRole('row').filter({ hasText: accountName });
  const totals = (text: string) => panel().locator('.totals').getByText(text);
  const expirations = () => Promise.all(ending.map((grant) => tenant().raw.expirationOf(grant)));
  let endsBefore: readonly (string | null)[] = [];

  async function select(grants: readonly GrantLandmark[]): Promise<void> {
    for (const [index, grant] of grants.entries()) {
      await tree().select(pathOf(grant), { add: index > 0 });
    }
  }

  before('a person signs in', async () => {
    const { workbench } = vscode();
    await workbench.openViewContainer('ConductorOne');
    await signInAsAdmin(workbench, tenant().emulator);
    const { appName, resourceTypeName, displayName } = dispatchApiAdmin;
    await tree().expand([appName, resourceTypeName, displayName]);
    endsBefore = await expirations();
  });

  it('is previewed in a tab, which shows old and new end and what is skipped', async () => {
    const { workbench } = vscode();
    await select([...ending, grantOfFormerPerson]);
    await tree().chooseFromContextMenu(pathOf(grantEndingToday), 'Extend Expiration…');
    await workbench.quickInput.waitFor('By how much longer does the access last?');
    await workbench.quickInput.type('tomorrow');
    await workbench.quickInput.waitFor('is not understood as a span of time');
    await workbench.quickInput.answer('30d');
    await panel().getByRole('heading', { name: 'Extend the expiration by 30 days' }).waitFor();
    await totals('3 will be changed, 1 skipped').waitFor();
    await row(grantOfFormerPerson).getByText('skipped: standing: nothing to extend').waitFor();
  });

  for (const theme of themes) {
    it(`has nothing serious for axe to find in the ${theme.name} theme`, async () => {
      const { workbench } = vscode();
      await switchTheme(workbench.page, theme);
      assert.deepEqual(await seriousProblems(await workbench.webviewFrame()), []);
    });
  }

  it('shows exactly what will be sent', async () => {
    const { appId, entitlementId } = dispatchApiAdmin;
    await row(grantEndingToday).getByRole('button', { name: 'Show Request' }).click();
    const path = `/api/v1/apps/${appId}/entitlements/${entitlementId}/users/${grantEndingToday.appUserId}/update-grant-duration`;
    const request = row(grantEndingToday).getByRole('region');
    assert.equal(
      await request.innerText(),
      `POST ${path}\n{"newDeprovisionAt":"${extended(endsBefore[0] ?? null)}"}`,
    );
  });

  it('can be filtered and unticked with the keyboard; the focus stays', async () => {
    const { keyboard } = vscode().workbench.page;
    await panel().getByRole('searchbox', { name: 'Filter' }).fill(grantEndingThisWeek.accountName);
    await row(grantEndingToday).waitFor({ state: 'detached' });
    await row(grantEndingThisWeek).getByRole('checkbox').focus();
    await keyboard.press('Space');
    await totals('2 will be changed, 1 not ticked, 1 skipped').waitFor();
    await keyboard.press('Space');
    await totals('3 will be changed, 1 skipped').waitFor();
    await panel().getByRole('searchbox', { name: 'Filter' }).fill('');
    await row(grantEndingToday).waitFor();
  });

  it('sends nothing on Esc, without the unlock, or without the name of a production tenant', async () => {
    const { dialog, page, quickInput } = vscode().workbench;
    const apply = panel().getByRole('button', { name: 'Apply to 3 Grants' });
    await apply.press('Escape');
    await apply.click();
    assert.match(await dialog.text(), /^Unlock the production tenant /);
    await dialog.cancel();
    await apply.click();
    await dialog.press('Unlock for 15 Minutes');
    await quickInput.waitFor('This changes 3 grants in the production tenant');
    await page.keyboard.press('Escape');
    assert.deepEqual(await expirations(), endsBefore);
  });

  it('tells the outcome of each row, and one that failed can be retried', async () => {
    const { emulator } = tenant();
    const pathTemplate =
      '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users/{app_user_id}/update-grant-duration';
    emulator.faults.add({
      match: { pathTemplate },
      times: 1,
      fault: { kind: 'status', status: 403 },
    });
    await panel().getByRole('button', { name: 'Apply to 3 Grants' }).click();
    await vscode().workbench.quickInput.answer(new URL(emulator.url).host);
    await panel().getByRole('status').getByText('2 changed, 1 not changed, 1 skipped.').waitFor();
    await panel().getByText('not changed:').waitFor();
    await panel().getByText('(request id').first().waitFor();
    assert.deepEqual(await seriousProblems(await vscode().workbench.webviewFrame()), []);
    await panel().getByRole('button', { name: 'Retry 1 Failed' }).click();
    await vscode().workbench.quickInput.answer(new URL(emulator.url).host);
    await panel().getByRole('status').getByText('3 changed, 1 skipped.').waitFor();
    const wanted = endsBefore.map(extended);
    const ends = await expirations();
    assert.deepEqual(
      ends.map((end) => new Date(end ?? '').getTime()),
      wanted.map((end) => new Date(end).getTime()),
    );
  });

  it('can only be looked at once the window has left the tenant', async () => {
    const { workbench } = vscode();
    await workbench.runCommand('ConductorOne: Lock Tenant');
    await select(ending);
    await tree().chooseFromContextMenu(pathOf(grantEndingToday), 'Remove Expiration');
    await panel().getByRole('heading', { name: 'Remove the expiration' }).waitFor();
    await workbench.runCommand('ConductorOne: Sign Out…');
    await workbench.dialog.press('Sign Out and Delete Records');
    await panel().getByText('so nothing can be sent from this tab any more').waitFor();
    const apply = panel().getByRole('button', { name: 'Apply to 3 Grants' });
    assert.notEqual(await apply.getAttribute('disabled'), null);
  });

  it('does not come back after a restart, and says so once', async () => {
    const { workbench } = vscode();
    await workbench.reload();
    await workbench.notifications.waitFor('A preview of changes was closed');
    await eventually(
      async () =>
        (await workbench.page.getByRole('tab', { name: /Expiration: / }).count()) === 0
          ? true
          : undefined,
      () => Promise.resolve('The tab of the preview is still open.'),
    );
  });
});
