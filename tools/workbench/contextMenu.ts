import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** An open context menu, a submenu included. */
export class ContextMenu {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits until the menu is drawn. */
  async waitUntilOpen(): Promise<void> {
    await this.#items.first().waitFor();
  }

  /** Labels of what the menu offers, top to bottom, those of an open submenu last. */
  async labels(): Promise<readonly string[]> {
    const texts = await this.#items.locator('.action-label').allTextContents();
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  }

  /** Opens the submenu of an entry. */
  async openSubmenu(label: string): Promise<void> {
    await this.#focus(label);
    await this.#page.keyboard.press('ArrowRight');
    await this.#page.locator('.monaco-submenu .action-item').first().waitFor();
  }

  /** Chooses an entry; a path leads through submenus. */
  async choose(...path: readonly string[]): Promise<void> {
    for (const label of path.slice(0, -1)) await this.openSubmenu(label);
    await this.#focus(path.at(-1) ?? '');
    // A menu takes no click in its first moments, but every key.
    await this.#page.keyboard.press('Enter');
  }

  /** Closes the menu without a choice. */
  async close(): Promise<void> {
    await eventually(
      async () => {
        if (!(await this.#items.first().isVisible())) return true;
        // The first Esc closes a submenu only.
        await this.#page.keyboard.press('Escape');
        return undefined;
      },
      () => 'The context menu does not close.',
    );
  }

  get #items(): Locator {
    return this.#page.locator('.context-view .monaco-menu .action-item');
  }

  async #focus(label: string): Promise<void> {
    const exactLabel = this.#page.locator('.action-label').getByText(label, { exact: true });
    // The entry of a submenu is inside the entry that opened it, and comes last.
    const item = this.#items.filter({ has: exactLabel }).last();
    await item.hover();
    await item.and(this.#page.locator('.focused')).waitFor();
  }
}
