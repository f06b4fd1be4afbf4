import type { GrantState } from './change';

/** Servers keep seconds or finer; what was sent to the millisecond may come back rounded. */
export function sameState(one: GrantState, other: GrantState | undefined): boolean {
  if (other === undefined) return false;
  if (one.expiresAt === undefined || other.expiresAt === undefined) {
    return one.expiresAt === other.expiresAt;
  }
  return Math.abs(one.expiresAt.getTime() - other.expiresAt.getTime()) < 1000;
}
