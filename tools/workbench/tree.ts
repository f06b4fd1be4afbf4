import type { Locator, Page } from 'playwright-core';
import { openContextMenu } from './contextMenu';
import { eventually } from './eventually';

/** One row of a tree view as a person sees it. */
export interface TreeRow {
  /** Position in the view, from 0; it moves when a row above is expanded. */
  readonly index: number;
  /** 1 for a root. */
  readonly level: number;
  readonly label: string;
  readonly description: string;
  /** What the screen reader says. */
  readonly ariaLabel: string;
  /** `undefined` for a leaf. */
  readonly isExpanded: boolean | undefined;
  readonly isSelected: boolean;
  readonly isLoading: boolean;
}

/**
 * A tree view in the side bar. A row is named by its path: the labels from a root down to it. A
 * part of a path may also be a pattern, for a label that is not known to the letter.
 */
export class TreeView {
  readonly #page: Page;
  readonly #pane: Locator;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.#pane = page.locator('.pane', {
      has: page.locator(`.pane-header[aria-label^="${name} Section"]`),
    });
  }
}
