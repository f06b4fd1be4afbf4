import type { People } from '../catalog/people';
import type { DelegationMemory } from '../delegation/delegationMemory';
import { toError } from '../errors';
import type { UserId } from '../model/ids';
import { userLabel, type User } from '../model/user';
import type { Logger } from '../ports';
import type { TenantKey } from '../session/tenantProfile';

/**
 * Whom people's tasks are to go to as set from here, where the tenant shows somebody else or nobody
 * yet: names by person. Never rejects: rows without it are better than none.
 */
export async function unshownDelegates(
  users: readonly User[],
  parts: {
    readonly memory: Pick<DelegationMemory, 'recall'>;
    readonly people: Pick<People, 'get'>;
    readonly tenantKey: TenantKey;
    readonly logger: Logger;
  },
): Promise<ReadonlyMap<UserId, string>> {
  const { logger, memory, people, tenantKey } = parts;
  const names = new Map<UserId, string>();
  try {
    const remembered = await memory.recall(tenantKey, users);
    for (const { delegateId, id } of users) {
      const unshownId = remembered.get(id)?.delegateId;
      if (unshownId === undefined || unshownId === delegateId) continue;
      const delegate = await people.get(unshownId);
      names.set(id, delegate === undefined ? unshownId : userLabel(delegate));
    }
  } catch (error) {
    logger.warn(
      `What was set from here about delegations could not be read: ${toError(error).message}`,
    );
  }
  return names;
}
