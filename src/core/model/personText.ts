import { joinParts } from '../../shared/text/words';
import type { Account } from './account';
import { hasLeft, userLabel, type User } from './user';

/** Who owns an account, in words. */
export function describePerson(account: Account | undefined, person: User | undefined): string {
  if (account === undefined) return '';
  if (account.userId === undefined) return 'nobody: the account has no owner';
  if (person === undefined) return `user ${account.userId}`;
  return joinParts(
    userLabel(person),
    person.jobTitle,
    person.department,
    hasLeft(person) && `${person.status} in the directory`,
  );
}
