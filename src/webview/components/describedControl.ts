import { LitElement, noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** What assistive technology is told about a control besides its label. */
export interface ControlDescription {
  /** Empty for nothing. */
  readonly text: string;
  readonly isInvalid: boolean;
  readonly isDisabled: boolean;
}

/**
 * Describes the native control inside an element of the component library.
 *
 * The library puts its controls into shadow trees, where `aria-describedby` cannot name an element
 * of the page, and passes neither a description nor the state on; so both are set on the control
 * itself, the description as text.
 */
class DescribedControl extends Directive {
  override update({ element }: ElementPart, [description]: [ControlDescription]): unknown {
    if (element instanceof LitElement) void describe(element, description);
    return noChange;
  }

  override render(_description: ControlDescription): unknown {
    return noChange;
  }
}

async function describe(
  element: LitElement,
  { text, isInvalid, isDisabled }: ControlDescription,
): Promise<void> {
  await element.updateComplete;
  const control = element.renderRoot.querySelector('input, textarea, [role="combobox"]');
  if (control === null) return;
  setOrRemove(control, 'aria-description', text);
  setOrRemove(control, 'aria-invalid', isInvalid ? 'true' : '');
  setOrRemove(control, 'aria-disabled', isDisabled ? 'true' : '');
}

function setOrRemove(element: Element, attribute: string, value: string): void {
  if (value === '') element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}

/** In a template: `<vscode-textfield ${describedControl({…})}>`. */
export const describedControl = directive(DescribedControl);
