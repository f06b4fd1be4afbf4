import { minExpirationAheadMs } from '../../../shared/text/expirationInput';
import { plusSpan, type Span } from '../../../shared/text/span';
import type { WriteRequest } from '../../http/request';
import { isInherited } from '../../model/grant';
import { describeGrant, type GrantInContext } from '../../model/grantInContext';
import { grantRefOf } from '../../model/ids';
import type { SignedInSession } from '../../session/session';
import type { ChangePlan, ExpirationChange, Planned } from '../change';
import { expirations, expirationState } from '../families/expirations';
import { differencesOf } from '../families/fieldState';

/** A past or near end can't be set again: the server would revoke at once. */
export const minUndoAheadMs = 60 * 60_000;

/** Works out what a change of a grant's expiration sends, or why it is not sent. */
export function planExpiration(
  change: ExpirationChange,
  target: GrantInContext,
  session: SignedInSession,
  now: Date,
): Planned {
  const { grant } = target;
  const refusal = refuseExpiration(target);
  if (refusal !== undefined) return refusal;
  const expiresAt = change.kind === 'setExpiration' ? change.expiresAt : undefined;
  if (grant.expiresAt?.getTime() === expiresAt?.getTime()) {
    return skip(
      target,
      expiresAt === undefined
        ? 'nothing to do: it has no expiration'
        : 'nothing to do: it ends then already',
    );
  }
  const plan = expirationPlan(
    { change, subject: describeGrant(target), current: grant.expiresAt },
    session,
    now,
  );
  return { kind: 'ready', plan };
}

/** @param current when the grant ends now, as the person sees it; undefined for a standing grant. */
export function expirationPlan(
  {
    change,
    current,
    subject,
  }: {
    readonly change: ExpirationChange;
    readonly subject: string;
    readonly current: Date | undefined;
  },
  session: SignedInSession,
  now: Date,
): ChangePlan {
  const base = expirationState(current);
  const after = expirationState(change.kind === 'setExpiration' ? change.expiresAt : undefined);
  return {
    change,
    session,
    base,
    after,
    differences: differencesOf(expirations, base, after),
    request: requestOf(change),
    subject,
    inexactUndo: canSetAgain(current, now)
      ? undefined
      : 'the current expiration is past or less than an hour ahead, and cannot be set again',
  };
}

/** Works out the same for an end that is later than the grant's own by a span. */
export function planExtension(
  span: Span,
  target: GrantInContext,
  session: SignedInSession,
  now: Date,
): Planned {
  const { grant } = target;
  const refusal = refuseExpiration(target);
  if (refusal !== undefined) return refusal;
  if (grant.expiresAt === undefined) return skipStanding(target);
  const expiresAt = plusSpan(grant.expiresAt, span);
  if (Number.isNaN(expiresAt.getTime()) || expiresAt.getUTCFullYear() > 9999) {
    return skip(target, 'no end can be after the year 9999');
  }
  if (expiresAt.getTime() - now.getTime() < minExpirationAheadMs) {
    return skip(
      target,
      'it would still end less than 5 minutes ahead, and the tenant would revoke it at once',
    );
  }
  const change = { kind: 'setExpiration', grant: grantRefOf(grant), expiresAt } as const;
  return planExpiration(change, target, session, now);
}

const skip = (target: GrantInContext, reason: string): Planned => ({
  kind: 'skipped',
  skipped: { subject: describeGrant(target), reason },
});

/** Why a grant's expiration can't be changed at all; undefined where it can. */
export function refuseExpiration(target: GrantInContext): Planned | undefined {
  if (!isInherited(target.grant)) return undefined;
  const names = target.sourceNames ?? [];
  const source = names.length > 0 ? names.join(', ') : 'another entitlement';
  return skip(target, `inherited through ${source}: it ends there`);
}

/** Why a grant can't be extended, by whatever span; undefined where it can. */
export function refuseExtension(target: GrantInContext): Planned | undefined {
  const isStanding = target.grant.expiresAt === undefined;
  return refuseExpiration(target) ?? (isStanding ? skipStanding(target) : undefined);
}

const skipStanding = (target: GrantInContext) => skip(target, 'standing: nothing to extend');

/** Whether an end of before can be given back; undefined for a standing grant. */
export function canSetAgain(expiresAt: Date | undefined, now: Date): boolean {
  return expiresAt === undefined || expiresAt.getTime() - now.getTime() >= minUndoAheadMs;
}

function requestOf(change: ExpirationChange): WriteRequest {
  const { appId, entitlementId, accountId } = change.grant;
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
