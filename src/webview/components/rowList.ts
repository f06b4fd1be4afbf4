import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { button, iconButton } from './buttons';
import { groupAround, isReadOnly, type FieldFacts } from './field';

/** One row of a list. */
export interface ListRow {
  /** Unique in the list. The row keeps the focus while its key stays the same. */
  readonly key: string;
  /** Names the row in its buttons: `Remove Step 2`. */
  readonly label: string;
  readonly content: TemplateResult | string;
  /** Whether it can be neither removed nor moved. */
  readonly isFixed?: boolean;
}

/** Rows in their order. A way that is absent is not offered. */
export interface RowListFacts extends FieldFacts {
  readonly rows: readonly ListRow[];
  readonly emptyText: string;
  /** Label of the button that adds: `Add Step`. */
  readonly addLabel?: string;
  readonly onAdd?: () => void;
  readonly onRemove?: (key: string, index: number) => void;
  readonly onMove?: (key: string, index: number, by: -1 | 1) => void;
}

/** A list whose rows can be added, removed and moved. */
export function rowList(facts: RowListFacts): TemplateResult {
  const { id, rows, emptyText, addLabel = 'Add', onAdd } = facts;
  const items = repeat(
    rows,
    ({ key }) => key,
    (row, index) => listItem(facts, row, index),
  );
  return groupAround(
    facts,
    html`
      ${
        rows.length === 0
          ? html`<div class="reference-empty">${emptyText}</div>`
          : html`<ol class="rows">
              ${items}
            </ol>`
      }
      ${
        onAdd === undefined || isReadOnly(facts)
          ? nothing
          : button({ id: `${id}-add`, label: addLabel, icon: 'add', onPress: onAdd })
      }
    `,
  );
}

function listItem(facts: RowListFacts, row: ListRow, index: number) {
  const { key, label, content, isFixed = false } = row;
  return html`<li class="row">
    <div class="row-content">${content}</div>
    ${isFixed || isReadOnly(facts) ? nothing : rowButtons(facts, key, label, index)}
  </li>`;
}

function rowButtons(facts: RowListFacts, key: string, label: string, index: number) {
  const { id, rows, onRemove, onMove } = facts;
  const move = (by: -1 | 1) =>
    onMove === undefined
      ? nothing
      : iconButton({
          id: `${id}-${key}-${by === 1 ? 'down' : 'up'}`,
          icon: by === 1 ? 'arrow-down' : 'arrow-up',
          label: `Move ${label} ${by === 1 ? 'Down' : 'Up'}`,
          isDisabled: rows[index + by] === undefined,
          onPress: () => onMove(key, index, by),
        });
  const remove =
    onRemove === undefined
      ? nothing
      : iconButton({
          id: `${id}-${key}-remove`,
          icon: 'trash',
          label: `Remove ${label}`,
          onPress: () => onRemove(key, index),
        });
  return html`<div class="row-buttons">${move(-1)}${move(1)}${remove}</div>`;
}
