import { joinParts } from '../../shared/text/words';
import type { Account } from './account';
import { userLabel, type User } from './user';

/** Who owns an account, in words. */
export function describePerson(account: Account | undefined, person: User | undefined): string {
  if (account === undefined) return '';
  if (account.userId === undefined) return 'nobody: the account has no owner';
  if (person === undefined) return `user ${account.userId}`;
  const hasLeft = person.status === 'disabled' || person.status === 'deleted';
  return joinParts(
    userLabel(person),
    person.jobTitle,
    person.department,
    hasLeft && `${person.status} in the directory`,
  );
}
