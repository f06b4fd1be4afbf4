import type { People } from '../catalog/people';
import type { WriteEffects } from '../change/changeService';
import { asUserId } from '../model/ids';
import type { User } from '../model/user';

/** A person of a list, with the delegate that a write of ours gave them or took away. */
export async function withOwnDelegation(
  user: User,
  {
    effects,
    people,
  }: {
    readonly effects: Pick<WriteEffects, 'afterOwnWrites'>;
    readonly people: Pick<People, 'get'>;
  },
): Promise<User> {
  const listed = user.delegateId ?? '';
  const change = { kind: 'removeDelegation', userId: user.id } as const;
  const { delegateId } = effects.afterOwnWrites(change, { delegateId: listed });
  if (typeof delegateId !== 'string' || delegateId === listed) return user;
  if (delegateId === '') return { ...user, delegateId: undefined, delegate: undefined };
  const id = asUserId(delegateId);
  // A row with the delegate's id is better than none.
  const delegate = await people.get(id).catch(() => undefined);
  return { ...user, delegateId: id, delegate };
}
