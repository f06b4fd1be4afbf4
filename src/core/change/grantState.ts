import { sameExpiration } from '../catalog/sameExpiration';
import type { GrantState } from './change';

/** Whether two states are the same, as far as servers keep them. */
export function sameState(one: GrantState, other: GrantState | undefined): boolean {
  return other !== undefined && sameExpiration(one.expiresAt, other.expiresAt);
}
