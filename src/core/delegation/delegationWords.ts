import { formatBoth, formatLocal } from '../../shared/text/localTime';
import { userLabel, type User } from '../model/user';
import type { RememberedDelegation } from './delegationMemory';

/** Shown wherever a delegation is set. The rule is the vendor's, from its pages on delegates. */
export const onlyNewTasks =
  'Only tasks that are created while the delegation is in force go to the delegate. Tasks that are open now stay where they are, and a start in the past changes nothing about that.';

/** From when until when, in words: `at once, without end`. */
export function describePeriod({
  endsAt,
  startsAt,
}: Pick<RememberedDelegation, 'endsAt' | 'startsAt'>): string {
  const start = startsAt === undefined ? 'at once' : `from ${formatBoth(startsAt)}`;
  const end = endsAt === undefined ? 'without end' : `until ${formatBoth(endsAt)}`;
  return `${start}, ${end}`;
}

/** A delegate that was set from here, where the tenant shows nobody or somebody else. */
export const unshownName = (delegate: User): string =>
  `${userLabel(delegate)} (set from here, not shown by the tenant yet)`;

/** What is remembered, never to be taken for the tenant's word. */
export function describeRemembered(remembered: RememberedDelegation, now: Date): string {
  const { endsAt, setAt } = remembered;
  const isPast = endsAt !== undefined && endsAt.getTime() <= now.getTime();
  return `set from here at ${formatLocal(setAt)}: ${describePeriod(remembered)}${isPast ? ', which is past' : ''}`;
}
