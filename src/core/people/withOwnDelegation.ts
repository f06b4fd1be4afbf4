import type { People } from '../catalog/people';
import type { TenantEffects } from '../change/tenantEffects';
import type { UserId } from '../model/ids';
import type { User } from '../model/user';

interface OwnDelegations {
  readonly effects: Pick<TenantEffects, 'delegateAfterOwnWrites' | 'listedDelegate'>;
  readonly people: Pick<People, 'get'>;
}

/** A person who was just read, with the delegate that a write of ours gave them or took away. */
export const withOwnDelegation = (user: User, { effects, people }: OwnDelegations): Promise<User> =>
  withDelegate(user, effects.delegateAfterOwnWrites(user.id, user.delegateId), people);

/** A person of a list, which may be older than our writes, with the delegate that these left. */
export const listedWithOwnDelegation = (
  user: User,
  { effects, people }: OwnDelegations,
): Promise<User> => withDelegate(user, effects.listedDelegate(user.id, user.delegateId), people);

async function withDelegate(
  user: User,
  delegateId: UserId | undefined,
  people: OwnDelegations['people'],
): Promise<User> {
  if (delegateId === user.delegateId) return user;
  if (delegateId === undefined) return { ...user, delegateId, delegate: undefined };
  // A row with the delegate's id is better than none.
  const delegate = await people.get(delegateId).catch(() => undefined);
  return { ...user, delegateId, delegate };
}
