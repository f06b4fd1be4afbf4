import assert from 'node:assert/strict';
import {
  dispatchApiAdmin,
  grantEndingThisMonth,
  grantEndingThisWeek,
  grantEndingToday,
  grantOfFormerPerson,
  inheritedGrant,
} from '../../src/emulator/seed/landmarks';
import { deferred } from '../support/deferred';
import { pathOf, signInAsAdmin, useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

const entitlementPath = [
  dispatchApiAdmin.appName,
  dispatchApiAdmin.resourceTypeName,
  dispatchApiAdmin.displayName,
];

const removing =
  '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users/{app_user_id}/remove-grant-duration';

describe('expirations, by the context menu', () => {
  const vscode = useVsCode();
  const tenant = useTenant();
  const tree = () => vscode().workbench.tree('Access');

  before(async () => {
    const { workbench } = vscode();
    await workbench.openViewContainer('ConductorOne');
    await signInAsAdmin(workbench, tenant().emulator);
    await tree().expand(entitlementPath);
  });

  it('can only be changed in an unlocked tenant; Esc leaves it locked', async () => {
    const { workbench } = vscode();
    const before = await tenant().raw.expirationOf(grantEndingThisWeek);
    await tree().chooseFromContextMenu(pathOf(grantEndingThisWeek), 'Remove Expiration');
    assert.match(await workbench.dialog.text(), /^Unlock .* for 15 minutes\?/);
    await workbench.dialog.cancel();
    assert.equal(await tenant().raw.expirationOf(grantEndingThisWeek), before);
  });

  it('are shown exactly as they will be sent; Esc sends nothing', async () => {
    const { workbench } = vscode();
    const { emulator, raw } = tenant();
    const before = await raw.expirationOf(grantEndingThisWeek);
    await tree().chooseFromContextMenu(pathOf(grantEndingThisWeek), 'Remove Expiration');
    await workbench.dialog.press('Unlock for 15 Minutes');
    await workbench.waitForText('Then: standing (no expiration)');
    const preview = await workbench.dialog.text();
    const { appId, entitlementId } = dispatchApiAdmin;
    const path = `/api/v1/apps/${appId}/entitlements/${entitlementId}/users/${grantEndingThisWeek.appUserId}/remove-grant-duration`;
    assert.ok(preview.includes(new URL(emulator.url).host), preview);
    assert.match(preview, /Lena Vogt \([^)]+\): dispatch-api Repository Admin on GitHub/);
    assert.ok(preview.includes(`POST ${path}\n{}`), preview);
    await workbench.dialog.cancel();
    assert.equal(await raw.expirationOf(grantEndingThisWeek), before);
  });

  it('are removed, and the tenant itself says so', async () => {
    const { workbench } = vscode();
    await tree().chooseFromContextMenu(pathOf(grantEndingThisWeek), 'Remove Expiration');
    await workbench.dialog.press('Remove Expiration');
    await workbench.notifications.waitFor('Changed: Lena Vogt');
    assert.equal(await tenant().raw.expirationOf(grantEndingThisWeek), null);
    await tree().waitForText('Lena Vogt  standing');
  });

  it('are not offered to be removed or extended where there is none', async () => {
    const menu = await tree().openContextMenu(pathOf(grantOfFormerPerson));
    const labels = await menu.labels();
    await menu.close();
    assert.ok(labels.includes('Set Expiration…'), labels.join());
    assert.ok(!labels.includes('Remove Expiration'), labels.join());
    assert.ok(!labels.includes('Extend Expiration…'), labels.join());
  });

  it('are set to what a person types, at the end of that day', async () => {
    const { workbench } = vscode();
    await tree().chooseFromContextMenu(pathOf(grantEndingThisMonth), 'Set Expiration…');
    await workbench.quickInput.waitFor('Set Expiration: Yusuf Demir');
    await workbench.quickInput.waitFor('When does the access end?');
    await workbench.quickInput.type('2020-01-01');
    await workbench.quickInput.waitFor('at least 5 minutes ahead');
    await workbench.quickInput.type('2031-05-04');
    await workbench.quickInput.waitFor('Sun 4 May 2031, 23:59:59 (UTC');
    await workbench.quickInput.confirm();
    assert.match(await workbench.dialog.text(), /Then: 2031-05-04 23:59 [+-]\d\d:\d\d \(/);
    await workbench.dialog.press('Set Expiration');
    await workbench.notifications.waitFor('Changed: Yusuf Demir');
    const set = await tenant().raw.expirationOf(grantEndingThisMonth);
    assert.equal(new Date(set ?? '').getTime(), new Date(2031, 4, 4, 23, 59, 59).getTime());
  });

  it('are extended from the end that the grant has, and shown before Enter', async () => {
    const { workbench } = vscode();
    const before = new Date((await tenant().raw.expirationOf(grantEndingToday)) ?? '');
    await tree().chooseFromContextMenu(pathOf(grantEndingToday), 'Extend Expiration…');
    await workbench.quickInput.waitFor('By how much longer does the access last?');
    await workbench.quickInput.type('48h');
    await workbench.quickInput.waitFor('(UTC');
    await workbench.quickInput.confirm();
    await workbench.dialog.press('Extend Expiration');
    await workbench.notifications.waitFor(`Changed: ${grantEndingToday.accountName}`);
    const after = new Date((await tenant().raw.expirationOf(grantEndingToday)) ?? '');
    assert.equal(after.getTime() - before.getTime(), 48 * 3_600_000);
  });

  it('are explained for one grant at a time: of several the person chooses', async () => {
    const { workbench } = vscode();
    await tree().select(pathOf(grantEndingToday));
    await tree().select(pathOf(grantOfFormerPerson), { add: true });
    await workbench.runCommand('ConductorOne: Show Why');
    await workbench.quickInput.waitFor('Which of the 2 selected grants?');
    const chosen = (await workbench.quickInput.labels()).find((label) =>
      label.startsWith(grantOfFormerPerson.accountName),
    );
    await workbench.quickInput.choose(chosen ?? '');
    await workbench.waitForText(`Why ${grantOfFormerPerson.accountName} holds`);
  });

  it('of inherited grants are not offered', async () => {
    const path = pathOf(inheritedGrant);
    await tree().expand(path.slice(0, -1));
    await tree().select(path);
    const menu = await tree().openContextMenu(path);
    const labels = await menu.labels();
    await menu.close();
    assert.deepEqual(labels, ['Show Why', 'Copy', 'Open in C1']);
  });

  it('of inherited grants are not asked for: the palette names the source at once', async () => {
    const { workbench } = vscode();
    await tree().select(pathOf(inheritedGrant));
    await workbench.runCommand('ConductorOne: Set Expiration…');
    await workbench.notifications.waitFor(/Nothing was changed\. .*inherited through oncall-sre/);
    await workbench.quickInput.box.waitFor({ state: 'hidden' });
  });

  it('that are being changed are not said to be so after signing out', async () => {
    const { workbench } = vscode();
    const arrived = deferred();
    const gate = deferred();
    const act = () => {
      arrived.resolve();
      return gate.promise;
    };
    const match = { pathTemplate: removing };
    tenant().emulator.faults.add({ match, times: 1, fault: { kind: 'meanwhile', act } });
    await tree().chooseFromContextMenu(pathOf(grantEndingThisMonth), 'Remove Expiration');
    await workbench.dialog.press('Remove Expiration');
    await arrived.promise;
    await workbench.notifications.waitFor('making the change');
    await workbench.runCommand('ConductorOne: Sign Out…');
    await workbench.dialog.press('Sign Out');
    await workbench.notifications.waitUntilGone('making the change');
    gate.resolve();
  });
});
