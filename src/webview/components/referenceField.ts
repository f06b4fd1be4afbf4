import { html, nothing, type TemplateResult } from 'lit';
import { button } from './buttons';
import { groupAround, isReadOnly, type FieldFacts } from './field';

/** One of a long list, which the host lets the person pick from. */
export interface ReferenceFieldFacts extends FieldFacts {
  readonly picked: { readonly id: string; readonly name: string } | null;
  /** Shown while nothing is picked, such as what is inherited. */
  readonly emptyText: string;
  readonly onChoose: () => void;
  /** Absent where something has to be picked. */
  readonly onClear?: () => void;
}

/** The name of what is picked, with its id as tooltip, and the ways to change it. */
export function referenceField(facts: ReferenceFieldFacts): TemplateResult {
  const { id, label, picked, emptyText, onChoose, onClear } = facts;
  const name =
    picked === null
      ? html`<span class="reference-empty">${emptyText}</span>`
      : html`<span title=${picked.id}>${picked.name}</span>`;
  const isFixed = isReadOnly(facts);
  const buttons = html`
    ${button({ id: `${id}-choose`, label: 'Choose…', about: label, onPress: onChoose })}
    ${
      onClear === undefined || picked === null
        ? nothing
        : button({ id: `${id}-clear`, label: 'Clear', about: label, onPress: onClear })
    }
  `;
  return groupAround(
    facts,
    html`<div class="reference">
      <div class="reference-name">${name}</div>
      ${isFixed ? nothing : buttons}
    </div>`,
  );
}
