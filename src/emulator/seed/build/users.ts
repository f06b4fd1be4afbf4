/** Users: the people and programs of the company as C1's directory knows them. */
import type { WireUser, WireUserAttributeMappingSource } from '../../../shared/wire/users';
import { draw, hash32 } from '../draw';
import { idOf } from '../ids';
import { daySeconds, type Timeline } from '../timeline';
import { delegates } from '../company/delegations';
import type { Person } from '../company/people';

/** The app that users come from. */
const directoryKey = 'okta';

/** How many days C1 has known the company. */
const tenantAgeDays = 890;

/** A user. `roleIds` are ids of `c1.api.iam.v1.Role`. */
export function wireUser(person: Person, roleIds: readonly string[], at: Timeline): WireUser {
  const { key } = person;
  const isHuman = person.kind === 'employee' || person.kind === 'contractor';
  const employeeIds = isHuman ? [`LK${10_000 + (hash32('employee', key) % 90_000)}`] : [];
  const managerIds = person.managerKey === '' ? [] : [idOf('user', person.managerKey)];
  const employmentType =
    { employee: 'Full time', contractor: 'Contractor' }[person.kind as string] ?? '';
  const createdDaysAgo = Math.min(person.hiredDaysAgo, tenantAgeDays);
  const status =
    person.state === 'left' ? 'DISABLED' : person.state === 'deleted' ? 'DELETED' : 'ENABLED';
  const isSynced = isHuman && person.state !== 'joining';
  const from = (attribute: string, value: string): WireUserAttributeMappingSource[] =>
    isSynced && value !== ''
      ? [
          {
            appId: idOf('app', directoryKey),
            appUserId: idOf('account', `${directoryKey}/${key}`),
            appUserProfileAttributeKey: attribute,
            priority: 0,
            userAttributeMappingId: idOf('mapping', attribute),
            value,
          },
        ]
      : [];
  return {
    createdAt: at(-createdDaysAgo * daySeconds, key),
    delegatedUserId: delegates[key] === undefined ? '' : idOf('user', delegates[key]),
    deletedAt: status === 'DELETED' ? at(-person.leftDaysAgo * daySeconds, key) : null,
    department: person.department,
    departmentSources: from('department', person.department),
    directoryIds: isSynced ? [idOf('app', directoryKey)] : [],
    directoryStatus: person.state === 'joining' ? 'UNKNOWN' : status,
    directoryStatusSources: from('status', status),
    displayName: person.displayName,
    email: person.email,
    emailSources: from('email', person.email),
    emails: [person.email],
    employeeIdSources: from('employeeNumber', employeeIds[0] ?? ''),
    employeeIds,
    employmentStatus: employmentStatusOf(person),
    employmentStatusSources: from('employmentStatus', employmentStatusOf(person)),
    employmentType,
    employmentTypeSources: from('userType', employmentType),
    id: idOf('user', key),
    jobTitle: person.jobTitle,
    jobTitleSources: from('title', person.jobTitle),
    managerIds,
    managerSources: from('manager', person.managerKey),
    origin:
      person.kind === 'system'
        ? 'USER_ORIGIN_SYSTEM'
        : isSynced
          ? 'USER_ORIGIN_DIRECTORY'
          : 'USER_ORIGIN_LOCAL',
    profile: isHuman
      ? {
          city: person.city,
          costCenter: `CC-${100 + (hash32('cost-center', person.department) % 900)}`,
          country: person.country,
          startDate: at(-person.hiredDaysAgo * daySeconds, key).slice(0, 10),
          ...(person.leftDaysAgo > 0 && {
            lastDay: at(-person.leftDaysAgo * daySeconds, key).slice(0, 10),
          }),
        }
      : null,
    roleIds,
    status,
    type: userTypes[person.kind],
    updatedAt: at(-createdDaysAgo * daySeconds * 0.05 * draw('updated', key), key),
    username: person.email,
    usernameSources: from('login', person.email),
    usernames: [person.email],
  };
}

const userTypes = {
  employee: 'USER_TYPE_HUMAN',
  contractor: 'USER_TYPE_HUMAN',
  service: 'USER_TYPE_SERVICE',
  agent: 'USER_TYPE_AGENT',
  system: 'USER_TYPE_SYSTEM',
} as const;

function employmentStatusOf(person: Person): string {
  if (person.kind !== 'employee' && person.kind !== 'contractor') {
    return '';
  }
  switch (person.state) {
    case 'active':
      return 'Active';
    case 'onLeave':
      return 'On leave';
    case 'joining':
      return 'Pre-hire';
    case 'left':
    case 'deleted':
      return 'Terminated';
  }
}
