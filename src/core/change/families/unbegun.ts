import type { FieldState } from '../change';
import { listLagMs } from '../listLag';

/**
 * Whether reading may not show a state yet. Only delegations begin later than they are set, and
 * whether a tenant shows one before is not documented.
 */
export function mayNotShowYet({ startsAt }: FieldState, now: Date): boolean {
  return typeof startsAt === 'string' && now.getTime() < Date.parse(startsAt) + listLagMs;
}

/** Whether a state is a delegation that ends by itself, and did by now. */
export function hasEnded({ endsAt }: FieldState, now: Date): boolean {
  return typeof endsAt === 'string' && Date.parse(endsAt) <= now.getTime();
}

/** A state as it was read, or `known` where that is a delegation that may not show yet. */
export function withUnbegun(read: FieldState, known: FieldState, now: Date): FieldState {
  return read['delegateId'] === '' && mayNotShowYet(known, now) ? { ...read, ...known } : read;
}
