import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { switchTheme, themes, themeSettings } from '../../tools/tour/themes';
import { eventually } from '../../tools/workbench/eventually';
import { packGallery } from './gallery/packGallery';
import { seriousProblems } from './support/accessibility';
import { useVsCode } from './support/useVsCode';

describe('the frame of panels', () => {
  const vscode = useVsCode({ settings: themeSettings }, packGallery);
  const workbench = () => vscode().workbench;
  const panel = (): FrameLocator => workbench().webview;
  const complaints: string[] = [];

  before(async () => {
    workbench().page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    await workbench().openViewContainer('Gallery');
    await workbench().runCommand('Gallery: Open One');
    await panel().getByRole('heading', { name: 'Gallery of one' }).waitFor();
  });

  it('loads under its policy without a complaint', async () => {
    const policy = await panel()
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content');
    assert.match(policy ?? '', /^default-src 'none'; /);
    assert.doesNotMatch(policy ?? '', /unsafe/);
    await panel().getByText('500 people').waitFor();
    assert.deepEqual(complaints, []);
  });

  it('keeps every key and the caret while views arrive', async () => {
    const name = panel().getByRole('textbox', { name: 'Display name' });
    await name.click();
    const { keyboard } = workbench().page;
    await keyboard.type('Admin of GitHub');
    for (let step = 0; step < 6; step += 1) await keyboard.press('ArrowLeft');
    await keyboard.type('all ');
    await untilValue('Description', 'Admin of all GitHub');
    assert.equal(await name.inputValue(), 'Admin of all GitHub');
    await workbench().page.getByRole('tab', { name: '● Gallery of one' }).waitFor();
  });

  it('reads problem, reason and hint with the control', async () => {
    const name = panel().getByRole('textbox', { name: 'Display name' });
    await name.fill('No!');
    await panel().locator('[aria-invalid="true"]').waitFor();
    const description = await name.getAttribute('aria-description');
    assert.equal(description, 'No "!" in a name. As people see it. Changed.');
    await name.fill('');
    await panel().locator('[aria-invalid="true"]').waitFor({ state: 'detached' });
    const slug = panel().getByRole('textbox', { name: 'Slug' });
    assert.equal(await slug.getAttribute('aria-description'), 'Fixed on the Access entitlement.');
  });

  it('can be used with the keyboard only, and keeps the focus where it was', async () => {
    const { keyboard } = workbench().page;
    await panel().getByRole('textbox', { name: 'Description' }).click();
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await panel().getByRole('checkbox', { name: 'Emergency access', checked: true }).waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await panel().getByRole('combobox', { name: 'Provisioning' }).getByText('Connector').waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await panel().getByText('Two managers').waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await panel().getByText('Inherited: Manager approves').waitFor();
    assert.equal(await focusedId(), 'policy');
  });

  it('keeps the focus on a row that moves, and on the list when the row goes', async () => {
    const { keyboard } = workbench().page;
    await panel().getByRole('button', { name: 'Move Step C Up' }).focus();
    await keyboard.press('Enter');
    await panel()
      .getByText(/Step A\s+Step C\s+Step B/)
      .waitFor();
    assert.equal(await focusedId(), 'steps-Step C-up');
    await panel().getByRole('button', { name: 'Remove Step C' }).focus();
    await keyboard.press('Enter');
    await panel().getByRole('button', { name: 'Remove Step C' }).waitFor({ state: 'detached' });
    assert.equal(await focusedId(), 'steps');
  });

  it('passes Esc on as what the page says, and announces what came of it', async () => {
    await panel().getByRole('textbox', { name: 'Display name' }).press('Escape');
    await panel().getByRole('status').getByText('Escaped').waitFor();
  });

  it('tells what an intent failed with', async () => {
    await panel().getByRole('button', { name: 'Break' }).click();
    await workbench().notifications.waitFor(
      'The panel could not do that. Error: Broken on request',
    );
  });

  for (const theme of themes) {
    it(`has nothing serious for axe to find in the ${theme.name} theme`, async () => {
      // Axe looks at every cell; a few are as good as 500.
      await panel().getByRole('searchbox', { name: 'Filter' }).fill('Person 49');
      await panel().getByText('11 people').waitFor();
      await panel().getByRole('textbox', { name: 'Display name' }).fill('No!');
      await panel().locator('[aria-invalid="true"]').waitFor();
      await switchTheme(workbench().page, theme);
      assert.deepEqual(await seriousProblems(await workbench().webviewFrame()), []);
    });
  }

  it('is one panel per object, and shows after hiding what it showed before', async () => {
    await panel().getByRole('textbox', { name: 'Display name' }).fill('kept');
    await workbench().page.getByRole('tab', { name: '● Gallery of one' }).waitFor();
    await workbench().runCommand('Gallery: Open Two');
    await panel().getByRole('heading', { name: 'Gallery of <two> & "more"' }).waitFor();
    await workbench().runCommand('Gallery: Open One');
    await untilValue('Display name', 'kept');
    assert.equal(
      await workbench()
        .page.getByRole('tab', { name: /Gallery of/ })
        .count(),
      2,
    );
  });

  it('comes back after a reload of the window', async () => {
    // Axe styles elements to measure them, which the policy blocks and complains of.
    complaints.length = 0;
    await workbench().reloadWindow();
    await panel().getByRole('heading', { name: 'Gallery of one' }).waitFor();
    await workbench().page.getByRole('tab', { name: 'Gallery of <two>' }).click();
    await panel().getByRole('heading', { name: 'Gallery of <two> & "more"' }).waitFor();
    assert.deepEqual(complaints, []);
  });

  const focusedId = async () =>
    (await workbench().webviewFrame()).evaluate<string>('document.activeElement.id');

  const untilValue = (name: string, value: string) => {
    const control = panel().getByRole('textbox', { name });
    return eventually(
      async () => ((await control.inputValue()) === value ? true : undefined),
      async () => `"${name}" holds "${await control.inputValue()}", not "${value}".`,
    );
  };
});
