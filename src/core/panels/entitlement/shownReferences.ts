import { referencesIn } from '../../../shared/forms/entitlement/findReferences';
import type { Reference } from '../../../shared/forms/entitlement/references';
import type { AppDetails } from '../../model/app';
import type { FormState } from './formState';

/** Everything that the panel shows by name: what the settings hold, and what they inherit. */
export function shownReferences(
  { appId, base, edits }: FormState,
  app: AppDetails | undefined,
): readonly Reference[] {
  const inherited = [app?.grantPolicyId, app?.revokePolicyId, app?.certifyPolicyId];
  return [
    ...referencesIn(base, appId),
    ...referencesIn(edits, appId),
    ...inherited.flatMap((id = '') => (id === '' ? [] : [{ kind: 'policy', id } as const])),
  ];
}
