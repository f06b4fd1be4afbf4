import type { UsersApi } from '../api/users';
import { toError } from '../errors';
import { userLabel, type User } from '../model/user';
import type { Logger } from '../ports';
import type { TenantKey } from '../session/tenantProfile';
import type { TooltipFact } from '../tree/tooltip';
import type { DelegationMemory } from './delegationMemory';
import { describeRemembered } from './delegationWords';

/** How many people a tooltip names. */
const maxNames = 5;

/** What a tooltip tells about a person's delegation besides the delegate. */
export async function delegationFacts(
  user: User,
  parts: {
    readonly users: Pick<UsersApi, 'search'>;
    readonly memory: Pick<DelegationMemory, 'recall'>;
    readonly tenantKey: TenantKey;
    readonly now: Date;
    readonly logger: Logger;
    /** Of the session. */
    readonly signal: AbortSignal;
  },
): Promise<readonly TooltipFact[]> {
  const { logger, memory, now, signal, tenantKey, users } = parts;
  // A tooltip with less in it is better than none.
  const orNothing = (what: string) => (error: unknown) => {
    logger.warn(`${what} could not be read: ${toError(error).message}`);
    return undefined;
  };
  const [remembered, delegators] = await Promise.all([
    memory
      .recall(tenantKey, [user])
      .then((known) => known.get(user.id))
      .catch(orNothing('What was set from here about a delegation')),
    users
      .search({ delegateIds: [user.id] }, { pageSize: maxNames }, signal)
      .catch(orNothing('Who delegates to a person')),
  ]);
  const names = delegators?.rows.map(userLabel).join(', ') ?? '';
  const more = delegators?.nextPageToken === undefined ? '' : ' and others';
  return [
    [
      remembered?.delegateId === user.delegateId ? 'Dates' : 'Not shown yet',
      remembered === undefined ? '' : describeRemembered(remembered, now),
    ],
    ['Delegate of', `${names}${more}`],
  ];
}
