import assert from 'node:assert/strict';
import { demoTenant } from '../../../../src/emulator/seed/demoTenant';
import type { GrantRecord } from '../../../../src/emulator/store/tenantData';

const startedAt = new Date('2026-03-04T09:30:00Z');
const tenant = demoTenant(startedAt);

const dayMs = 86_400_000;
const labelOf = new Map(
  [...tenant.riskLevels, ...tenant.complianceFrameworks].map(({ id, value }) => [id, value]),
);
const entitlementOf = new Map(
  tenant.entitlements.map((row) => [`${row.appId}/${row.id}`, row] as const),
);
const accountOf = new Map(tenant.accounts.map((row) => [row.id, row]));
const userOf = new Map(tenant.users.map((row) => [row.id, row]));

const entitlementsOf = (appId: string): number =>
  tenant.entitlements.filter((row) => row.appId === appId).length;

const riskOf = ({ appId, appEntitlementId }: GrantRecord): string =>
  labelOf.get(entitlementOf.get(`${appId}/${appEntitlementId}`)?.riskLevelValueId ?? '') ?? '';

function assertWithin(what: string, count: number, least: number, most: number): void {
  assert.ok(count >= least && count <= most, `${count} ${what}, not ${least} to ${most}`);
}

/** Grants that end between two distances from the start. */
function endingBetween(leastMs: number, mostMs: number): readonly GrantRecord[] {
  return tenant.grants.filter(({ deprovisionAt }) => {
    const distanceMs = Date.parse(deprovisionAt ?? '') - startedAt.getTime();
    return distanceMs >= leastMs && distanceMs < mostMs;
  });
}

describe('demo tenant: variety', () => {
  it('is of the size of a mid-sized company', () => {
    assertWithin('apps', tenant.apps.length, 18, 24);
    assertWithin('users', tenant.users.length, 280, 320);
    assertWithin('entitlements', tenant.entitlements.length, 400, 700);
    assertWithin('grants', tenant.grants.length, 4000, 8000);
    assertWithin('tasks', tenant.tasks.length, 100, 1500);
  });

  it('numbers employees one by one', () => {
    const numbers = tenant.users.flatMap(({ employeeIds }) => employeeIds);
    assert.equal(new Set(numbers).size, numbers.length);
  });

  it('has apps and entitlements of more than one page, and an app with nothing but Access', () => {
    const sizes = tenant.apps.map(({ id }) => entitlementsOf(id));
    assert.ok(sizes.some((size) => size > 100));
    assert.ok(sizes.includes(1));
    const grantCounts = tenant.entitlements.map(({ grantCount }) => Number(grantCount));
    assert.ok(grantCounts.some((count) => count > 250));
  });

  it('has grants that end just now, today, this week, this month, this quarter and never', () => {
    assertWithin('just past', endingBetween(-5 * 3_600_000, 0).length, 8, 40);
    assertWithin('today', endingBetween(0, dayMs / 2).length, 15, 90);
    assertWithin('this week', endingBetween(dayMs / 2, 7 * dayMs).length, 40, 150);
    assertWithin('this month', endingBetween(7 * dayMs, 30 * dayMs).length, 40, 150);
    assertWithin('this quarter', endingBetween(30 * dayMs, 95 * dayMs).length, 20, 150);
    assert.equal(endingBetween(-Infinity, -5 * 3_600_000).length, 0);
    assert.ok(tenant.grants.filter(({ deprovisionAt }) => deprovisionAt === null).length > 3000);
  });

  it('was all made in the past', () => {
    const future = tenant.grants.filter(
      ({ createdAt }) => Date.parse(createdAt) > startedAt.getTime(),
    );
    assert.deepEqual(future, []);
  });

  it('has direct and inherited grants, some through several sources and through other apps', () => {
    const inherited = tenant.grants.filter(({ grantSources }) => grantSources.length > 0);
    assertWithin('inherited grants', inherited.length, 1000, 4000);
    assert.ok(inherited.some(({ grantSources }) => grantSources.length > 1));
    assert.ok(inherited.some(({ appId, grantSources }) => grantSources[0]?.appId !== appId));
    assert.ok(inherited.some(({ appId, grantSources }) => grantSources[0]?.appId === appId));
  });

  it('explains grants strongly, weakly and not at all, by tasks that are known or forgotten', () => {
    const reasons = tenant.grants.flatMap((grant) => grant.reasons);
    const kinds = new Set(
      reasons.map(
        ({ derivedIdType, referenceStrength }) => `${derivedIdType} ${referenceStrength}`,
      ),
    );
    assert.deepEqual([...kinds].sort(), [
      'group GRANT_REASON_REFERENCE_STRENGTH_STRONG',
      'group GRANT_REASON_REFERENCE_STRENGTH_WEAK',
      'ticket GRANT_REASON_REFERENCE_STRENGTH_STRONG',
    ]);
    assert.ok(tenant.grants.some((grant) => grant.reasons.length === 0));
    const tasks = new Set(tenant.tasks.map(({ id }) => id));
    const tickets = tenant.grants.map((grant) => grant.originatingTicketId).filter(Boolean);
    assert.ok(tickets.some((id) => tasks.has(id)));
    assert.ok(tickets.some((id) => !tasks.has(id)));
  });

  it('has standing grants of every risk level and none', () => {
    const standing = tenant.grants.filter(({ deprovisionAt }) => deprovisionAt === null);
    assert.deepEqual([...new Set(standing.map(riskOf))].sort(), [
      '',
      'Critical',
      'High',
      'Low',
      'Medium',
    ]);
  });

  it('tags entitlements with every risk level and compliance framework', () => {
    const used = new Set(
      tenant.entitlements.flatMap((row) => [
        row.riskLevelValueId,
        ...row.complianceFrameworkValueIds,
      ]),
    );
    assert.ok([...labelOf.keys()].every((id) => used.has(id)));
  });

  it('has accounts of every kind', () => {
    const has = (test: (account: (typeof tenant.accounts)[number]) => boolean): void =>
      assert.ok(tenant.accounts.some(test), String(test));
    has(({ appUserType }) => appUserType === 'APP_USER_TYPE_SERVICE_ACCOUNT');
    has(({ appUserType }) => appUserType === 'APP_USER_TYPE_SYSTEM_ACCOUNT');
    has(({ status }) => status?.status === 'STATUS_DISABLED' && status.details !== '');
    has(({ status }) => status?.status === 'STATUS_DELETED');
    has(({ deletedAt }) => deletedAt !== null);
    has(({ isExternal, identityUserId }) => isExternal && identityUserId !== '');
    has(({ isExternal, identityUserId }) => isExternal && identityUserId === '');
    has(
      ({ identityUserId, appUserType }) =>
        identityUserId === '' && appUserType === 'APP_USER_TYPE_USER',
    );
    has(({ displayName }) => displayName === '');
    has(({ nhiType }) => nhiType === 'APP_USER_NHI_TYPE_ASSUMABLE_ROLE');
  });

  it('gives somebody two accounts in one app, and somebody none at all', () => {
    const byOwner = tenant.accounts.map(
      ({ appId, identityUserId }) => `${appId}/${identityUserId}`,
    );
    const human = new Set(
      tenant.users.filter(({ type }) => type === 'USER_TYPE_HUMAN').map(({ id }) => id),
    );
    assert.ok(
      byOwner.some((key, index) => human.has(key.slice(28)) && byOwner.indexOf(key) !== index),
    );
    const owners = new Set(tenant.accounts.map(({ identityUserId }) => identityUserId));
    assert.ok([...human].some((id) => !owners.has(id)));
  });

  it('has people who left and still hold what is critical', () => {
    const statuses = new Set(tenant.users.map(({ status }) => status));
    assert.deepEqual([...statuses].sort(), ['DELETED', 'DISABLED', 'ENABLED']);
    const left = tenant.grants.filter((grant) => {
      const account = accountOf.get(grant.appUserId);
      const owner = userOf.get(account?.identityUserId ?? '');
      return owner !== undefined && owner.status !== 'ENABLED' && riskOf(grant) === 'Critical';
    });
    assertWithin('critical grants of people who left', left.length, 2, 30);
  });

  it('has users of every type, employment and origin', () => {
    const distinct = (pick: (user: (typeof tenant.users)[number]) => string): string[] =>
      [...new Set(tenant.users.map(pick))].sort();
    assert.deepEqual(
      distinct(({ type }) => type),
      ['USER_TYPE_AGENT', 'USER_TYPE_HUMAN', 'USER_TYPE_SERVICE', 'USER_TYPE_SYSTEM'],
    );
    assert.deepEqual(
      distinct(({ employmentStatus }) => employmentStatus),
      ['', 'Active', 'On leave', 'Pre-hire', 'Terminated'],
    );
    assert.equal(distinct(({ origin }) => origin).length, 3);
    assertWithin('departments', distinct(({ department }) => department).length, 10, 14);
  });

  it('limits, marks and opens some entitlements', () => {
    const has = (test: (entitlement: (typeof tenant.entitlements)[number]) => boolean): void =>
      assert.ok(tenant.entitlements.filter(test).length > 2, String(test));
    has(({ durationGrant }) => durationGrant !== undefined);
    has(({ durationUnset }) => durationUnset !== undefined);
    has(({ annotations }) => annotations['managed_by'] === 'terraform');
    has(({ alias }) => alias !== '');
    has(
      ({ emergencyGrantEnabled, emergencyGrantPolicyId }) =>
        emergencyGrantEnabled && emergencyGrantPolicyId !== '',
    );
    has(({ isManuallyManaged }) => isManuallyManaged);
    has(({ isAutomationEnabled }) => isAutomationEnabled);
    assert.ok(
      tenant.entitlements.every(
        ({ emergencyGrantEnabled, emergencyGrantPolicyId }) =>
          emergencyGrantEnabled === (emergencyGrantPolicyId !== ''),
      ),
    );
  });

  it('annotates only in what annotations may hold', () => {
    for (const { annotations } of [...tenant.apps, ...tenant.entitlements]) {
      assert.ok(Object.keys(annotations).length <= 16);
      for (const [key, value] of Object.entries(annotations)) {
        assert.match(key, /^[A-Za-z][A-Za-z0-9._/-]{0,127}$/);
        assert.match(value, /^[\w.~-]{1,256}$/);
      }
    }
  });

  it('has names that are long, and names with slashes, quotes, emoji, Hebrew and Arabic', () => {
    const kinds = {
      apps: tenant.apps,
      entitlements: tenant.entitlements,
      accounts: tenant.accounts,
    };
    for (const [kind, rows] of Object.entries(kinds)) {
      const names = rows.map(({ displayName }) => displayName);
      assert.ok(
        names.some((name) => name.length > 60),
        `${kind}: long`,
      );
      for (const sign of [/\//, /"/, /\p{Extended_Pictographic}/u, /[א-ת]/, /[ا-ي]/]) {
        assert.ok(
          names.some((name) => sign.test(name)),
          `${kind}: ${String(sign)}`,
        );
      }
    }
  });

  it('leaves an app without owners and lets some entitlements have their own', () => {
    const owned = new Set(
      tenant.owners.filter((row) => row.appEntitlementId === null).map(({ appId }) => appId),
    );
    assert.equal(owned.size, tenant.apps.length - 1);
    assert.ok(tenant.owners.some(({ appEntitlementId }) => appEntitlementId !== null));
    const { appOwner } = tenant.principals;
    const own = tenant.owners.filter(
      (row) => row.userId === appOwner && row.appEntitlementId === null,
    );
    assertWithin('apps of the app owner', own.length, 2, 4);
  });
}).timeout(20_000);
