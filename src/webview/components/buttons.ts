import { html, type TemplateResult } from 'lit';

/** Something to press. */
export interface ButtonFacts {
  /** Unique in the page and the same in every view: the focus is found again by it. */
  readonly id: string;
  readonly label: string;
  readonly onPress: () => void;
  /** Name of a codicon. */
  readonly icon?: string;
  /** The one that the person most likely wants; at most one in a page. */
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  /** What the button is about, where its label alone does not say it; the tooltip too. */
  readonly about?: string;
}

/** A button with a label. */
export function button(facts: ButtonFacts): TemplateResult {
  const { id, label, onPress, icon = '', isPrimary = false, isDisabled = false } = facts;
  const { about = '' } = facts;
  return html`<vscode-button
    id=${id}
    icon=${icon}
    title=${about}
    aria-label=${about === '' ? label : `${label} ${about}`}
    ?secondary=${!isPrimary}
    aria-disabled=${isDisabled ? 'true' : 'false'}
    ?disabled=${isDisabled}
    @click=${() => {
      if (!isDisabled) onPress();
    }}
    >${label}</vscode-button
  >`;
}

/** A button that shows an icon only; the label is its tooltip and its name. */
export function iconButton(
  facts: Omit<ButtonFacts, 'isPrimary' | 'about'> & { readonly icon: string },
): TemplateResult {
  const { id, label, onPress, icon, isDisabled = false } = facts;
  return html`<vscode-button
    id=${id}
    class="icon-button"
    icon=${icon}
    icon-only
    secondary
    title=${label}
    aria-label=${label}
    aria-disabled=${isDisabled ? 'true' : 'false'}
    ?disabled=${isDisabled}
    @click=${() => {
      if (!isDisabled) onPress();
    }}
  ></vscode-button>`;
}

/** Buttons side by side, the primary one first. */
export function buttonRow(buttons: readonly ButtonFacts[]): TemplateResult {
  return html`<div class="button-row">${buttons.map(button)}</div>`;
}
