import type {
  BulkPanelIntent,
  BulkPanelRow,
  BulkPanelView,
} from '../../../shared/messages/bulkPanel';
import { countOf, joinParts } from '../../../shared/text/words';
import { describeTenant } from '../../change/changePreview';
import type { PanelController } from '../panelController';
import type { Disposable } from '../../ports';
import { Emitter } from '../../util/emitter';
import type { BulkEditor } from './bulkEditor';
import type { BulkRow } from './bulkRow';
import { progressOf, rowView, tickedOf, totalsOf } from './bulkWords';

/** What the panel says about the change as a whole. */
export interface BulkHeadings {
  /** Name of the action: `Extend Expiration`. */
  readonly action: string;
  /** What it does to each grant: `Extend the expiration by 30 days`. */
  readonly heading: string;
  /** Rows of the selection that are no grants. */
  readonly leftOutCount: number;
}

/** Shows an editor of many changes: what is filtered and looked at, and what a person does. */
export class BulkController implements PanelController<BulkPanelView, BulkPanelIntent> {
  private readonly changes = new Emitter<void>();
  private readonly subscription: Disposable;
  private readonly requestsShown = new Set<string>();
  private filter = '';

  constructor(
    private readonly editor: BulkEditor,
    private readonly headings: BulkHeadings,
  ) {
    this.subscription = editor.onDidChange(() => this.changes.fire());
  }

  readonly onDidChange = (listener: () => void): Disposable => this.changes.event(listener);

  title(): string {
    return `${this.headings.action}: ${countOf(this.editor.rows.length, 'grant')}`;
  }

  view(): BulkPanelView {
    const { editor, headings } = this;
    const all = editor.rows;
    const rows = this.shownRows();
    const totals = totalsOf(all);
    const { announcement, progress } = progressOf(editor);
    const { tenant } = editor.session;
    const countSettled = (kind: 'failed' | 'cancelled') =>
      all.filter(({ state }) => state.kind === 'settled' && state.outcome.kind === kind).length;
    const isTicked = ({ state }: BulkRow) => state.kind === 'ready' && state.isTicked;
    return {
      heading: headings.heading,
      tenant: describeTenant(tenant),
      filter: this.filter,
      totals: joinParts(
        totals,
        headings.leftOutCount > 0 &&
          `left out, because only grants can be changed: ${countOf(headings.leftOutCount, 'row')}`,
        rows.length < all.length &&
          `the filter shows ${rows.length} of ${all.length}; what is ticked counts in sight or not`,
      ),
      rows,
      ticked: tickedOf(rows),
      canTick: rows.some(({ canTick }) => canTick),
      applyCount: all.filter(isTicked).length,
      retryCount: countSettled('failed'),
      resumeCount: countSettled('cancelled'),
      work: editor.work.kind,
      progress,
      readOnlyBecause: editor.isReadOnly
        ? `This window has left ${tenant.displayName} since, so nothing can be sent from this tab any more. Select the grants again to change them.`
        : '',
      problem: editor.problem?.message ?? '',
      announcement: announcement || `${totals}.`,
    };
  }

  onIntent(intent: BulkPanelIntent): void {
    switch (intent.kind) {
      case 'filter':
        this.filter = intent.text;
        return;
      case 'tick':
        this.editor.tick([intent.key], intent.isTicked);
        return;
      case 'tickShown':
        this.editor.tick(
          this.shownRows().map(({ key }) => key),
          intent.isTicked,
        );
        return;
      case 'showRequest':
        if (intent.isShown) this.requestsShown.add(intent.key);
        else this.requestsShown.delete(intent.key);
        return;
      case 'apply':
        void this.editor.apply();
        return;
      case 'cancel':
        this.editor.cancel();
        return;
      case 'retry':
        void this.editor.retry(intent.outcome);
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.editor.dispose();
    this.changes.dispose();
  }

  private shownRows(): readonly BulkPanelRow[] {
    const text = this.filter.trim().toLowerCase();
    const { isOpen, rows } = this.editor;
    return rows
      .map((row) => rowView(row, { isOpen, showsRequest: this.requestsShown.has(row.key) }))
      .filter(
        ({ after, before, subject, words }) =>
          text === '' ||
          [subject, before.text, after.text, words].some((part) =>
            part.toLowerCase().includes(text),
          ),
      );
  }
}
