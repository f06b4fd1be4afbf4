import { VscodeTextarea } from '@vscode-elements/elements/dist/vscode-textarea/vscode-textarea.js';
import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedControl } from './describedControl';
import { descriptionOf, fieldAround, isReadOnly, type FieldFacts } from './field';

/** A field of text. */
export interface TextFieldFacts extends FieldFacts {
  readonly value: string;
  readonly placeholder?: string;
  /** Called with the whole text at every key. */
  readonly onInput: (value: string) => void;
}

/** One line of text; `type` lets the browser help with dates and times. */
export function textField(
  facts: TextFieldFacts & {
    readonly type?: 'text' | 'search' | 'date' | 'time' | 'datetime-local';
  },
): TemplateResult {
  const { id, label, value, placeholder = '', type = 'text', problem = '', onInput } = facts;
  return fieldAround(
    facts,
    html`<vscode-textfield
      id=${id}
      type=${type}
      placeholder=${placeholder}
      .label=${label}
      .value=${live(value)}
      ?invalid=${problem !== ''}
      ?readonly=${isReadOnly(facts)}
      @input=${({ currentTarget }: Event) => {
        if (currentTarget instanceof VscodeTextfield) onInput(currentTarget.value);
      }}
      ${describedControl(descriptionOf(facts))}
    ></vscode-textfield>`,
  );
}

/**
 * Several lines of text. It has a fixed height: the library draws the handle that would resize it
 * with an image in its style sheet, which the policy of the page blocks.
 */
export function textArea(facts: TextFieldFacts & { readonly rows?: number }): TemplateResult {
  const { id, label, value, placeholder = '', rows = 4, problem = '', onInput } = facts;
  return fieldAround(
    facts,
    html`<vscode-textarea
      id=${id}
      rows=${rows}
      placeholder=${placeholder}
      .label=${label}
      .value=${live(value)}
      ?invalid=${problem !== ''}
      ?readonly=${isReadOnly(facts)}
      @input=${({ currentTarget }: Event) => {
        if (currentTarget instanceof VscodeTextarea) onInput(currentTarget.value);
      }}
      ${describedControl(descriptionOf(facts))}
    ></vscode-textarea>`,
  );
}
