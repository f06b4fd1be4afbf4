import type { Locator, Page } from 'playwright-core';
import { QuickInput } from './quickInput';

/** The notifications in the corner of the window. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #toasts(): Locator {
    return this.#page.locator('.notifications-toasts .notification-list-item');
  }

  /** The texts of what is shown now, newest first. */
  async texts(): Promise<readonly string[]> {
    const texts = await this.#toasts.locator('.notification-list-item-message').allInnerTexts();
    return texts.map((text) => text.trim());
  }

  /** Waits for a notification that contains the text, and gives its whole text. */
  async waitFor(text: string | RegExp): Promise<string> {
    const message = this.#withText(text).locator('.notification-list-item-message');
    return (await message.first().innerText()).trim();
  }

  /** Waits until no notification contains the text any more. */
  async waitUntilGone(text: string | RegExp): Promise<void> {
    await this.#withText(text).first().waitFor({ state: 'hidden' });
  }

  /** Labels of the buttons of a notification. */
  async buttons(text: string | RegExp): Promise<readonly string[]> {
    await this.waitFor(text);
    return this.#buttonsOf(text).allInnerTexts();
  }

  /** Waits for a notification and presses one of its buttons. */
  async press(text: string | RegExp, button: string): Promise<void> {
    await this.#buttonsOf(text).getByText(button, { exact: true }).click();
  }

  /** Closes all that are shown. */
  async closeAll(): Promise<void> {
    await new QuickInput(this.#page).runCommand('Notifications: Clear All Notifications');
    await this.#toasts.first().waitFor({ state: 'hidden' });
  }

  #withText(text: string | RegExp): Locator {
    return this.#toasts.filter({ hasText: text });
  }

  #buttonsOf(text: string | RegExp): Locator {
    return this.#withText(text).locator(
      '.notification-list-item-buttons-container .monaco-button:not(.monaco-dropdown-button)',
    );
  }
}
