import { NotFoundError } from '../errors';
import type { ChangePlan, FieldState } from './change';
import { AlreadyMadeError, ChangeConflictError } from './changeErrors';
import { familyOf } from './families/familyOf';
import { clashesOf, hasState } from './families/fieldState';
import { withUnbegun } from './families/unbegun';

/**
 * Makes sure that the object of a plan is what the person saw.
 *
 * @param read what the tenant shows of it after our own writes; undefined where it is gone.
 * @returns what is known of the touched fields.
 * @throws {NotFoundError | ChangeConflictError | AlreadyMadeError} when it is not.
 */
export function requireUnmoved(
  plan: ChangePlan,
  read: FieldState | undefined,
  moment: Date,
): FieldState {
  const { after, base, change, subject } = plan;
  if (read === undefined) {
    throw new NotFoundError(`${subject}: it is gone, so nothing was changed.`);
  }
  const now = withUnbegun(read, base, moment);
  const family = familyOf(change);
  const clashes = clashesOf(family, { base, now, mine: after });
  if (clashes.length > 0) throw new ChangeConflictError(plan, clashes);
  const isTold = Object.keys(after).every((field) => field in now);
  const isMade = isTold && hasState(family, now, after) && !hasState(family, now, base);
  if (isMade) throw new AlreadyMadeError(subject);
  return Object.fromEntries(Object.entries(now).filter(([field]) => field in after));
}
