/// <reference lib="dom" />
import type { Locator } from 'playwright-core';

/** One row of a tree view as a person sees it. */
export interface TreeRow {
  /** Position in the view, from 0; it moves when a row above is expanded. */
  readonly index: number;
  /** 1 for a root. */
  readonly level: number;
  readonly label: string;
  /** The dimmed text behind the label; empty when there is none. */
  readonly description: string;
  /** What a screen reader says. */
  readonly ariaLabel: string;
  /** `undefined` for a leaf. */
  readonly isExpanded: boolean | undefined;
  readonly isSelected: boolean;
  readonly isLoading: boolean;
}

/** Rows of a list of VS Code, without the copies that stick to its top. */
export const listRowSelector = '.monaco-list-rows > .monaco-list-row';

/**
 * Reads all rows of a list from the first to the last. A list draws only what is in sight: it is
 * scrolled through where it is longer than its place, and back to its top.
 */
export async function readTreeRows(list: Locator): Promise<readonly TreeRow[]> {
  const rows = new Map<number, VisibleRow>();
  await scrollList(list, -Infinity);
  for (;;) {
    const visible = await readVisibleRows(list);
    const isComplete = visible.length === 0 || visible.some((row) => row.isLast);
    const isKnown = visible.every(({ index }) => rows.has(index));
    for (const row of visible) rows.set(row.index, row);
    // A list that does not move any more has shown all it has.
    if (isComplete || isKnown) break;
    await scrollList(list, 300);
  }
  await scrollList(list, -Infinity);
  return [...rows.values()].sort((a, b) => a.index - b.index);
}

/** Scrolls a list until a row is in sight, and gives that row. */
export async function revealRow(list: Locator, index: number): Promise<Locator> {
  const row = list.locator(`${listRowSelector}[data-index="${index}"]`);
  for (let previous = ''; ;) {
    const visible = await readVisibleRows(list);
    const [first, last] = [visible[0], visible.at(-1)];
    if (first === undefined || last === undefined) throw new Error('The list is empty.');
    const margin = visible.length > 4 ? 1 : 0;
    if (index < first.index + margin && first.index > 0) await scrollList(list, -100);
    else if (index > last.index - margin && !last.isLast) await scrollList(list, 100);
    else return row;
    const position = `${first.index}–${last.index}`;
    if (position === previous) return row;
    previous = position;
  }
}

interface VisibleRow extends TreeRow {
  readonly isLast: boolean;
}

function readVisibleRows(list: Locator): Promise<VisibleRow[]> {
  return list.locator(listRowSelector).evaluateAll((rows) =>
    rows
      .map((row) => ({
        index: Number(row.getAttribute('data-index')),
        level: Number(row.getAttribute('aria-level')),
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        ariaLabel: row.getAttribute('aria-label') ?? '',
        isExpanded: row.hasAttribute('aria-expanded')
          ? row.getAttribute('aria-expanded') === 'true'
          : undefined,
        isSelected: row.getAttribute('aria-selected') === 'true',
        isLoading: row.querySelector('.codicon-tree-item-loading') !== null,
        isLast: row.getAttribute('data-last-element') === 'true',
      }))
      .sort((a, b) => a.index - b.index),
  );
}

/**
 * Scrolls by about as many pixels, or with an infinite number to an end, and waits until that is
 * drawn.
 */
async function scrollList(list: Locator, pixels: number): Promise<void> {
  await list.locator('> .monaco-scrollable-element').evaluate(
    async (element, wheelDeltaY) => {
      const wheel = new WheelEvent('wheel', { bubbles: true, cancelable: true });
      // VS Code reads this older property, which the constructor does not take.
      Object.defineProperty(wheel, 'wheelDeltaY', { value: wheelDeltaY });
      element.dispatchEvent(wheel);
      await new Promise((drawn) => {
        requestAnimationFrame(() => requestAnimationFrame(drawn));
      });
    },
    // 120 units are 50 pixels; browsers count upwards.
    Math.max(-1e6, Math.min(1e6, pixels * -2.4)),
  );
}
