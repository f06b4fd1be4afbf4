import type { Locator, Page } from 'playwright-core';
import { ContextMenu } from './contextMenu';
import { eventually } from './eventually';
import { readTreeRows, revealRow, type TreeRow } from './treeRows';

/** Labels from a root down to a row; a pattern stands for a label that is not known to the letter. */
export type RowPath = readonly (string | RegExp)[];

/** A tree view of the side bar, known by its name. */
export class TreeView {
  readonly #page: Page;
  readonly #name: string;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.#name = name;
  }

  /** The list that holds the rows. */
  get list(): Locator {
    return this.#page.locator(`.monaco-list[role="tree"][aria-label="${this.#name}"]`);
  }

  /** Every row that is not hidden by a collapsed parent. */
  async rows(): Promise<readonly TreeRow[]> {
    return readTreeRows(this.list);
  }

  /** The tree as lines, two spaces for each level: `label  description`. */
  async text(): Promise<string> {
    const rows = await this.rows();
    return rows
      .map(({ level, label, description }) =>
        `${'  '.repeat(level - 1)}${label}  ${description}`.trimEnd(),
      )
      .join('\n');
  }

  /** Waits until the tree's text contains a string or matches a pattern, and gives the text. */
  async waitForText(expected: string | RegExp): Promise<string> {
    return eventually(
      async () => {
        const text = await this.text();
        const isThere =
          typeof expected === 'string' ? text.includes(expected) : expected.test(text);
        return isThere ? text : undefined;
      },
      async () => `The view ${this.#name} does not show ${String(expected)}:\n${await this.text()}`,
    );
  }

  /** Waits for a row. */
  async row(path: RowPath): Promise<TreeRow> {
    return eventually(
      async () => findRow(await this.rows(), path),
      async () => `No row ${path.map(String).join(' → ')} in ${this.#name}:\n${await this.text()}`,
    );
  }

  /** Waits for a row, scrolls to it and gives it as an element of the page. */
  async reveal(path: RowPath): Promise<Locator> {
    return revealRow(this.list, (await this.row(path)).index);
  }

  /** Expands the rows along a path, each as soon as it is there, and waits for the children. */
  async expand(path: RowPath): Promise<void> {
    for (let length = 1; length <= path.length; length += 1) {
      await this.#setExpanded(path.slice(0, length), true);
    }
  }

  /** Collapses a row. */
  async collapse(path: RowPath): Promise<void> {
    await this.#setExpanded(path, false);
  }

  /** Clicks a row that stands for an action, and may be gone after it. */
  async click(path: RowPath): Promise<void> {
    await (await this.reveal(path)).locator('.monaco-icon-label').click();
  }

  /** Clicks a row; with `add` it joins the selection. */
  async select(path: RowPath, { add = false } = {}): Promise<void> {
    const row = await this.reveal(path);
    await row.locator('.monaco-icon-label').click({ modifiers: add ? ['ControlOrMeta'] : [] });
    await eventually(
      async () => ((await this.row(path)).isSelected ? true : undefined),
      () => `The row ${path.map(String).join(' → ')} was not selected.`,
    );
  }

  /** Rests the mouse on a row until its tooltip is there, and gives the tooltip's text. */
  async showTooltip(path: RowPath): Promise<string> {
    const row = await this.reveal(path);
    await row.locator('.monaco-icon-label').hover();
    return this.#page.locator('.workbench-hover .hover-contents').first().innerText();
  }

  /** Clicks the button of a row that shows on pointing at it. */
  async clickInlineAction(path: RowPath, label: string): Promise<void> {
    const row = await this.reveal(path);
    await row.hover();
    await row.getByRole('button', { name: label }).click();
  }

  /** Opens the context menu of a row. */
  async openContextMenu(path: RowPath): Promise<ContextMenu> {
    const row = await this.reveal(path);
    await row.locator('.monaco-icon-label').click({ button: 'right' });
    const menu = new ContextMenu(this.#page);
    await menu.waitUntilOpen();
    return menu;
  }

  /** Chooses from the context menu of a row; a menu path leads through submenus. */
  async chooseFromContextMenu(path: RowPath, ...menuPath: readonly string[]): Promise<void> {
    await (await this.openContextMenu(path)).choose(...menuPath);
  }

  async #setExpanded(path: RowPath, isExpanded: boolean): Promise<void> {
    const row = await this.row(path);
    if (row.isExpanded === undefined) throw new Error(`${row.label} has no children to show.`);
    if (row.isExpanded !== isExpanded) {
      await (await revealRow(this.list, row.index)).locator('.monaco-tl-twistie').click();
    }
    await eventually(
      async () => {
        const now = await this.row(path);
        return now.isExpanded === isExpanded && !now.isLoading ? true : undefined;
      },
      () => `The row ${row.label} did not ${isExpanded ? 'expand' : 'collapse'}.`,
    );
  }
}

function findRow(rows: readonly TreeRow[], path: RowPath): TreeRow | undefined {
  const [label, ...rest] = path;
  const level = rows[0]?.level;
  if (label === undefined || level === undefined) return undefined;
  const start = rows.findIndex((row) => row.level === level && matches(row.label, label));
  const found = rows[start];
  if (found === undefined || rest.length === 0) return found;
  const below = rows.slice(start + 1);
  const end = below.findIndex((row) => row.level <= level);
  return findRow(end === -1 ? below : below.slice(0, end), rest);
}

function matches(label: string, expected: string | RegExp): boolean {
  return typeof expected === 'string' ? label === expected : expected.test(label);
}
