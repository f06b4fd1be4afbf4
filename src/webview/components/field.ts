import { html, nothing, type TemplateResult } from 'lit';
import type { ControlDescription } from './describedControl';

/** What every field has around its control. */
export interface FieldFacts {
  /** Unique in the page and the same in every view: the focus is found again by it. */
  readonly id: string;
  readonly label: string;
  /** What to know about it, in a sentence. */
  readonly hint?: string;
  /** Why it is not accepted as it is. */
  readonly problem?: string;
  /** Why it can only be looked at. */
  readonly readOnlyBecause?: string;
  /** Differs from what the tenant has. */
  readonly isChanged?: boolean;
}

/** Whether the field can only be looked at. */
export const isReadOnly = ({ readOnlyBecause = '' }: FieldFacts) => readOnlyBecause !== '';

/** What assistive technology is told about the field's control. */
export function descriptionOf(facts: FieldFacts): ControlDescription {
  const { problem = '', readOnlyBecause = '', hint = '', isChanged = false } = facts;
  const parts = [problem, readOnlyBecause, hint, isChanged ? 'Changed.' : ''];
  return {
    text: parts.filter((part) => part !== '').join(' '),
    isInvalid: problem !== '',
    isDisabled: readOnlyBecause !== '',
  };
}

/** A field whose control has the field's id: label above, hint and problem below. */
export function fieldAround(facts: FieldFacts, control: TemplateResult): TemplateResult {
  return html`
    <div class="field">
      <label class="field-label" for=${facts.id}>${facts.label}${changedMark(facts)}</label>
      ${control} ${notesOf(facts)}
    </div>
  `;
}

/** A field of several controls, each with an id of its own. */
export function groupAround(facts: FieldFacts, controls: TemplateResult): TemplateResult {
  const { id, label } = facts;
  return html`
    <div
      class="field"
      id=${id}
      role="group"
      tabindex="-1"
      aria-labelledby="${id}-label"
      aria-describedby="${id}-notes"
    >
      <div class="field-label" id="${id}-label">${label}${changedMark(facts)}</div>
      ${controls}
      <div id="${id}-notes">${notesOf(facts)}</div>
    </div>
  `;
}

/** The hint, the reason why it is read-only and the problem, below a control. */
export function notesOf(facts: FieldFacts): TemplateResult {
  const { hint = '', readOnlyBecause = '', problem = '' } = facts;
  const note = (kind: string, text: string) =>
    text === '' ? nothing : html`<div class=${kind}>${text}</div>`;
  return html`${note('field-hint', hint)}${note('field-hint', readOnlyBecause)}${note(
    'field-problem',
    problem,
  )}`;
}

/** The mark behind the label of a changed field. */
export function changedMark({ isChanged = false }: FieldFacts): TemplateResult | typeof nothing {
  return isChanged ? html` <span class="changed-mark">changed</span>` : nothing;
}
