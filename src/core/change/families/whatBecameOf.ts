import type { TenantApi } from '../../api/tenantApi';
import type { Change, FieldState } from '../change';
import { familyOf } from './familyOf';
import { hasState } from './fieldState';

/** What the server shows of a change whose answer never came. */
export type Found =
  /** `after` holds the fields that the server tells; of the others nothing is known. */
  | { readonly kind: 'made'; readonly after: FieldState }
  /**
   * It is as it was before, which a list that lags behind shows as well. A server that tells none of
   * the changed fields `isBlind`: it shows the same whether the change was made or not.
   */
  | { readonly kind: 'notSeen'; readonly isBlind: boolean }
  | { readonly kind: 'other' };

/** Reads whether a change was made. */
export async function whatBecameOf(
  {
    change,
    base,
    after,
  }: { readonly change: Change; readonly base: FieldState; readonly after: FieldState },
  api: TenantApi,
  signal?: AbortSignal,
  /** How the server's state compares with the two others. */
  comparable: (state: FieldState) => FieldState = (state) => state,
): Promise<Found> {
  const family = familyOf(change);
  const current = await family.readCurrent(api, [change], signal);
  const read = current.get(family.targetOf(change));
  if (read === undefined) return { kind: 'other' };
  const now = comparable(read);
  const isAsWanted = hasState(family, now, comparable(after));
  // A server that cannot tell the difference between before and after proves nothing.
  if (hasState(family, now, comparable(base))) return { kind: 'notSeen', isBlind: isAsWanted };
  if (!isAsWanted) return { kind: 'other' };
  const known = Object.entries(read).filter(([field]) => field in after);
  return { kind: 'made', after: Object.fromEntries(known) };
}
