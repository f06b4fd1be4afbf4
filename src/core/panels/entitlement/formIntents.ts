import { fixedSettingBecause, isSettingField } from '../../../shared/forms/entitlement/settings';
import { annotationsAddress } from '../../../shared/forms/entitlement/problems';
import type { EntitlementPanelIntent } from '../../../shared/messages/entitlementPanel';
import {
  addAnnotation,
  annotationFields,
  editForm,
  newKeyAddress,
  newValueAddress,
  resolveClash,
  revertField,
  setField,
  typeNewAnnotation,
  type FormState,
} from './formState';

/** What a person does to the form itself. */
export type FormIntent = Extract<
  EntitlementPanelIntent,
  {
    readonly kind: 'edit' | 'clear' | 'addItem' | 'removeItem' | 'moveItem' | 'revert' | 'resolve';
  }
>;

/** The form after what a person did to it. */
export function edited(form: FormState, intent: FormIntent): FormState {
  if (intent.kind === 'resolve') return resolveClash(form, intent.field, intent.take);
  const { address } = intent;
  switch (intent.kind) {
    case 'edit': {
      const { value } = intent;
      return address === newKeyAddress || address === newValueAddress
        ? typeNewAnnotation(form, address, typeof value === 'string' ? value : '')
        : editForm(form, address, { kind: 'set', value });
    }
    case 'revert':
      return isSettingField(address) ? revertField(form, address) : form;
    case 'addItem':
      return address === annotationsAddress
        ? addAnnotation(form)
        : editForm(form, address, { kind: 'addItem' });
    case 'removeItem':
      return address === annotationsAddress
        ? withoutAnnotation(form, intent.index)
        : editForm(form, address, { kind: 'removeItem', index: intent.index });
    case 'clear':
      return editForm(form, address, { kind: 'clear' });
    case 'moveItem':
      return editForm(form, address, { kind: 'moveItem', index: intent.index, by: intent.by });
  }
}

function withoutAnnotation(form: FormState, index: number): FormState {
  const field = annotationFields(form)[index];
  const isFixed = field === undefined || fixedSettingBecause(field, false) !== undefined;
  return isFixed ? form : setField(form, field, null);
}
