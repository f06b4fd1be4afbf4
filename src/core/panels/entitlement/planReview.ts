import { describeSetting } from '../../../shared/forms/entitlement/words';
import type { ChangePlan } from '../../change/change';
import { planEntitlementUpdate } from '../../change/plan/planEntitlementUpdate';
import { blockingProblems } from './blockingProblems';
import type { EntitlementEditorParts } from './editorPorts';
import { reviewBlockedBy } from './editorView';
import type { FormState } from './formState';
import type { ReferenceNames } from './referenceNames';

/**
 * What the edits of a form send; undefined where something keeps them from being sent.
 *
 * @param subject the entitlement in words: `Admin on GitHub`.
 */
export function planReview(
  form: FormState,
  names: ReferenceNames,
  subject: string,
  { entitlement, seesAllFields, session }: EntitlementEditorParts,
): ChangePlan | undefined {
  const problems = blockingProblems(form, names);
  if (reviewBlockedBy({ form, problems, busy: null }) !== '') return undefined;
  return planEntitlementUpdate(
    {
      entitlement,
      subject,
      base: form.base,
      edits: form.edits,
      describe: (field, value) => describeSetting(field, value, names.nameOf),
      seesAllFields,
    },
    session,
  );
}
