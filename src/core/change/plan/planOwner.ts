import type { WriteRequest } from '../../http/request';
import type { SignedInSession } from '../../session/session';
import type { ChangePlan, OwnerChange } from '../change';
import { owners, ownerState } from '../families/owners';
import { differencesOf } from '../families/fieldState';

/** @param subject the person, the entitlement and its app: `Ana Lima as owner of Admin on GitHub`. */
export function planOwner(
  change: OwnerChange,
  subject: string,
  session: SignedInSession,
): ChangePlan {
  const base = ownerState(change.kind === 'removeOwner');
  const after = ownerState(change.kind === 'addOwner');
  return {
    change,
    session,
    base,
    after,
    differences: differencesOf(owners, base, after),
    request: requestOf(change),
    subject,
    inexactUndo: undefined,
  };
}

function requestOf({ entitlement, kind, userId }: OwnerChange): WriteRequest {
  const pathParams = { app_id: entitlement.appId, entitlement_id: entitlement.entitlementId };
  const pathTemplate = '/api/v1/apps/{app_id}/entitlements/{entitlement_id}/owners';
  return kind === 'addOwner'
    ? { effect: 'write', method: 'POST', pathTemplate, pathParams, body: { userId } }
    : {
        effect: 'write',
        method: 'DELETE',
        pathTemplate: `${pathTemplate}/{user_id}`,
        pathParams: { ...pathParams, user_id: userId },
        body: {},
      };
}
