import type {
  Control,
  EntitlementPanelIntent,
  EntitlementPanelView,
  FieldView,
} from '../../../shared/messages/entitlementPanel';
import { problemOfText } from '../../../shared/forms/entitlement/textRules';

type Edit = Extract<EntitlementPanelIntent, { readonly kind: 'edit' }>;

/** The view with a text as it was just typed, and with what is wrong with it. */
export function withTyped(
  view: EntitlementPanelView,
  intent: EntitlementPanelIntent,
): EntitlementPanelView {
  if (view.kind !== 'editing' || intent.kind !== 'edit') return view;
  const sections = view.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => typedInto(field, intent)),
  }));
  return { ...view, sections };
}

function typedInto(field: FieldView, edit: Edit): FieldView {
  const control = insideTyped(field.control, edit);
  const { address, value } = edit;
  if (field.address !== address || typeof value !== 'string') return { ...field, control };
  switch (control.kind) {
    case 'text':
      return withText(field, { ...control, text: value }, problemOfText(control.rule, value));
    case 'duration':
      return withText(
        field,
        { ...control, text: value, isUnlimited: false },
        problemOfText('duration', value),
      );
    default:
      return field;
  }
}

const withText = (field: FieldView, control: Control, problem = ''): FieldView => ({
  ...field,
  control,
  problem,
});

/** The fields of a control with what was typed into one of them. */
function insideTyped(control: Control, edit: Edit): Control {
  const typed = (field: FieldView) => typedInto(field, edit);
  switch (control.kind) {
    case 'group':
      return { ...control, fields: control.fields.map(typed) };
    case 'texts':
      return { ...control, items: control.items.map(typed) };
    case 'steps':
      return { ...control, steps: control.steps.map(typed) };
    case 'entries':
      return {
        ...control,
        entries: control.entries.map(typed),
        newKey: typed(control.newKey),
        newValue: typed(control.newValue),
      };
    default:
      return control;
  }
}
