import type { TenantApi } from '../../api/tenantApi';
import type { Change, FieldState } from '../change';
import { familyOf } from './familyOf';
import { hasState } from './fieldState';
import { toldOf } from './told';
import { hasEnded, mayNotShowYet, withUnbegun } from './unbegun';

/** What the server shows of a change whose answer never came. */
export type Found =
  /** `after` holds the fields that the server tells; of the others nothing is known. */
  | { readonly kind: 'made'; readonly after: FieldState }
  /**
   * It is as it was before, which a list that lags behind shows as well. A server that tells none of
   * the changed fields `isBlind`: it shows the same whether the change was made or not.
   */
  | { readonly kind: 'notSeen'; readonly isBlind: boolean }
  /** A delegation that begins later is part of it, and may not show before. */
  | { readonly kind: 'unbegun' }
  /** A delegation that has ended by itself is part of it: nobody shows whatever was made. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'other' };

/** Reads whether a change was made. */
export async function whatBecameOf(
  {
    change,
    base,
    after,
  }: { readonly change: Change; readonly base: FieldState; readonly after: FieldState },
  {
    api,
    comparable = (state) => state,
    now,
    signal,
  }: {
    readonly api: TenantApi;
    readonly now: Date;
    readonly signal?: AbortSignal | undefined;
    /** How the server's state compares with the two others. */
    readonly comparable?: (state: FieldState) => FieldState;
  },
): Promise<Found> {
  const family = familyOf(change);
  const current = await family.readCurrent(api, [change], signal);
  const answered = current.get(family.targetOf(change));
  if (answered === undefined) return { kind: 'other' };
  const read = await toldOf(family, answered, api);
  const shown = comparable(read);
  const isOver = [base, after].some((state) => hasEnded(state, now));
  if (isOver && read['delegateId'] === '') return { kind: 'ended' };
  const isAsWanted = hasState(family, shown, comparable(after));
  const isBaseHidden = withUnbegun(read, base, now) !== read;
  if (isBaseHidden || (!isAsWanted && mayNotShowYet(after, now))) return { kind: 'unbegun' };
  // A server that cannot tell the difference between before and after proves nothing.
  if (hasState(family, shown, comparable(base))) return { kind: 'notSeen', isBlind: isAsWanted };
  if (!isAsWanted) return { kind: 'other' };
  const known = Object.entries(read).filter(([field]) => field in after);
  return { kind: 'made', after: Object.fromEntries(known) };
}
