import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { textField } from './textField';

/** One row of a table. */
export interface TableRow {
  /** Unique in the table. */
  readonly key: string;
  /** One for each column. */
  readonly cells: readonly (string | TemplateResult)[];
}

/** A table. What is filtered out is not in `rows`: the host filters. */
export interface DataTableFacts {
  /** Unique in the page. */
  readonly id: string;
  /** What the table shows; read by screen readers, not drawn. */
  readonly caption: string;
  readonly columns: readonly {
    readonly label: string | TemplateResult;
    readonly isNumeric?: boolean;
    /** Its cells name their rows. */
    readonly isRowHeader?: boolean;
  }[];
  readonly rows: readonly TableRow[];
  /** Shown instead of rows where there are none. */
  readonly emptyText: string;
  /** `480 will change, 20 skipped`. */
  readonly totals?: string;
  readonly filter?: { readonly value: string; readonly onInput: (value: string) => void };
}

/** A table with a filter and totals above it. */
export function dataTable(facts: DataTableFacts): TemplateResult {
  const { id, caption, columns, rows, emptyText, totals = '', filter } = facts;
  const classOf = (index: number) => (columns[index]?.isNumeric === true ? 'numeric' : '');
  return html`
    ${
      filter === undefined
        ? nothing
        : textField({
            id: `${id}-filter`,
            label: 'Filter',
            type: 'search',
            value: filter.value,
            onInput: filter.onInput,
          })
    }
    ${totals === '' ? nothing : html`<p class="totals" id="${id}-totals">${totals}</p>`}
    <div class="table-frame" role="region" tabindex="0" aria-label=${caption}>
      <table id=${id}>
        <caption class="screen-reader-only">
          ${caption}
        </caption>
        <thead>
          <tr>
            ${columns.map(({ label }, index) => html`<th scope="col" class=${classOf(index)}>${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            rows,
            ({ key }) => key,
            ({ cells }) =>
              html`<tr>
                ${cells.map((cell, index) =>
                  columns[index]?.isRowHeader === true
                    ? html`<th scope="row" class=${classOf(index)}>${cell}</th>`
                    : html`<td class=${classOf(index)}>${cell}</td>`,
                )}
              </tr>`,
          )}
          ${
            rows.length === 0
              ? html`<tr>
                  <td colspan=${columns.length} class="reference-empty">${emptyText}</td>
                </tr>`
              : nothing
          }
        </tbody>
      </table>
    </div>
  `;
}
