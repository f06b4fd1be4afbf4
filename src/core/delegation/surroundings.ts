import { readAllPages } from '../api/pages';
import type { UsersApi } from '../api/users';
import { NotFoundError, PermissionError } from '../errors';
import type { UserId } from '../model/ids';
import type { User } from '../model/user';
import type { Surroundings } from './checkDelegation';

/** Further than anybody follows a chain of delegates. */
const maxSteps = 20;

/**
 * Reads who delegates to whom around a wish. A delegate whom the caller may not see, or who is gone,
 * ends the chain.
 */
export async function readSurroundings(
  users: Pick<UsersApi, 'get' | 'search'>,
  { delegate, personId }: { readonly delegate: User; readonly personId: UserId },
  signal?: AbortSignal,
): Promise<Surroundings> {
  const [onwards, delegators] = await Promise.all([
    readOnwards(users, delegate, signal),
    readAllPages((page) => users.search({ delegateIds: [personId] }, page, signal), signal),
  ]);
  // A delegate who delegates back closes a circle, which the way onwards tells.
  return { onwards, delegators: delegators.filter(({ id }) => id !== delegate.id) };
}

async function readOnwards(
  users: Pick<UsersApi, 'get'>,
  delegate: User,
  signal: AbortSignal | undefined,
): Promise<readonly User[]> {
  const onwards: User[] = [];
  const seen = new Set([delegate.id]);
  let nextId = delegate.delegateId;
  while (nextId !== undefined && onwards.length < maxSteps) {
    const next = await visibleUser(users, nextId, signal);
    if (next === undefined) break;
    onwards.push(next);
    if (seen.has(next.id)) break;
    seen.add(next.id);
    nextId = next.delegateId;
  }
  return onwards;
}

async function visibleUser(
  users: Pick<UsersApi, 'get'>,
  userId: UserId,
  signal: AbortSignal | undefined,
): Promise<User | undefined> {
  try {
    return await users.get(userId, signal);
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof PermissionError) return undefined;
    throw error;
  }
}
