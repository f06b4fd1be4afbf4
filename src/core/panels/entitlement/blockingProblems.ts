import { everyNode } from '../../../shared/forms/entitlement/formNode';
import type { Problems } from '../../../shared/forms/entitlement/problems';
import { referenceWords } from '../../../shared/forms/entitlement/references';
import { fieldsOf } from '../../../shared/forms/entitlement/settings';
import { textOf } from '../../../shared/forms/jsonPath';
import { formOf, problemsIn, type FormState } from './formState';
import type { ReferenceNames } from './referenceNames';

/** What keeps edits from being sent, typed ids that the tenant does not know included. */
export function blockingProblems(
  form: FormState,
  names: Pick<ReferenceNames, 'isMissing'>,
): Problems {
  const missing = fieldsOf(form.edits)
    .flatMap((field) => everyNode(formOf(form, field)))
    .flatMap(({ address, shape, value }) =>
      shape.kind === 'typedId' && names.isMissing(shape.of, textOf(value))
        ? [[address, `The tenant has no ${referenceWords[shape.of]} with this id.`] as const]
        : [],
    );
  return { ...Object.fromEntries(missing), ...problemsIn(form) };
}
