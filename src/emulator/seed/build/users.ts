/** Users: the people and programs of the company as C1's directory knows them. */
import type {
  WireExpiringUserDelegationBinding,
  WireUser,
  WireUserAttributeMappingSource,
} from '../../../shared/wire/users';
import { draw, hash32 } from '../draw';
import { idOf } from '../ids';
import { daySeconds, type Timeline } from '../timeline';
import { delegates, delegationDays } from '../company/delegations';
import type { Person, PersonKind } from '../company/people';

const directoryKey = 'okta';

/** The app that users come from. */
const directoryId = idOf('app', directoryKey);

/** How many days C1 has known the company. */
const tenantAgeDays = 890;

/** A user. `roleIds` are ids of `c1.api.iam.v1.Role`. */
export function wireUser(person: Person, roleIds: readonly string[], at: Timeline): WireUser {
  const { key } = person;
  const isHuman = person.kind === 'employee' || person.kind === 'contractor';
  const isSynced = isHuman && person.state !== 'joining';
  const from = isSynced ? directorySource(key) : (): [] => [];
  const employeeIds = isHuman ? [`LK${100_000 + (hash32('employee', key) % 900_000)}`] : [];
  const employmentType = employmentTypes[person.kind] ?? '';
  const createdDaysAgo = Math.min(person.hiredDaysAgo, tenantAgeDays) + draw('hour', key);
  const status = statuses[person.state];
  return {
    createdAt: at(-createdDaysAgo * daySeconds),
    delegatedUserId: delegates[key] === undefined ? '' : idOf('user', delegates[key]),
    deletedAt: status === 'DELETED' ? at(-person.leftDaysAgo * daySeconds) : null,
    department: person.department,
    departmentSources: from('department', person.department),
    directoryIds: isSynced ? [directoryId] : [],
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
    managerIds: person.managerKey === '' ? [] : [idOf('user', person.managerKey)],
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
          startDate: at(-person.hiredDaysAgo * daySeconds).slice(0, 10),
          ...(person.leftDaysAgo > 0 && {
            lastDay: at(-person.leftDaysAgo * daySeconds).slice(0, 10),
          }),
        }
      : null,
    roleIds,
    status,
    type: userTypes[person.kind],
    updatedAt: at(-createdDaysAgo * daySeconds * 0.05 * draw('updated', key)),
    username: person.email,
    usernameSources: from('login', person.email),
    usernames: [person.email],
  };
}

/** The delegations that have dates. */
export const datedDelegations = (at: Timeline): readonly WireExpiringUserDelegationBinding[] =>
  Object.entries(delegationDays).map(([key, [agoDays, inDays]]) => {
    const startAt = at(-agoDays * daySeconds);
    return {
      createdAt: startAt,
      delegatedUserId: idOf('user', delegates[key] ?? ''),
      deletedAt: null,
      expirationAt: at(inDays * daySeconds),
      startAt,
      updatedAt: startAt,
      userId: idOf('user', key),
    };
  });

/** Tells how an attribute of a user comes from their directory account. */
function directorySource(
  personKey: string,
): (attribute: string, value: string) => WireUserAttributeMappingSource[] {
  const appUserId = idOf('account', `${directoryKey}/${personKey}`);
  return (attribute, value) =>
    value === ''
      ? []
      : [
          {
            appId: directoryId,
            appUserId,
            appUserProfileAttributeKey: attribute,
            priority: 0,
            userAttributeMappingId: idOf('mapping', attribute),
            value,
          },
        ];
}

const employmentTypes: Readonly<Partial<Record<PersonKind, string>>> = {
  employee: 'Full time',
  contractor: 'Contractor',
};

const statuses = {
  active: 'ENABLED',
  onLeave: 'ENABLED',
  joining: 'ENABLED',
  left: 'DISABLED',
  deleted: 'DELETED',
} as const;

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
