import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import {
  delegationChain,
  delegationCircle,
  delegationToFormerPerson,
  personWithoutAccounts,
  viewerPerson,
} from '../../src/emulator/seed/landmarks';
import { switchTheme, themes, themeSettings } from '../../tools/tour/themes';
import { eventually } from '../../tools/workbench/eventually';
import { seriousProblems } from './support/accessibility';
import { signInAsAdmin, useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

const newcomer = personWithoutAccounts.displayName;
const standIn = viewerPerson.displayName;
const [sam, lena] = delegationCircle;
const [tomasz, hannah, roberto] = delegationChain;
const [lucia, claire] = delegationToFormerPerson;

describe('delegations', () => {
  const vscode = useVsCode({ settings: themeSettings });
  const tenant = useTenant();
  const workbench = () => vscode().workbench;
  const people = () => workbench().tree('People');
  const panel = (): FrameLocator => workbench().webview;
  const button = (name: string | RegExp) => panel().getByRole('button', { name, exact: true });
  const press = (key: string) => workbench().page.keyboard.press(key);
  const newcomersDelegate = () => tenant().raw.delegateOf(personWithoutAccounts);
  const node = (name: string) => panel().locator('.map-person').filter({ hasText: name });

  before('a person signs in', async () => {
    await workbench().openViewContainer('ConductorOne');
    await signInAsAdmin(workbench(), tenant().emulator);
  });

  async function chooseDelegate(name: string): Promise<void> {
    await workbench().quickInput.waitFor('Who gets them?');
    await workbench().quickInput.type(name);
    await workbench().quickInput.choose(name);
    await panel().getByRole('group', { name: 'Delegate' }).getByText(name).waitFor();
  }

  const untilFocused = (name: string) =>
    eventually(
      async () => ((await focused()).startsWith(name) ? true : undefined),
      async () => `The focus is on "${await focused()}", not on ${name}.`,
    );

  const focused = async () =>
    (await workbench().webviewFrame()).evaluate<string>(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.id',
    );

  it('are set from the People view, with the keyboard only', async () => {
    await workbench().runCommand('ConductorOne: Find Person…');
    await workbench().quickInput.type('Castellanos');
    await workbench().quickInput.choose(newcomer);
    await people().chooseFromContextMenu(['Found', newcomer], 'Set Delegation…');
    await panel().getByText(`Nobody gets the tasks of ${newcomer} now.`).waitFor();
    await panel().getByText('Only tasks that are created while').waitFor();
    await panel()
      .getByText(/zone of this window: .+ \(UTC[+-]\d\d:\d\d\)/)
      .waitFor();
    await button('Choose… Delegate').focus();
    await press('Enter');
    await chooseDelegate(standIn);
    await panel().getByRole('combobox', { name: 'Until' }).focus();
    await press('Enter');
    await press('ArrowDown');
    await press('Enter');
    await panel().getByRole('textbox', { name: 'End' }).waitFor();
    await press('Tab');
    await workbench().page.keyboard.type('2020-01-01');
    await panel().getByText('The end is in the past').first().waitFor();
    assert.ok(await button('Review…').isDisabled());
    await press('Shift+Home');
    await workbench().page.keyboard.type('2031-05-04');
    await panel()
      .getByText(/Sun 4 May 2031, 23:59:59 \(UTC.* UTC · in/)
      .waitFor();
    await press('Tab');
    await press('Enter');
    await panel().getByRole('heading', { name: 'Set the delegation?' }).waitFor();
  });

  it('are reviewed to the letter; Esc goes back and sends nothing', async () => {
    const { userId } = personWithoutAccounts;
    const endsAt = new Date(2031, 4, 4, 23, 59, 59).toISOString();
    assert.equal(
      await panel().getByRole('region', { name: 'Request' }).innerText(),
      `POST /api/v1/users/${userId}/set-delegation-by-admin\n` +
        `{"delegatedUserId":"${viewerPerson.userId}","delegationStartAt":null,"delegationExpireAt":"${endsAt}"}`,
    );
    await press('Escape');
    await button('Review…').waitFor();
    assert.equal(await newcomersDelegate(), '');
  });

  it('are sent once the tenant is unlocked, and remembered with their dates', async () => {
    await button('Review…').press('Enter');
    await button('Apply').press('Enter');
    await workbench().dialog.press('Unlock for 15 Minutes');
    await panel()
      .getByText(/set from here at .*at once, until 2031-05-04 23:59/)
      .waitFor();
    assert.equal(await newcomersDelegate(), viewerPerson.userId);
    await people().waitForText(`${newcomer}  → ${standIn}`);
  });

  it('are removed after a question that shows what is sent', async () => {
    await people().chooseFromContextMenu(['Found', newcomer], 'Remove Delegation…');
    assert.match(await workbench().dialog.text(), /\{"delegatedUserId":""\}/);
    await workbench().dialog.press('Remove Delegation');
    await workbench().notifications.waitFor(`Changed: Tasks of ${newcomer}`);
    assert.equal(await newcomersDelegate(), '');
    await workbench().notifications.closeAll();
    await workbench().closeEditors();
  });

  it('are shown in a picture: circle, chain, who left', async () => {
    await workbench().runCommand('ConductorOne: Show Who Delegates to Whom');
    await panel()
      .getByText(/^\d+ delegations · 1 circle · 1 chain · 1 to somebody who is disabled$/)
      .first()
      .waitFor();
    const words = panel().locator('.map-word');
    assert.deepEqual((await words.allTextContents()).sort(), [
      'chain',
      'chain',
      'circle',
      'circle',
    ]);
    await node(claire.displayName).getByText('disabled').waitFor();
  });

  it('are told by the table as by the picture', async () => {
    const rowOf = async (name: string) => {
      const cells = panel()
        .getByRole('row')
        .filter({ has: panel().getByRole('rowheader', { name }) })
        .getByRole('cell');
      return (await cells.allInnerTexts()).slice(0, 2).map((text) => text.trim());
    };
    assert.deepEqual(await rowOf(sam.displayName), [
      lena.displayName,
      'circle · Sam Okafor → Lena Vogt → Sam Okafor (circle)',
    ]);
    assert.deepEqual(await rowOf(tomasz.displayName), [
      hannah.displayName,
      'chain · Tomasz Wierzbicki → Hannah Barker → Roberto Esteves',
    ]);
    assert.deepEqual(await rowOf(lucia.displayName), [
      claire.displayName,
      'delegate is disabled · Lúcia Ferraz → Claire Beaumont',
    ]);
    const arrows = await panel().locator('.map-arrow').count();
    assert.equal(await panel().locator('#delegations tbody tr').count(), arrows);
  });

  for (const theme of themes) {
    it(`are a picture with nothing serious for axe to find in the ${theme.name} theme`, async () => {
      await switchTheme(workbench().page, theme);
      assert.deepEqual(await seriousProblems(await workbench().webviewFrame()), []);
    });
  }

  it('are walked through with the keyboard: along the arrows, and to everybody', async () => {
    await button('Refresh').focus();
    await press('Tab');
    await untilFocused(lena.displayName);
    await press('ArrowRight');
    await untilFocused(sam.displayName);
    await press('Home');
    const names = await panel().locator('.map-name').allTextContents();
    for (const name of names) {
      await untilFocused(name);
      await press('ArrowDown');
    }
    await node(tomasz.displayName).focus();
    await press('ArrowRight');
    await press('ArrowRight');
    await untilFocused(roberto.displayName);
    await press('ArrowLeft');
    await untilFocused(hannah.displayName);
  });

  it('open from the picture, where a circle is warned of', async () => {
    await node(roberto.displayName).press('Enter');
    await panel().getByText(`Nobody gets the tasks of ${roberto.displayName} now.`).waitFor();
    await button('Choose… Delegate').click();
    await chooseDelegate(tomasz.displayName);
    const circle = [roberto, tomasz, hannah, roberto].map(({ displayName }) => displayName);
    await panel()
      .locator('.notice.warning')
      .getByText(`This closes a circle: ${circle.join(' → ')}.`)
      .waitFor();
    assert.ok(await button('Review…').isEnabled());
  });

  for (const theme of themes) {
    it(`are a form with nothing serious for axe to find in the ${theme.name} theme`, async () => {
      await switchTheme(workbench().page, theme);
      assert.deepEqual(await seriousProblems(await workbench().webviewFrame()), []);
    });
  }
});
