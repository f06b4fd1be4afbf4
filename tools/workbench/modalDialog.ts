import type { Locator, Page } from 'playwright-core';

/** The modal dialog that asks before something happens. */
export class ModalDialog {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get box(): Locator {
    return this.#page.locator('.monaco-dialog-box');
  }

  /** Waits for the dialog and gives what it says: the message and the detail below it. */
  async text(): Promise<string> {
    const message = await this.box.locator('.dialog-message-text').innerText();
    const detail = this.box.locator('.dialog-message-detail');
    return (await detail.count()) === 0 ? message : `${message}\n${await detail.innerText()}`;
  }

  /** Labels of the buttons. */
  async buttons(): Promise<readonly string[]> {
    await this.box.waitFor();
    return this.box.locator('.dialog-buttons .monaco-button').allInnerTexts();
  }

  /** Waits for the dialog with this button and presses it. */
  async press(label: string): Promise<void> {
    const button = this.#page.getByRole('button', { name: label, exact: true });
    const dialog = this.box.filter({ has: button });
    await closeDialog(dialog, () => dialog.locator(button).click());
  }

  /** Closes the dialog with Esc. */
  async cancel(): Promise<void> {
    await closeDialog(this.box, () => this.#page.keyboard.press('Escape'));
  }
}

/** Waits until this very dialog is gone: another may follow at once. */
async function closeDialog(dialog: Locator, action: () => Promise<void>): Promise<void> {
  const element = await dialog.elementHandle();
  await action();
  await element.waitForElementState('hidden');
}
