import assert from 'node:assert/strict';
import { demoTenant } from '../../../../src/emulator/seed/demoTenant';
import * as landmarks from '../../../../src/emulator/seed/landmarks';
import type {
  AppLandmark,
  EntitlementLandmark,
  GrantLandmark,
  PersonLandmark,
} from '../../../../src/emulator/seed/landmarks';
import type { GrantRecord } from '../../../../src/emulator/store/tenantData';
import type { WireAppEntitlement } from '../../../../src/shared/wire/entitlements';
import type { WireUser } from '../../../../src/shared/wire/users';

const startedAt = new Date('2026-03-04T09:30:00Z');
const tenant = demoTenant(startedAt);

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function found<Row>(row: Row | undefined, what: string): Row {
  assert.ok(row !== undefined, `${what} is not in the tenant`);
  return row;
}

function entitlementOf(landmark: EntitlementLandmark): WireAppEntitlement {
  return found(
    tenant.entitlements.find(
      ({ appId, id }) => appId === landmark.appId && id === landmark.entitlementId,
    ),
    landmark.displayName,
  );
}

function grantOf({ entitlement, appUserId, accountName }: GrantLandmark): GrantRecord {
  return found(
    tenant.grants.find(
      (row) =>
        row.appId === entitlement.appId &&
        row.appEntitlementId === entitlement.entitlementId &&
        row.appUserId === appUserId,
    ),
    `${entitlement.displayName} of ${accountName}`,
  );
}

function userOf({ userId, displayName }: PersonLandmark): WireUser {
  return found(
    tenant.users.find(({ id }) => id === userId),
    displayName,
  );
}

const riskOf = (landmark: EntitlementLandmark): string =>
  tenant.riskLevels.find(({ id }) => id === entitlementOf(landmark).riskLevelValueId)?.value ?? '';

/** How long after the start a grant ends, in milliseconds. */
function endsInMs(landmark: GrantLandmark): number {
  const { deprovisionAt, grantSources } = grantOf(landmark);
  assert.deepEqual(grantSources, []);
  return Date.parse(deprovisionAt ?? '') - startedAt.getTime();
}

function assertStanding(landmark: GrantLandmark): void {
  const { deprovisionAt, grantSources } = grantOf(landmark);
  assert.equal(deprovisionAt, null);
  assert.deepEqual(grantSources, []);
}

const accountOf = ({ appUserId }: GrantLandmark): (typeof tenant.accounts)[number] =>
  found(
    tenant.accounts.find(({ id }) => id === appUserId),
    appUserId,
  );

const all = Object.values(landmarks).flatMap((value): readonly object[] =>
  Array.isArray(value) ? value : [value as object],
);

describe('demo tenant: landmarks', () => {
  it('names what is there, as it is named there', () => {
    const apps = all.filter((row): row is AppLandmark => 'appId' in row && !('appName' in row));
    for (const { appId, displayName } of apps) {
      assert.equal(tenant.apps.find(({ id }) => id === appId)?.displayName, displayName);
    }
    const persons = all.filter((row): row is PersonLandmark => 'userId' in row);
    for (const person of persons) {
      const user = userOf(person);
      assert.deepEqual([user.displayName, user.email], [person.displayName, person.email]);
    }
    const grants = all.filter((row): row is GrantLandmark => 'entitlement' in row);
    for (const grant of grants) {
      grantOf(grant);
      assert.equal(accountOf(grant).displayName, grant.accountName);
    }
    const entitlements = [
      ...all.filter((row): row is EntitlementLandmark => 'entitlementId' in row),
      ...grants.map(({ entitlement }) => entitlement),
    ];
    for (const landmark of entitlements) {
      const { displayName, appResourceTypeId } = entitlementOf(landmark);
      assert.equal(displayName, landmark.displayName);
      const type = tenant.resourceTypes.find(({ id }) => id === appResourceTypeId);
      assert.equal(type?.displayName ?? '', landmark.resourceTypeName);
    }
    assert.ok(apps.length > 8 && persons.length > 10 && grants.length > 10);
    assert.ok(entitlements.length > 15);
  });

  it('hands the credentials to the people that it says', () => {
    assert.deepEqual(tenant.principals, {
      admin: landmarks.adminPerson.userId,
      viewer: landmarks.viewerPerson.userId,
      appOwner: landmarks.appOwnerPerson.userId,
    });
    const owned = tenant.owners
      .filter(
        ({ userId, appEntitlementId }) =>
          userId === landmarks.appOwnerPerson.userId && appEntitlementId === null,
      )
      .map(({ appId }) => appId);
    const { githubApp, datadogApp, kubernetesApp } = landmarks;
    assert.deepEqual(
      owned.sort(),
      [githubApp, datadogApp, kubernetesApp].map(({ appId }) => appId).sort(),
    );
  });

  it('keeps the promises about apps', () => {
    const { accessOnlyApp, githubApp, ownerlessApp, signsApp } = landmarks;
    const entitlements = (app: AppLandmark): number =>
      tenant.entitlements.filter(({ appId }) => appId === app.appId).length;
    assert.ok(entitlements(githubApp) > 100);
    assert.equal(entitlements(accessOnlyApp), 1);
    assert.ok(!tenant.resourceTypes.some(({ appId }) => appId === accessOnlyApp.appId));
    assert.ok(!tenant.owners.some(({ appId }) => appId === ownerlessApp.appId));
    const owners = tenant.owners.filter(
      ({ appId, appEntitlementId }) => appId === signsApp.appId && appEntitlementId === null,
    );
    assert.deepEqual(
      owners.map(({ userId }) => tenant.users.find(({ id }) => id === userId)?.status),
      ['DISABLED'],
    );
  });

  it('keeps the promises about people', () => {
    const { formerPerson, personWithoutAccounts, namesakes } = landmarks;
    const isOwner = (userId: string): boolean =>
      tenant.accounts.some(({ identityUserId }) => identityUserId === userId);
    assert.ok(!isOwner(personWithoutAccounts.userId));
    assert.equal(userOf(formerPerson).status, 'DISABLED');
    assert.ok(isOwner(formerPerson.userId));
    assert.equal(namesakes[0].displayName, namesakes[1].displayName);
  });

  it('keeps the promises about delegations', () => {
    const { delegationChain, delegationCircle, delegationToFormerPerson } = landmarks;
    const delegateOf = (person: PersonLandmark): string => userOf(person).delegatedUserId;
    const [first, second, third] = delegationChain;
    assert.deepEqual(
      [delegateOf(first), delegateOf(second), delegateOf(third)],
      [second.userId, third.userId, ''],
    );
    const [one, other] = delegationCircle;
    assert.deepEqual([delegateOf(one), delegateOf(other)], [other.userId, one.userId]);
    const [principal, former] = delegationToFormerPerson;
    assert.equal(delegateOf(principal), former.userId);
    assert.equal(userOf(former).status, 'DISABLED');
    const { userId } = landmarks.delegateOfMany;
    assert.equal(
      tenant.users.filter(({ delegatedUserId }) => delegatedUserId === userId).length,
      4,
    );
    const [delegating, until] = landmarks.endingDelegation;
    const dated = tenant.delegations.find((row) => row.userId === delegating.userId);
    assert.equal(delegateOf(delegating), until.userId);
    assert.equal(dated?.delegatedUserId, until.userId);
    const endsInDays = (Date.parse(dated.expirationAt ?? '') - startedAt.getTime()) / dayMs;
    assert.equal(Math.round(endsInDays), 19);
  });

  it('keeps the promises about policies', () => {
    const { deletedPolicy, emergencyPolicy, leavePolicy, localPolicy } = landmarks;
    const { quarterlyPolicy, standardPolicy } = landmarks;
    const policyOf = ({ policyId, displayName }: landmarks.PolicyLandmark) => {
      const policy = tenant.policies.find(({ id }) => id === policyId);
      assert.equal(policy?.displayName, displayName);
      return policy;
    };
    assert.equal(policyOf(standardPolicy).policyType, 'POLICY_TYPE_GRANT');
    assert.equal(policyOf(emergencyPolicy).policyType, 'POLICY_TYPE_GRANT');
    assert.equal(policyOf(leavePolicy).policyType, 'POLICY_TYPE_REVOKE');
    assert.equal(policyOf(quarterlyPolicy).policyType, 'POLICY_TYPE_CERTIFY');
    assert.notEqual(policyOf(deletedPolicy).deletedAt, null);
    assert.equal(
      policyOf(localPolicy).scope?.appEntitlementId,
      landmarks.productionAdmin.entitlementId,
    );
    const ofStandard = tenant.apps.filter(
      ({ grantPolicyId: id }) => id === standardPolicy.policyId,
    );
    assert.ok(ofStandard.length > tenant.apps.length / 2);
  });

  it('keeps the promises about entitlements', () => {
    const { allEmployees, deletedEntitlement, dispatchApiAdmin, githubAccess, productionAdmin } =
      landmarks;
    const employees = Number(entitlementOf(allEmployees).grantCount);
    assert.ok(employees > 250 && employees < 280, String(employees));
    assert.equal(riskOf(dispatchApiAdmin), 'High');
    const admin = entitlementOf(productionAdmin);
    assert.equal(riskOf(productionAdmin), 'Critical');
    assert.equal(admin.durationGrant, '28800s');
    assert.ok(admin.emergencyGrantEnabled);
    assert.equal(admin.annotations['managed_by'], 'terraform');
    assert.equal(admin.provisionerPolicy?.multiStep?.provisionSteps.length, 2);
    assert.ok(admin.deprovisionerPolicy?.multiStep?.provisionSteps[1]?.multiStep);
    assert.equal(admin.emergencyGrantPolicyId, landmarks.localPolicy.policyId);
    assert.ok(
      tenant.owners.some(
        ({ appEntitlementId, userId }) =>
          appEntitlementId === productionAdmin.entitlementId &&
          userId === landmarks.formerPerson.userId,
      ),
    );
    assert.ok(entitlementOf(githubAccess).systemBuiltin);
    assert.notEqual(entitlementOf(deletedEntitlement).deletedAt, null);
    assert.ok(Number(entitlementOf(deletedEntitlement).grantCount) > 0);
  });

  it('keeps the promises about when grants end', () => {
    const { grantEndingToday, grantEndingThisWeek, grantEndingThisMonth, grantJustEnded } =
      landmarks;
    assert.equal(Math.round(endsInMs(landmarks.grantEndingThisHour) / 60_000), 51);
    const today = endsInMs(grantEndingToday);
    assert.ok(today > 3 * hourMs && today < 4 * hourMs);
    assert.equal(Math.floor(endsInMs(grantEndingThisWeek) / dayMs), 5);
    assert.equal(Math.round(endsInMs(grantEndingThisMonth) / dayMs), 23);
    assert.equal(Math.round(endsInMs(grantJustEnded) / 60_000), -12);
    assertStanding(landmarks.grantOfFormerPerson);
    assertStanding(landmarks.grantOfServiceAccount);
    assertStanding(landmarks.standingCriticalGrant);
    assert.equal(riskOf(landmarks.standingCriticalGrant.entitlement), 'Critical');
  });

  it('mixes all kinds of grants in the entitlement that is opened first', () => {
    const { appId, entitlementId } = landmarks.dispatchApiAdmin;
    const grants = tenant.grants.filter(
      (row) => row.appId === appId && row.appEntitlementId === entitlementId,
    );
    const kinds = grants.map(({ appUserId, deprovisionAt }) => {
      const account = tenant.accounts.find(({ id }) => id === appUserId);
      const owner = tenant.users.find(({ id }) => id === account?.identityUserId);
      const days = (Date.parse(deprovisionAt ?? '') - startedAt.getTime()) / dayMs;
      const end = [0, 1, 7, 30].find((limit) => days < limit) ?? (days > 0 ? 'later' : 'never');
      return `${account?.appUserType ?? ''} ${owner?.status ?? ''} ${end}`;
    });
    assert.ok(new Set(kinds).size >= 6, kinds.join('\n'));
  });

  it('keeps the promises about where grants come from', () => {
    const { inheritedGrant, onCallGroup, twiceInheritedGrant } = landmarks;
    assert.deepEqual(grantOf(inheritedGrant).grantSources, [
      { appId: onCallGroup.appId, id: onCallGroup.entitlementId },
    ]);
    assert.equal(grantOf(twiceInheritedGrant).grantSources.length, 2);
  });

  it('keeps the promises about whose grants they are', () => {
    const { formerPerson, grantOfDeletedAccount, grantOfFormerPerson } = landmarks;
    assert.equal(accountOf(grantOfFormerPerson).identityUserId, formerPerson.userId);
    assert.equal(
      accountOf(landmarks.grantOfServiceAccount).appUserType,
      'APP_USER_TYPE_SERVICE_ACCOUNT',
    );
    assert.notEqual(accountOf(grantOfDeletedAccount).deletedAt, null);
    assert.equal(accountOf(landmarks.grantOfUnownedAccount).identityUserId, '');
  });
}).timeout(20_000);
