import { html, nothing, type TemplateResult } from 'lit';
import type { Control } from '../../../shared/messages/entitlementPanel';
import { groupAround, type FieldFacts } from '../../components/field';
import { select } from '../../components/select';
import { textField } from '../../components/textField';

type Duration = Extract<Control, { readonly kind: 'duration' }>;

const limits = [
  { value: 'unlimited', label: 'Unlimited' },
  { value: 'limited', label: 'Limited' },
] as const;

/** A limit or none: one choice of two, and the words of the limit where there is one. */
export function durationField(
  facts: FieldFacts,
  { isUnlimited, text }: Duration,
  onEdit: (value: string | null) => void,
): TemplateResult {
  const { id, label, problem = '', readOnlyBecause = '' } = facts;
  const part = { readOnlyBecause, isChanged: false };
  return groupAround(
    { ...facts, problem: isUnlimited ? problem : '' },
    html`<div class="parts">
      ${select({
        ...part,
        id: `${id}-limit`,
        label: 'Limit',
        value: isUnlimited ? 'unlimited' : 'limited',
        options: limits,
        // The text is not accepted while it is empty, so choosing a limit asks for its words.
        onChange: (value) => onEdit(value === 'limited' ? text : null),
      })}
      ${
        isUnlimited
          ? nothing
          : textField({
              ...part,
              id: `${id}-text`,
              label: `${label} in words`,
              hint: 'Such as 4h, 90 min, 30d, 2 weeks or 1 day 12 hours.',
              problem,
              value: text,
              onInput: onEdit,
            })
      }
    </div>`,
  );
}
