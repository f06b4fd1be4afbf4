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
    await this.box.waitFor();
    const message = await this.box.locator('.dialog-message-text').innerText();
    const detail = this.box.locator('.dialog-message-detail');
    return (await detail.count()) === 0 ? message : `${message}\n${await detail.innerText()}`;
  }

  /** Labels of the buttons. */
  async buttons(): Promise<readonly string[]> {
    await this.box.waitFor();
    return this.box.locator('.dialog-buttons .monaco-button').allInnerTexts();
  }

  /** Waits for the dialog and presses a button. */
  async press(label: string): Promise<void> {
    await this.box.getByRole('button', { name: label, exact: true }).click();
    await this.box.waitFor({ state: 'hidden' });
  }

  /** Closes the dialog with Esc. */
  async cancel(): Promise<void> {
    await this.box.waitFor();
    await this.#page.keyboard.press('Escape');
    await this.box.waitFor({ state: 'hidden' });
  }
}
