import type { Disposable } from '../ports';

/**
 * What stands behind one open panel: it knows what is shown and what an intent does. It outlives
 * the page, which VS Code throws away while the panel is hidden.
 */
export interface PanelController<View, Intent> extends Disposable {
  /** Title of the tab; `● ` in front marks what is not saved. */
  title(): string;
  /** All that the panel shows now, as JSON. */
  view(): View;
  /** Takes what a person did. What takes time goes on behind and fires `onDidChange`. */
  onIntent(intent: Intent): void;
  /** Fires when `title` or `view` may give something else. */
  onDidChange(listener: () => void): Disposable;
}
