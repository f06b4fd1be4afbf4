import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** The box at the top of the window: the command palette, quick picks and input boxes. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get box(): Locator {
    return this.#page.locator('.quick-input-widget');
  }

  /** Runs a command from the palette by its full title, such as `ConductorOne: Sign In`. */
  async runCommand(title: string): Promise<void> {
    await eventually(
      async () => {
        await this.#page.keyboard.press('F1');
        // Something that takes the focus just then, such as a dialog that closes, closes the palette.
        const filling = this.#input.fill(`>${title}`, { timeout: 5_000 });
        return filling.then(
          () => true,
          () => undefined,
        );
      },
      () => 'The command palette does not stay open.',
    );
    await this.choose(title);
  }

  /** Waits until the box is open with a title, a prompt or a placeholder that contains the text. */
  async waitFor(text: string): Promise<void> {
    await eventually(
      async () => ((await this.texts()).some((part) => part.includes(text)) ? true : undefined),
      async () => `The input box shows ${JSON.stringify(await this.texts())}, not ${text}.`,
    );
  }

  /** What the box says, without its rows: title, placeholder, prompt or message. */
  async texts(): Promise<readonly string[]> {
    if (!(await this.box.isVisible())) return [];
    const title = await this.box.locator('.quick-input-title').textContent();
    const placeholder = await this.#input.getAttribute('placeholder');
    const message = await this.box.locator('.quick-input-message').textContent();
    return [title, placeholder, message].flatMap((text) =>
      text === null || text === '' ? [] : text,
    );
  }

  /** Types into the box in place of what is there, without confirming. */
  async type(text: string): Promise<void> {
    await this.#input.fill(text);
  }

  /** Types into the box in place of what is there, and confirms. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.confirm();
  }

  /** Confirms with Enter. */
  async confirm(): Promise<void> {
    await this.#input.press('Enter');
  }

  /** Closes the box without an answer. */
  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.box.waitFor({ state: 'hidden' });
  }

  /** Labels of the rows in sight, top to bottom. */
  async labels(): Promise<readonly string[]> {
    // The second line of a row, when it has one, holds its detail.
    return this.#rows.locator('.quick-input-list-row:first-child .label-name').allTextContents();
  }

  /** Waits until there are rows and each label matches. */
  async waitForOnly(pattern: RegExp): Promise<void> {
    await eventually(
      async () => {
        const labels = await this.labels();
        return labels.length > 0 && labels.every((label) => pattern.test(label)) ? true : undefined;
      },
      async () => `Not all of ${JSON.stringify(await this.labels())} match ${String(pattern)}.`,
    );
  }

  /** Waits for the row with exactly this label and chooses it. */
  async choose(label: string): Promise<void> {
    const exactLabel = this.#page.locator('.label-name').getByText(label, { exact: true });
    await this.#rows.filter({ has: exactLabel }).first().click();
  }

  get #input(): Locator {
    return this.box.locator('.quick-input-filter input');
  }

  get #rows(): Locator {
    return this.box.locator('.quick-input-list .monaco-list-row');
  }
}
