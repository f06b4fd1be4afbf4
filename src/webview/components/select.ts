import { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { describedControl } from './describedControl';
import { descriptionOf, fieldAround, isReadOnly, type FieldFacts } from './field';

/** Exactly one of a few. */
export interface SelectFacts extends FieldFacts {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** A list that drops down. For long lists see `referenceField`. */
export function select(facts: SelectFacts): TemplateResult {
  const { id, label, value, options, problem = '', onChange } = facts;
  // Setting the options closes the list and forgets what is chosen: only where they differ.
  const listed = guard([JSON.stringify(options)], () =>
    options.map((option) => ({
      ...option,
      description: '',
      selected: option.value === value,
      disabled: false,
    })),
  );
  return fieldAround(
    facts,
    html`<vscode-single-select
      id=${id}
      .label=${label}
      .options=${listed}
      .value=${live(value)}
      ?invalid=${problem !== ''}
      ?disabled=${isReadOnly(facts)}
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof VscodeSingleSelect) onChange(currentTarget.value);
      }}
      ${describedControl(descriptionOf(facts))}
    ></vscode-single-select>`,
  );
}
