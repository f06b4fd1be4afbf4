import { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/vscode-checkbox.js';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedControl } from './describedControl';
import { changedMark, descriptionOf, isReadOnly, notesOf, type FieldFacts } from './field';

/** Yes or no. */
export interface CheckboxFacts extends FieldFacts {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** A box to tick, with its label beside it. */
export function checkbox(facts: CheckboxFacts): TemplateResult {
  const { id, label, isChecked, problem = '', onChange } = facts;
  return html`
    <div class="field">
      <vscode-checkbox
        id=${id}
        .checked=${live(isChecked)}
        ?invalid=${problem !== ''}
        ?disabled=${isReadOnly(facts)}
        @change=${({ currentTarget }: Event) => {
          if (currentTarget instanceof VscodeCheckbox) onChange(currentTarget.checked);
        }}
        ${describedControl(descriptionOf(facts))}
        >${label}</vscode-checkbox
      >${changedMark(facts)} ${notesOf(facts)}
    </div>
  `;
}
