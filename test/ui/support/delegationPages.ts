import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from '../../../tools/workbench/eventually';
import type { Workbench } from '../../../tools/workbench/workbench';

/** The panel of a person's delegation and the picture of all of them, used as a person uses them. */
export class DelegationPages {
  constructor(private readonly current: () => Workbench) {}

  /** The one in sight. */
  get page(): FrameLocator {
    return this.workbench.webview;
  }

  get delegateGroup(): Locator {
    return this.page.getByRole('group', { name: 'Delegate' });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A person in the picture. */
  node(name: string): Locator {
    return this.page.locator('.map-person').filter({ hasText: name });
  }

  /** Opens the panel of a person from the view People. */
  async openPanel(name: string): Promise<void> {
    await this.workbench.runCommand('ConductorOne: Find Person…');
    await this.pickPerson('Whom?', name);
    const people = this.workbench.tree('People');
    await people.chooseFromContextMenu(['Found', name], 'Set Delegation…');
    const person = this.page.getByRole('group', { name: 'Whose tasks' });
    await person.getByText(name, { exact: true }).waitFor();
  }

  /** Answers the question that *Choose… Delegate* has asked. */
  async chooseDelegate(name: string): Promise<void> {
    await this.pickPerson('Who gets them?', name);
    await this.delegateGroup.getByText(name).waitFor();
  }

  /** Opens the picture, where it is not in sight, and waits until it is whole. */
  async openMap(summary: string | RegExp): Promise<void> {
    const heading = this.page.getByRole('heading', { name: 'Who Delegates to Whom' });
    if (!(await heading.isVisible())) {
      await this.workbench.runCommand('ConductorOne: Show Who Delegates to Whom');
    }
    await this.untilMapShows(summary);
  }

  async untilMapShows(summary: string | RegExp): Promise<void> {
    await this.page.locator('#summary').filter({ hasText: summary }).waitFor();
    await this.button('Refresh').waitFor();
  }

  async untilFocused(name: string): Promise<void> {
    await eventually(
      async () => ((await this.focused()).startsWith(name) ? true : undefined),
      async () => `The focus is on "${await this.focused()}", not on ${name}.`,
    );
  }

  /** Places of people in the picture that lie over somebody else. */
  async overlaps(): Promise<readonly string[]> {
    return (await this.workbench.webviewFrame()).evaluate<readonly string[]>(`
      (() => {
        const boxes = [...document.querySelectorAll('.map-person')];
        const places = boxes.map((box) => box.getBoundingClientRect());
        const pairs = places.flatMap((one, at) =>
          places.slice(at + 1).filter((other) =>
            one.left < other.right && other.left < one.right &&
            one.top < other.bottom && other.top < one.bottom));
        return pairs.map(({ left, top }) => left + '/' + top);
      })()`);
  }

  /** Goes down through the picture with the keyboard, from the first person to the last. */
  async visitEverybody(count: number): Promise<void> {
    const frame = await this.workbench.webviewFrame();
    await frame.evaluate(`
      window.visited = new Set();
      document.addEventListener('focusin', ({ target }) => window.visited.add(target.id));`);
    await this.page.locator('.map-person').first().focus();
    for (let step = 1; step < count; step += 1) {
      await this.workbench.page.keyboard.press('ArrowDown');
    }
    const visited = () => frame.evaluate<number>('window.visited.size');
    await eventually(
      async () => ((await visited()) === count ? true : undefined),
      async () => `${await visited()} of ${count} people had the focus.`,
    );
  }

  /** Whether the person with the focus is within the part of the picture that is in sight. */
  async isFocusInSight(): Promise<boolean> {
    return (await this.workbench.webviewFrame()).evaluate<boolean>(`
      (() => {
        const place = document.activeElement.getBoundingClientRect();
        const frame = document.getElementById('picture').getBoundingClientRect();
        return place.top >= frame.top && place.bottom <= frame.bottom;
      })()`);
  }

  private get workbench(): Workbench {
    return this.current();
  }

  private async pickPerson(question: string, name: string): Promise<void> {
    const { quickInput } = this.workbench;
    await quickInput.waitFor(question);
    await quickInput.type(name);
    // Until the search for the name has answered, rows of an earlier one may stand there and go.
    await quickInput.waitForOnly(new RegExp(`^${name}$`));
    await quickInput.choose(name);
  }

  private async focused(): Promise<string> {
    return (await this.workbench.webviewFrame()).evaluate<string>(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.id',
    );
  }
}
