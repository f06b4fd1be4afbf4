import type { JsonValue } from '../../../shared/json';
import type { UserId } from '../../model/ids';
import type { User } from '../../model/user';
import type { SignedInSession } from '../../session/session';
import type { ChangePlan, DelegationChange, Difference, FieldState } from '../change';
import { delegations, delegationState, wantedDelegation } from '../families/delegations';
import type { ChangeFamily } from '../families/family';
import { differencesOf } from '../families/fieldState';

/** A delegation with its dates, as far as it was set from here. */
export interface DatedDelegation {
  readonly delegateId: UserId;
  readonly startsAt: Date | undefined;
  readonly endsAt: Date | undefined;
}

/** The delegation that a person saw. */
export interface SeenDelegation {
  /** Undefined where nobody gets the person's tasks. */
  readonly delegateId: UserId | undefined;
  /** What was set from here last: the API does not tell dates. They count for that delegate only. */
  readonly dates: DatedDelegation | undefined;
}

/**
 * What a person sees who knows what was set from here. What begins later may not show before, and
 * counts where the tenant shows nobody.
 */
export function seenDelegation(
  { delegateId }: Pick<User, 'delegateId'>,
  remembered: DatedDelegation | undefined,
): SeenDelegation {
  const isUnbegun = delegateId === undefined && remembered?.startsAt !== undefined;
  return { delegateId: isUnbegun ? remembered.delegateId : delegateId, dates: remembered };
}

/** What a change of a delegation is planned from. */
export interface DelegationWish {
  readonly change: DelegationChange;
  readonly seen: SeenDelegation;
  /** Whose tasks: `Tasks of Ana Lima`. */
  readonly subject: string;
  /** A person's name, where it is known. */
  readonly nameOf: (userId: string) => string | undefined;
}

/** Works out what setting or removing a delegation sends. */
export function planDelegation(
  { change, nameOf, seen, subject }: DelegationWish,
  session: SignedInSession,
): ChangePlan {
  const base = seenState(seen);
  const after = wantedDelegation(change);
  const isSet = change.kind === 'setDelegation';
  // Dates that nobody has seen are not "at once" and "without end".
  const missing = seen.delegateId === undefined ? 'none' : 'not known';
  const family = {
    ...delegations,
    describeFully: (field: string, value: JsonValue) =>
      (field === 'delegateId' && typeof value === 'string' && nameOf(value)) ||
      delegations.describeFully(field, value),
  };
  const differences = differencesOf(
    family,
    // To have nobody is to have no dates, which is not the same as not knowing them.
    seen.delegateId === undefined ? { startsAt: null, endsAt: null, ...base } : base,
    after,
  ).map((one) => (one.field in base ? one : { ...one, before: missing }));
  return {
    change,
    session,
    base,
    after,
    differences: differences.length > 0 ? differences : [unseenDifference(family, after)],
    request: {
      effect: 'write',
      method: 'POST',
      pathTemplate: '/api/v1/users/{user_id}/set-delegation-by-admin',
      pathParams: { user_id: change.userId },
      body: isSet
        ? {
            delegatedUserId: change.delegateId,
            delegationStartAt: change.startsAt?.toISOString() ?? null,
            delegationExpireAt: change.endsAt?.toISOString() ?? null,
          }
        : { delegatedUserId: '' },
    },
    subject,
    inexactUndo: whyInexact(change, seen, base),
  };
}

/** What a plan changes that sends what is seen already: the tenant may have more than it shows. */
function unseenDifference(
  { describeFully, labelOf }: Pick<ChangeFamily, 'describeFully' | 'labelOf'>,
  { delegateId = '' }: FieldState,
): Difference {
  const after = describeFully('delegateId', delegateId);
  const before =
    delegateId === ''
      ? 'nobody is shown; a delegation that begins later may not show'
      : `${after}, as set from here`;
  return { field: 'delegateId', label: labelOf('delegateId'), before, after };
}

function whyInexact(
  { kind }: DelegationChange,
  { delegateId }: SeenDelegation,
  base: FieldState,
): string | undefined {
  if (delegateId === undefined) {
    return kind === 'removeDelegation'
      ? 'the tenant does not show the delegation that this may remove'
      : undefined;
  }
  return 'startsAt' in base
    ? undefined
    : 'the dates of the current delegation were not set from here, and the tenant does not tell them';
}

function seenState({ dates, delegateId }: SeenDelegation): FieldState {
  if (delegateId === undefined)
    return delegationState('', { startsAt: undefined, endsAt: undefined });
  // Dates of another delegate say nothing about this one.
  return dates?.delegateId === delegateId ? delegationState(delegateId, dates) : { delegateId };
}
