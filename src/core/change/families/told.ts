import type { TenantApi } from '../../api/tenantApi';
import type { FieldState } from '../change';
import type { ChangeFamily } from './family';

/** Without those of the named fields of which the tenant may hide something from the caller. */
export function withoutHidden(
  { mayHide }: Pick<ChangeFamily, 'mayHide'>,
  state: FieldState,
  fields: readonly string[],
): FieldState {
  if (mayHide === undefined) return state;
  const told = Object.entries(state).filter(
    ([field, value]) => !(fields.includes(field) && mayHide(field, value)),
  );
  return Object.fromEntries(told);
}

/** What a state that was just read tells for certain: a lower role may not see what is in a blank field. */
export async function toldOf(
  family: Pick<ChangeFamily, 'mayHide'>,
  read: FieldState,
  { caller }: Pick<TenantApi, 'caller'>,
): Promise<FieldState> {
  if (family.mayHide === undefined || (await caller.seesAllFields())) return read;
  return withoutHidden(family, read, Object.keys(read));
}
