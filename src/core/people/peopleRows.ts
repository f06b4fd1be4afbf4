import { joinParts } from '../../shared/text/words';
import type { PeopleGroup } from '../catalog/listAddress';
import { accountLabel } from '../model/account';
import { hasLeft, userLabel, type User } from '../model/user';
import type { NodeContent } from '../tree/accessNode';
import { accountIcons, describeAccount, isInactive } from '../tree/grantRow';
import type { RowView } from '../tree/rowView';

/** Every list of people, in the order of the view. */
export const peopleGroups: readonly PeopleGroup[] = [
  'found',
  'withDelegate',
  'delegates',
  'disabledDelegates',
];

const groupLabels: Readonly<Record<PeopleGroup, string>> = {
  found: 'Found',
  withDelegate: 'With a delegate',
  delegates: 'Delegates',
  disabledDelegates: 'Disabled delegates',
};

const groupIcons: Readonly<Record<PeopleGroup, string>> = {
  found: 'search',
  withDelegate: 'arrow-right',
  delegates: 'organization',
  disabledDelegates: 'warning',
};

/** The row of a list of people. */
export function groupRow(group: PeopleGroup): RowView {
  const label = groupLabels[group];
  return {
    label,
    description: '',
    icon: groupIcons[group],
    context: `peopleGroup.${group}`,
    isExpandable: true,
    spoken: `list of people: ${label}`,
  };
}

/** What an empty list of people says. */
export function emptyPeopleWords(group: PeopleGroup): string {
  switch (group) {
    case 'found':
      return 'Find Person…';
    case 'withDelegate':
      return 'Nobody has a delegate';
    case 'delegates':
      return 'Nobody is a delegate';
    case 'disabledDelegates':
      return 'No delegate is disabled';
  }
}

/** The row of a person: whom their tasks go to, and what they do. */
export function personRow({
  isJustChanged,
  unshownDelegate,
  user,
}: NodeContent<'person'>): RowView {
  const label = userLabel(user);
  const isLost = user.delegate !== undefined && hasLeft(user.delegate);
  const color = personColor(user, isLost);
  const rest = joinParts(
    unshownDelegate !== undefined && `set from here to go to ${unshownDelegate}, not shown yet`,
    isJustChanged && 'just changed',
    hasLeft(user) && user.status,
    user.jobTitle,
    user.department,
  );
  const delegate = describeDelegate(user);
  return {
    label,
    description: joinParts(delegate !== '' && `→ ${delegate}`, rest),
    icon: isLost ? 'warning' : 'person',
    ...(color === undefined ? {} : { iconColor: color }),
    context: 'person',
    isExpandable: true,
    spoken: joinParts(`person ${label}`, delegate !== '' && `delegates to ${delegate}`, rest),
  };
}

/** The delegate's name, or the id where nothing else is known; empty without a delegate. */
export function describeDelegate({ delegate, delegateId }: User): string {
  if (delegate === undefined) return delegateId ?? '';
  return hasLeft(delegate) ? `${userLabel(delegate)} (${delegate.status})` : userLabel(delegate);
}

function personColor(user: User, isLost: boolean): string | undefined {
  if (isLost) return 'list.warningForeground';
  return hasLeft(user) ? 'disabledForeground' : undefined;
}

/** The row of an account below its person: named after its app. */
export function accountRow({ account, app }: NodeContent<'account'>): RowView {
  const label = app.displayName || app.id;
  const name = account.username || account.email || accountLabel(account);
  const description = joinParts(name, describeAccount(account));
  return {
    label,
    description,
    icon: accountIcons[account.kind],
    ...(isInactive(account) ? { iconColor: 'disabledForeground' } : {}),
    context: 'account',
    isExpandable: true,
    spoken: `account in ${label} · ${description}`,
  };
}
