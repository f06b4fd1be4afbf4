/** Accounts: what a person or a program is inside one app. */
import type { WireAppUser, WireAppUserStatus } from '../../../shared/wire/accounts';
import { draw } from '../draw';
import { idOf } from '../ids';
import { daySeconds, type Timeline } from '../timeline';
import type { AppSpec, ExtraAccountSpec } from '../catalog/spec';
import { companyDomain, type Person } from '../company/people';
import type { Candidate } from './holdings';

/** An account with what the builders need to know about it. */
export interface Account extends Candidate {
  readonly ageSeconds: number;
  readonly wire: WireAppUser;
}

/** Accounts of people who left that nobody switched off: what an access review should find. */
const forgottenAccounts = [
  'aws/viktor.szabo',
  'github/viktor.szabo',
  'fleet/claire.beaumont',
  'netsuite/raj.malhotra',
];

/** The account that a person has in an app. */
export function accountOfPerson(spec: AppSpec, person: Person, at: Timeline): Account {
  const accountKey = `${spec.key}/${person.key}`;
  const age = Math.min(person.hiredDaysAgo, spec.connectedDaysAgo) * daySeconds;
  const username = spec.hasHandles === true ? person.key.replace('.', '-') : person.email;
  return account(
    {
      accountKey,
      person,
      ageSeconds: Math.max(age * (0.75 + 0.25 * draw('age', accountKey)), daySeconds / 2),
      appKey: spec.key,
      deletedDaysAgo: 0,
      displayName: person.displayName,
      email: person.email,
      identityUserId: idOf('user', person.key),
      nhiType: 'APP_USER_NHI_TYPE_UNSPECIFIED',
      profile:
        spec.isManual === true
          ? null
          : { department: person.department, login: username, title: person.jobTitle },
      status: statusOf(spec, person, accountKey),
      type: 'APP_USER_TYPE_USER',
      username,
    },
    at,
  );
}

/** An account that no rule of the app gives to a person. */
export function extraAccount(spec: AppSpec, extra: ExtraAccountSpec, at: Timeline): Account {
  const accountKey = `${spec.key}/${extra.username}`;
  const { displayName, email, username, deletedDaysAgo = 0 } = extra;
  return account(
    {
      accountKey,
      person: null,
      ageSeconds: spec.connectedDaysAgo * daySeconds * (0.8 + 0.2 * draw('age', accountKey)),
      appKey: spec.key,
      deletedDaysAgo,
      displayName,
      email,
      identityUserId: extra.ownerKey === '' ? '' : idOf('user', extra.ownerKey),
      nhiType: `APP_USER_NHI_TYPE_${extra.nhiType ?? 'UNSPECIFIED'}`,
      profile: null,
      status: deletedDaysAgo > 0 ? deletedStatus : enabledStatus,
      type: `APP_USER_TYPE_${extra.type}`,
      username,
    },
    at,
  );
}

interface AccountSketch extends Pick<
  WireAppUser,
  'displayName' | 'email' | 'identityUserId' | 'nhiType' | 'profile' | 'username'
> {
  readonly accountKey: string;
  readonly person: Person | null;
  readonly ageSeconds: number;
  readonly appKey: string;
  /** 0 for an account that is not deleted. */
  readonly deletedDaysAgo: number;
  readonly status: WireAppUserStatus;
  readonly type: WireAppUser['appUserType'];
}

function account(sketch: AccountSketch, at: Timeline): Account {
  const { accountKey, ageSeconds, deletedDaysAgo, email, status, username } = sketch;
  const deletedAt = deletedDaysAgo > 0 ? at(-deletedDaysAgo * daySeconds) : null;
  return {
    accountKey,
    person: sketch.person,
    isEnabled: status.status === 'STATUS_ENABLED',
    ageSeconds,
    wire: {
      agentStatus: 'APP_USER_AGENT_STATUS_UNSPECIFIED',
      appId: idOf('app', sketch.appKey),
      appUserType: sketch.type,
      createdAt: at(-ageSeconds),
      deletedAt,
      displayName: sketch.displayName,
      email,
      emails: email === '' ? [] : [email],
      employeeIds: [],
      id: idOf('account', accountKey),
      identityUserId: sketch.identityUserId,
      isExternal: email !== '' && !email.endsWith(`@${companyDomain}`),
      nhiDetail: '',
      nhiType: sketch.nhiType,
      profile: sketch.profile,
      status,
      updatedAt: deletedAt ?? at(-ageSeconds * draw('updated', accountKey)),
      username,
      usernames: [username],
    },
  };
}

const enabledStatus: WireAppUserStatus = { details: '', status: 'STATUS_ENABLED' };
const deletedStatus: WireAppUserStatus = { details: 'Deleted upstream', status: 'STATUS_DELETED' };

function statusOf(spec: AppSpec, person: Person, accountKey: string): WireAppUserStatus {
  const isOkta = spec.key === 'okta';
  const chance = draw('status', accountKey);
  switch (person.state) {
    case 'active':
    case 'joining':
      return chance < 0.012
        ? { details: isOkta ? 'LOCKED_OUT' : 'Locked', status: 'STATUS_DISABLED' }
        : isOkta
          ? { details: 'ACTIVE', status: 'STATUS_ENABLED' }
          : enabledStatus;
    case 'onLeave':
      return isOkta ? { details: 'SUSPENDED', status: 'STATUS_DISABLED' } : enabledStatus;
    case 'left':
    case 'deleted':
      if (isOkta) {
        return person.state === 'left'
          ? { details: 'DEPROVISIONED', status: 'STATUS_DISABLED' }
          : deletedStatus;
      }
      if (chance < 0.4 || forgottenAccounts.includes(accountKey)) {
        return enabledStatus;
      }
      return chance < 0.8 ? { details: 'Deactivated', status: 'STATUS_DISABLED' } : deletedStatus;
  }
}
