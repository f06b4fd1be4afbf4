import type { ChangeOutcome, ChangePlan, Planned } from '../../change/change';
import { expirations } from '../../change/families/expirations';
import { hasState } from '../../change/families/fieldState';
import { describeGrant, type GrantInContext } from '../../model/grantInContext';
import type { Grant } from '../../model/grant';
import { grantKey } from '../../model/ids';

/** What is about to happen, happens or has happened to one grant of many. */
export interface BulkRow {
  /** The grant's `grantKey`. */
  readonly key: string;
  /** The grant as it was when the plan was made. */
  readonly target: GrantInContext;
  readonly subject: string;
  readonly state: BulkRowState;
}

export type BulkRowState =
  | { readonly kind: 'skipped'; readonly reason: string }
  /** `isMoved`: somebody else changed the grant since the person last looked. */
  | {
      readonly kind: 'ready';
      readonly plan: ChangePlan;
      readonly isTicked: boolean;
      readonly isMoved: boolean;
    }
  | { readonly kind: 'underway'; readonly plan: ChangePlan }
  | { readonly kind: 'settled'; readonly plan: ChangePlan; readonly outcome: ChangeOutcome };

/** Works out what happens to a grant. */
export type PlanGrant = (target: GrantInContext) => Planned;

/** A row that is ready to be applied, unless its grant is skipped. */
export function newRow(target: GrantInContext, plan: PlanGrant): BulkRow {
  const planned = plan(target);
  return {
    key: grantKey(target.grant),
    target,
    subject: describeGrant(target),
    state:
      planned.kind === 'skipped'
        ? { kind: 'skipped', reason: planned.skipped.reason }
        : { kind: 'ready', plan: planned.plan, isTicked: true, isMoved: false },
  };
}

/**
 * Plans a row anew, from the grant of today.
 *
 * @param grant undefined where it is gone.
 */
export function replanned(row: BulkRow, grant: Grant | undefined, plan: PlanGrant): BulkRow {
  if (grant === undefined) return { ...row, state: { kind: 'skipped', reason: 'it is gone' } };
  const { expiresAt, sources } = grant;
  const target = { ...row.target, grant: { ...row.target.grant, expiresAt, sources } };
  const fresh = newRow(target, plan);
  const { state } = fresh;
  if (state.kind !== 'ready' || row.state.kind !== 'settled') return fresh;
  const isMoved = !hasState(expirations, state.plan.base, row.state.plan.base);
  // What the person has not seen yet is not sent before they have.
  return { ...fresh, state: { ...state, isMoved, isTicked: !isMoved } };
}
