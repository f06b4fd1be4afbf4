import type { UserQuery } from '../api/users';
import type { PeopleGroup } from '../catalog/listAddress';
import type { UserId } from '../model/ids';

/** What a list of people asks the server. */
export function peopleQuery(group: PeopleGroup, foundIds: readonly UserId[]): UserQuery {
  switch (group) {
    case 'found':
      return { ids: foundIds };
    case 'withDelegate':
      return { hasDelegate: true };
    case 'delegates':
      return { isDelegate: true };
    case 'disabledDelegates':
      return { isDelegate: true, statuses: ['disabled', 'deleted'] };
  }
}
