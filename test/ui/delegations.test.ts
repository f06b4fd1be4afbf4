import assert from 'node:assert/strict';
import {
  delegationChain,
  delegationCircle,
  delegationToFormerPerson,
  personWithoutAccounts,
  viewerPerson,
} from '../../src/emulator/seed/landmarks';
import { switchTheme, themes, themeSettings } from '../../tools/tour/themes';
import { deferred } from '../support/deferred';
import { seriousProblems } from './support/accessibility';
import { DelegationPages } from './support/delegationPages';
import { signInAsAdmin, useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

const newcomer = personWithoutAccounts.displayName;
const standIn = viewerPerson.displayName;
const [sam, lena] = delegationCircle;
const [tomasz, hannah, roberto] = delegationChain;
const [lucia, claire] = delegationToFormerPerson;

const setDelegation = '/api/v1/users/{user_id}/set-delegation-by-admin';
const searchUsers = '/api/v1/search/users';

describe('delegations', () => {
  const vscode = useVsCode({ settings: themeSettings });
  const tenant = useTenant();
  const workbench = () => vscode().workbench;
  const people = () => workbench().tree('People');
  const pages = new DelegationPages(workbench);
  const press = (key: string) => workbench().page.keyboard.press(key);
  const newcomersDelegate = () => tenant().raw.delegateOf(personWithoutAccounts);

  before('a person signs in', async () => {
    await workbench().openViewContainer('ConductorOne');
    await signInAsAdmin(workbench(), tenant().emulator);
  });

  afterEach('a test that failed leaves nothing open', async function () {
    tenant().emulator.faults.clear();
    if (this.currentTest?.state !== 'failed') return;
    const { dialog, menu, quickInput } = workbench();
    await menu.close();
    for (const { box } of [dialog, quickInput]) {
      if (await box.isVisible()) await press('Escape');
      await box.waitFor({ state: 'hidden' });
    }
    await workbench().closeEditors();
    await workbench().notifications.closeAll();
  });

  describe('step by step in the panel of a person', () => {
    let isBroken = false;
    beforeEach('nothing follows a step that failed', function () {
      if (isBroken) this.skip();
    });
    afterEach(function () {
      isBroken ||= this.currentTest?.state === 'failed';
    });

    it('are filled in from the People view, with the keyboard only', async () => {
      await pages.openPanel(newcomer);
      await pages.page.getByText(`Nobody gets the tasks of ${newcomer} now.`).waitFor();
      await pages.page.getByText('Only tasks that are created while').waitFor();
      await pages.page.getByText(/zone of this window: .+ \(UTC[+-]\d\d:\d\d\)/).waitFor();
      await pages.button('Choose… Delegate').focus();
      await press('Enter');
      await pages.chooseDelegate(standIn);
      await pages.page.getByRole('combobox', { name: 'Until' }).focus();
      await press('Enter');
      await pages.page.getByText('Until a time').waitFor();
      await press('ArrowDown');
      await press('Enter');
      await pages.page.getByRole('textbox', { name: 'End' }).waitFor();
      await press('Tab');
      await workbench().page.keyboard.type('2020-01-01');
      await pages.page.getByText('The end is in the past').first().waitFor();
      assert.ok(await pages.button('Review…').isDisabled());
      await press('Shift+Home');
      await workbench().page.keyboard.type('2031-05-04');
      await pages.page.getByText(/Sun 4 May 2031, 23:59:59 \(UTC.* UTC · in/).waitFor();
      await press('Tab');
      await press('Enter');
      await pages.page.getByRole('heading', { name: 'Set the delegation?' }).waitFor();
    });

    it('are reviewed to the letter; Esc goes back and sends nothing', async () => {
      const { userId } = personWithoutAccounts;
      const endsAt = new Date(2031, 4, 4, 23, 59, 59).toISOString();
      assert.equal(
        await pages.page.getByRole('region', { name: 'Request' }).innerText(),
        `POST /api/v1/users/${userId}/set-delegation-by-admin\n` +
          `{"delegatedUserId":"${viewerPerson.userId}","delegationStartAt":null,"delegationExpireAt":"${endsAt}"}`,
      );
      await pages.button('Apply').focus();
      await press('Escape');
      await pages.button('Review…').waitFor();
      assert.equal(await newcomersDelegate(), '');
    });

    it('are sent once the tenant is unlocked, and remembered with their dates', async () => {
      await pages.button('Review…').press('Enter');
      await pages.button('Apply').press('Enter');
      await workbench().dialog.press('Unlock for 15 Minutes');
      await pages.page.getByText(/set from here at .*at once, until 2031-05-04 23:59/).waitFor();
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
    });
  });

  describe('in the panel of a person', () => {
    it('tell in a notification how they ended where the tab was closed before', async () => {
      if (!(await workbench().statusBarText()).includes('unlocked')) {
        await workbench().runCommand('ConductorOne: Unlock Tenant…');
        await workbench().dialog.press('Unlock for 15 Minutes');
      }
      await pages.openPanel(newcomer);
      await pages.button('Choose… Delegate').click();
      await pages.chooseDelegate(standIn);
      await pages.button('Review…').click();
      const sent = deferred();
      const gate = deferred();
      const act = () => {
        sent.resolve();
        return gate.promise;
      };
      const match = { pathTemplate: setDelegation };
      tenant().emulator.faults.add({ match, times: 1, fault: { kind: 'meanwhile', act } });
      await pages.button('Apply').click();
      await sent.promise;
      await workbench().closeEditors();
      gate.resolve();
      await workbench().notifications.waitFor(`Changed: Tasks of ${newcomer}`);
      assert.equal(await newcomersDelegate(), viewerPerson.userId);
      await workbench().notifications.closeAll();
    });

    it('warn of a circle, and let it pass', async () => {
      await pages.openPanel(roberto.displayName);
      await pages.page.getByText(`Nobody gets the tasks of ${roberto.displayName} now.`).waitFor();
      await pages.button('Choose… Delegate').click();
      await pages.chooseDelegate(tomasz.displayName);
      const circle = [roberto, tomasz, hannah, roberto].map(({ displayName }) => displayName);
      await pages.page
        .locator('.notice.warning')
        .getByText(`This closes a circle: ${circle.join(' → ')}.`)
        .waitFor();
      assert.ok(await pages.button('Review…').isEnabled());
    });

    for (const theme of themes) {
      it(`have nothing serious for axe to find in the ${theme.name} theme`, async () => {
        if (!(await pages.delegateGroup.isVisible())) await pages.openPanel(roberto.displayName);
        await switchTheme(workbench().page, theme);
        assert.deepEqual(await seriousProblems(await workbench().webviewFrame()), []);
      });
    }
  });

  describe('in the picture', () => {
    const seeded = /^\d+ delegations · 1 circle · 1 chain · 1 to somebody who is disabled$/;

    it('show circle, chain, and who left', async () => {
      await pages.openMap(seeded);
      const words = await pages.page.locator('.map-word').allTextContents();
      assert.deepEqual(words.sort(), ['chain', 'chain', 'circle', 'circle']);
      await pages.node(claire.displayName).getByText('disabled').waitFor();
    });

    it('are told by the table as well', async () => {
      await pages.openMap(seeded);
      const rowOf = async (name: string) => {
        const cells = pages.page
          .getByRole('row')
          .filter({ has: pages.page.getByRole('rowheader', { name }) })
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
      const arrows = await pages.page.locator('.map-arrow').count();
      assert.equal(await pages.page.locator('#delegations tbody tr').count(), arrows);
    });

    for (const theme of themes) {
      it(`have nothing serious for axe to find in the ${theme.name} theme`, async () => {
        await pages.openMap(seeded);
        await switchTheme(workbench().page, theme);
        assert.deepEqual(await seriousProblems(await workbench().webviewFrame()), []);
      });
    }

    it('are walked through with the keyboard along the arrows', async () => {
      await pages.openMap(seeded);
      await pages.button('Refresh').focus();
      await press('Tab');
      await pages.untilFocused(lena.displayName);
      await press('ArrowRight');
      await pages.untilFocused(sam.displayName);
      await pages.node(tomasz.displayName).focus();
      await press('ArrowRight');
      await press('ArrowRight');
      await pages.untilFocused(roberto.displayName);
      await press('ArrowLeft');
      await pages.untilFocused(hannah.displayName);
    });

    it('open the panel of a person', async () => {
      await pages.openMap(seeded);
      await pages.node(roberto.displayName).press('Enter');
      await pages.page.getByRole('group', { name: 'Whose tasks' }).waitFor();
    });

    it('are said not to be all where reading them was cancelled', async () => {
      await pages.openMap(seeded);
      const gate = deferred();
      const fault = { kind: 'meanwhile', act: () => gate.promise } as const;
      tenant().emulator.faults.add({ match: { pathTemplate: searchUsers }, times: 1, fault });
      await pages.button('Refresh').click();
      await pages.button('Cancel').click();
      await pages.page.getByText('Reading was cancelled.').first().waitFor();
      await pages.page
        .getByText(/^at least \d+ delegations/)
        .first()
        .waitFor();
      gate.resolve();
      await pages.button('Refresh').click();
      await pages.openMap(seeded);
    });

    it('are said to be none where nobody delegates', async () => {
      await pages.openMap(seeded);
      const { emulator, raw } = tenant();
      const delegateStatus = 'DELEGATE_STATUS_HAS_DELEGATE';
      for (const id of await raw.findPeople({ delegateStatus })) await raw.setDelegate(id, '');
      await pages.button('Refresh').click();
      await pages.page.getByText('Nobody in this tenant delegates their tasks.').waitFor();
      assert.equal(await pages.page.locator('.map-person').count(), 0);
      emulator.reset();
      await pages.button('Refresh').click();
      await pages.openMap(seeded);
    });

    it('of 200 people overlap nowhere, and each is reached with the keyboard', async () => {
      await pages.openMap(seeded);
      const { emulator, raw } = tenant();
      const [first = '', ...others] = await raw.findPeople({ userStatuses: ['ENABLED'] });
      await raw.setDelegate(first, '');
      const crowd = [first, ...others.slice(0, 200)];
      for (const [place, id] of crowd.entries()) {
        if (place > 0) await raw.setDelegate(id, crowd[Math.floor(place / 8)] ?? '');
      }
      await pages.button('Refresh').click();
      await pages.openMap(/^2\d\d delegations/);
      assert.deepEqual(await pages.overlaps(), []);
      const count = await pages.page.locator('.map-person').count();
      assert.ok(count > 200);
      await pages.visitEverybody(count);
      assert.ok(await pages.isFocusInSight());
      emulator.reset();
    });

    it('come back after a reload of the window, as the panel of a person does', async () => {
      await pages.openMap('delegations');
      await pages.openPanel(roberto.displayName);
      await workbench().reloadWindow();
      await workbench().tree('Access').waitForText('GitHub');
      await pages.page.getByText(`Nobody gets the tasks of ${roberto.displayName} now.`).waitFor();
      await workbench().page.getByRole('tab', { name: 'Delegations', exact: true }).click();
      await pages.untilMapShows(seeded);
    });
  });
});
