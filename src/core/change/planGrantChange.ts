import { isInherited } from '../model/grant';
import { describeGrant, type GrantInContext } from '../model/grantInContext';
import type { GrantRef } from '../model/ids';
import type { WriteRequest } from '../http/request';
import type { SignedInSession } from '../session/session';
import type { Change, Planned } from './change';

/** A past or near end can't be set again: the server would revoke at once. */
const minUndoAheadMs = 60 * 60_000;

/** Works out what a change of a grant's expiration sends, or why it is not sent. */
export function planGrantChange(
  change: Change,
  target: GrantInContext,
  session: SignedInSession,
  now: Date,
): Planned {
  const { grant } = target;
  const subject = describeGrant(target);
  const skip = (reason: string): Planned => ({
    kind: 'skipped',
    skipped: { change, subject, reason },
  });
  if (isInherited(grant)) {
    const names = target.sourceNames ?? [];
    const source = names.length > 0 ? names.join(', ') : 'another entitlement';
    return skip(`inherited through ${source}: it ends there`);
  }
  const expiresAt = change.kind === 'setExpiration' ? change.expiresAt : undefined;
  if (grant.expiresAt?.getTime() === expiresAt?.getTime()) {
    return skip(
      expiresAt === undefined
        ? 'nothing to do: it has no expiration'
        : 'nothing to do: it ends then already',
    );
  }
  return {
    kind: 'ready',
    plan: {
      change,
      session,
      base: { expiresAt: grant.expiresAt },
      after: { expiresAt },
      request: requestOf(change),
      subject,
      inverse: inverseOf(change.grant, grant.expiresAt, now),
    },
  };
}

function requestOf(change: Change): WriteRequest {
  const { appId, entitlementId, accountId }: GrantRef = change.grant;
  const action = change.kind === 'setExpiration' ? 'update' : 'remove';
  return {
    effect: 'write',
    method: 'POST',
    pathTemplate: `/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users/{app_user_id}/${action}-grant-duration`,
    pathParams: { app_id: appId, app_entitlement_id: entitlementId, app_user_id: accountId },
    body:
      change.kind === 'setExpiration' ? { newDeprovisionAt: change.expiresAt.toISOString() } : {},
  };
}

function inverseOf(grant: GrantRef, expiresAt: Date | undefined, now: Date): Change | undefined {
  if (expiresAt === undefined) return { kind: 'removeExpiration', grant };
  const isSettable = expiresAt.getTime() - now.getTime() >= minUndoAheadMs;
  return isSettable ? { kind: 'setExpiration', grant, expiresAt } : undefined;
}
