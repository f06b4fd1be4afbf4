import assert from 'node:assert/strict';
import { demoTenant } from '../../../../src/emulator/seed/demoTenant';
import { accessEntitlementId } from '../../../../src/emulator/seed/ids';
import type { WireProvisionPolicy } from '../../../../src/shared/wire/provisioning';

const startedAt = new Date('2026-03-04T09:30:00Z');
const tenant = demoTenant(startedAt);

const idPattern = /^[a-zA-Z0-9]{27}$/;
const timestampPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}|\.\d{6}|\.\d{9})?Z$/;

/** Ids that other systems gave. */
const foreignIds = [
  'appAccountId',
  'employeeIds',
  'externalId',
  'numericId',
  'ProfileId',
  'requestId',
];

const refKey = (ref: { appId: string; id: string }): string => `${ref.appId}/${ref.id}`;
const idsOf = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));

const appIds = idsOf(tenant.apps);
const userIds = idsOf(tenant.users);
const entitlements = new Map(tenant.entitlements.map((row) => [refKey(row), row]));
const accounts = new Map(tenant.accounts.map((row) => [refKey(row), row]));

/** Every string of a value, with the key that it stands under. */
function* strings(value: unknown, key = ''): Generator<readonly [key: string, text: string]> {
  if (typeof value === 'string') {
    yield [key, value];
  } else if (Array.isArray(value)) {
    for (const item of value) {
      yield* strings(item, key);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      yield* strings(item, name);
    }
  }
}

/** A provision policy and the policies in its steps. */
function* withSteps(policy: WireProvisionPolicy): Generator<WireProvisionPolicy> {
  yield policy;
  for (const step of policy.multiStep?.provisionSteps ?? []) {
    yield* withSteps(step);
  }
}

function assertUnique(what: string, keys: readonly string[]): void {
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  assert.deepEqual(twice, [], `${what} are not unique`);
}

function countBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  }
  return counts;
}

describe('demo tenant: integrity', () => {
  it('writes every id as 27 letters and digits', () => {
    const ids = [...strings(tenant)].filter(
      ([key]) => /^id$|Ids?$/.test(key) && !foreignIds.includes(key),
    );
    const wrong = ids.filter(([, text]) => text !== '' && !idPattern.test(text));
    assert.ok(ids.length > 10_000);
    assert.deepEqual(wrong, []);
  });

  it('writes every time in UTC with 0, 3, 6 or 9 fraction digits', () => {
    const times = [...strings(tenant)].filter(([key]) => /(At|Time)$/.test(key));
    assert.deepEqual(
      times.filter(([, text]) => !timestampPattern.test(text)),
      [],
    );
    const digits = new Set(times.map(([, text]) => text.length));
    assert.deepEqual([...digits].sort(), [20, 24, 27, 30]);
  });

  it('gives no id twice', () => {
    assertUnique('apps', [...tenant.apps.map(({ id }) => id)]);
    assertUnique('users', [...tenant.users.map(({ id }) => id)]);
    assertUnique('accounts', [...tenant.accounts.map(({ id }) => id)]);
    assertUnique('resource types', [...tenant.resourceTypes.map(({ id }) => id)]);
    assertUnique('resources', [...tenant.resources.map(({ id }) => id)]);
    assertUnique('entitlements', [...tenant.entitlements.map(refKey)]);
    assertUnique('tasks', [...tenant.tasks.map(({ id }) => id)]);
    assertUnique('task numbers', [...tenant.tasks.map(({ numericId }) => numericId)]);
    assertUnique('aliases', [...tenant.entitlements.map(({ alias }) => alias)].filter(Boolean));
  });

  it('shares an entitlement id among apps only for the built-in Access', () => {
    const counts = countBy(tenant.entitlements, ({ id }) => id);
    const shared = [...counts].filter(([, count]) => count > 1);
    assert.deepEqual(shared, [[accessEntitlementId, tenant.apps.length]]);
    for (const entitlement of tenant.entitlements) {
      assert.equal(entitlement.systemBuiltin, entitlement.id === accessEntitlementId);
    }
  });

  it('gives an account one grant per entitlement', () => {
    const grants = countBy(tenant.grants, ({ appId, appEntitlementId, appUserId }) =>
      [appId, appEntitlementId, appUserId].join('/'),
    );
    assert.equal(grants.size, tenant.grants.length);
  });

  it('grants only entitlements and accounts that exist in the same app', () => {
    for (const { appId, appEntitlementId, appUserId } of tenant.grants) {
      assert.ok(entitlements.has(refKey({ appId, id: appEntitlementId })));
      assert.ok(accounts.has(refKey({ appId, id: appUserId })));
    }
  });

  it('places everything in apps, resource types and resources that exist', () => {
    const types = new Map(tenant.resourceTypes.map((row) => [row.id, row]));
    const resources = new Map(tenant.resources.map((row) => [row.id, row]));
    for (const row of [...tenant.resourceTypes, ...tenant.resources, ...tenant.accounts]) {
      assert.ok(appIds.has(row.appId));
    }
    for (const { appId, appResourceTypeId } of tenant.resources) {
      assert.equal(types.get(appResourceTypeId)?.appId, appId);
    }
    for (const entitlement of tenant.entitlements.filter(({ systemBuiltin }) => !systemBuiltin)) {
      const resource = resources.get(entitlement.appResourceId);
      assert.equal(resource?.appId, entitlement.appId);
      assert.equal(resource.appResourceTypeId, entitlement.appResourceTypeId);
    }
  });

  it('refers only to people who exist', () => {
    const referred = [
      ...tenant.accounts.map(({ identityUserId }) => identityUserId),
      ...tenant.users.flatMap(({ managerIds, delegatedUserId }) => [
        ...managerIds,
        delegatedUserId,
      ]),
      ...tenant.owners.map(({ userId }) => userId),
      ...tenant.tasks.flatMap((task) => [task.userId, task.createdByUserId, ...task.approverIds]),
      ...Object.values(tenant.principals),
      ...tenant.delegations.flatMap(({ userId, delegatedUserId }) => [userId, delegatedUserId]),
      ...tenant.connectors.flatMap((connector) => connector.userIds),
      ...[...strings(tenant.policies)].flatMap(([key, id]) => (key.endsWith('serIds') ? [id] : [])),
    ];
    assert.deepEqual(
      referred.filter((id) => id !== '' && !userIds.has(id)),
      [],
    );
  });

  it('maps directory sources to accounts that exist', () => {
    for (const user of tenant.users) {
      for (const { appId, appUserId } of user.emailSources) {
        assert.equal(accounts.get(refKey({ appId, id: appUserId }))?.identityUserId, user.id);
      }
    }
  });

  it('lets people in provision policies and entitlements in delegated ones exist', () => {
    for (const entitlement of tenant.entitlements) {
      for (const root of [entitlement.provisionerPolicy, entitlement.deprovisionerPolicy]) {
        for (const policy of root === null ? [] : withSteps(root)) {
          const named = [...strings(policy.manual)].filter(([key]) => key.endsWith('serIds'));
          assert.deepEqual(
            named.filter(([, id]) => !userIds.has(id)),
            [],
          );
          const { delegated } = policy;
          const group = policy.manual?.assignee?.group;
          const refs = [
            ...(delegated ? [{ appId: delegated.appId, id: delegated.entitlementId }] : []),
            ...(group ? [{ appId: group.appId, id: group.appGroupId }] : []),
          ];
          assert.ok(refs.every((ref) => entitlements.has(refKey(ref))));
        }
      }
    }
  });

  it('lets policies, forms, connectors, vaults and webhooks be there where they are named', () => {
    const known = new Map<string, ReadonlySet<string>>([
      ['emergencyGrantPolicyId', idsOf(tenant.policies)],
      ['requestSchemaId', idsOf(tenant.requestSchemas)],
      ['connectorId', idsOf(tenant.connectors)],
      ['vaultIds', idsOf(tenant.vaults)],
      ['vaultBoundaryId', idsOf(tenant.vaults)],
      ['webhookId', idsOf(tenant.webhooks)],
    ]);
    const named = [...strings(tenant.entitlements), ...strings(tenant.policies)];
    const wrong = named.filter(([key, id]) => id !== '' && known.get(key)?.has(id) === false);
    assert.deepEqual(wrong, []);
    for (const key of known.keys()) {
      assert.ok(
        named.some(([name]) => name === key),
        key,
      );
    }
  });

  it('gives apps and entitlements live policies of the right type', () => {
    const fields = {
      grantPolicyId: 'POLICY_TYPE_GRANT',
      revokePolicyId: 'POLICY_TYPE_REVOKE',
      certifyPolicyId: 'POLICY_TYPE_CERTIFY',
    } as const;
    const policies = new Map(tenant.policies.map((row) => [row.id, row]));
    for (const row of [...tenant.apps, ...tenant.entitlements]) {
      for (const field of ['grantPolicyId', 'revokePolicyId', 'certifyPolicyId'] as const) {
        if (row[field] === '') continue;
        assert.equal(policies.get(row[field])?.policyType, fields[field], row.displayName);
        assert.equal(policies.get(row[field])?.deletedAt, null);
      }
    }
  });

  it('dates only delegations that users have, and that have not ended', () => {
    for (const { userId, delegatedUserId, startAt, expirationAt } of tenant.delegations) {
      const user = tenant.users.find(({ id }) => id === userId);
      assert.equal(user?.delegatedUserId, delegatedUserId);
      assert.ok(Date.parse(startAt ?? '') < startedAt.getTime());
      assert.ok(Date.parse(expirationAt ?? '') > startedAt.getTime());
    }
  });

  it('labels entitlements with risk levels and frameworks that exist', () => {
    const levels = idsOf(tenant.riskLevels);
    const frameworks = idsOf(tenant.complianceFrameworks);
    for (const { riskLevelValueId, complianceFrameworkValueIds } of tenant.entitlements) {
      assert.ok(riskLevelValueId === '' || levels.has(riskLevelValueId));
      assert.ok(complianceFrameworkValueIds.every((id) => frameworks.has(id)));
    }
  });

  it('counts grants and accounts as they are', () => {
    const byEntitlement = countBy(tenant.grants, ({ appId, appEntitlementId }) =>
      refKey({ appId, id: appEntitlementId }),
    );
    const byApp = countBy(tenant.accounts, ({ appId }) => appId);
    const byResource = new Map<string, number>();
    for (const row of tenant.entitlements) {
      const count = byEntitlement.get(refKey(row)) ?? 0;
      assert.equal(row.grantCount, String(count), row.displayName);
      byResource.set(row.appResourceId, (byResource.get(row.appResourceId) ?? 0) + count);
    }
    for (const { id, grantCount } of tenant.resources) {
      assert.equal(grantCount, String(byResource.get(id) ?? 0));
    }
    for (const { id, userCount } of tenant.apps) {
      assert.equal(userCount, String(byApp.get(id) ?? 0));
    }
  });

  it('asks for no longer than the entitlement allows', () => {
    for (const { type } of tenant.tasks) {
      const ref = { appId: type?.grant?.appId ?? '', id: type?.grant?.appEntitlementId ?? '' };
      const asked = type?.grant?.grantDuration ?? null;
      const longest = entitlements.get(refKey(ref))?.durationGrant;
      if (asked !== null && longest !== undefined) {
        assert.ok(parseInt(asked) <= parseInt(longest));
      }
    }
  });

  it('has one member of each oneof', () => {
    for (const { durationGrant, durationUnset, provisionerPolicy } of tenant.entitlements) {
      assert.notEqual(durationGrant === undefined, durationUnset === undefined);
      assert.equal(Object.keys(provisionerPolicy ?? {}).length, 1);
    }
  });

  it('leaves owners out of the apps themselves, as the server does', () => {
    assert.ok(tenant.apps.every(({ appOwners }) => appOwners.length === 0));
  });

  it('lets managers form one tree below the chief executive', () => {
    const managerOf = new Map(tenant.users.map(({ id, managerIds }) => [id, managerIds[0]]));
    const roots = tenant.users.filter(
      ({ managerIds, type }) => managerIds.length === 0 && type === 'USER_TYPE_HUMAN',
    );
    assert.deepEqual(
      roots.map(({ jobTitle }) => jobTitle),
      ['Chief Executive Officer'],
    );
    for (const { id, displayName } of tenant.users) {
      let steps = 0;
      for (let above = managerOf.get(id); above !== undefined; above = managerOf.get(above)) {
        assert.ok(++steps < 10, `${displayName} is below themselves`);
      }
    }
  });
}).timeout(20_000);
