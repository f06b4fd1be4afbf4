import { describeSetting } from '../../../shared/forms/entitlement/words';
import type { ChangePlan } from '../../change/change';
import {
  planEntitlementUpdate,
  type EntitlementUpdate,
} from '../../change/plan/planEntitlementUpdate';
import type { SignedInSession } from '../../session/session';
import { blockingProblems } from './blockingProblems';
import { reviewBlockedBy } from './editorView';
import type { FormState } from './formState';
import type { ReferenceNames } from './referenceNames';

/** What the edits of a form send; undefined where something keeps them from being sent. */
export function planReview(
  form: FormState,
  names: ReferenceNames,
  about: Pick<EntitlementUpdate, 'entitlement' | 'seesAllFields' | 'subject'>,
  session: SignedInSession,
): ChangePlan | undefined {
  const problems = blockingProblems(form, names);
  if (reviewBlockedBy({ form, problems, busy: null }) !== '') return undefined;
  return planEntitlementUpdate(
    {
      ...about,
      base: form.base,
      edits: form.edits,
      describe: (field, value) => describeSetting(field, value, names.nameOf),
    },
    session,
  );
}
