import assert from 'node:assert/strict';
import { demoTenant } from '../../../../src/emulator/seed/demoTenant';
import type { WireProvisionPolicy } from '../../../../src/shared/wire/provisioning';

const tenant = demoTenant(new Date('2026-03-04T09:30:00Z'));

/** The kinds of a provision policy, those of its steps included, such as `manual.appOwners`. */
function kindsOf(policy: WireProvisionPolicy | null): string[] {
  return Object.entries(policy ?? {}).flatMap(([kind, member]) => {
    switch (kind) {
      case 'connector':
        return [`${kind}.${Object.keys(policy?.connector ?? {}).join()}`];
      case 'manual':
        return [`${kind}.${Object.keys(policy?.manual?.assignee ?? {}).join()}`];
      case 'multiStep':
        return [
          kind,
          ...(policy?.multiStep?.provisionSteps ?? [])
            .flatMap(kindsOf)
            .map((inner) => (inner === kind ? `${kind} in ${kind}` : inner)),
        ];
      default:
        return member === undefined ? [] : [kind];
    }
  });
}

describe('demo tenant: settings of entitlements', () => {
  it('provisions and deprovisions in every way that the API knows', () => {
    const kinds = [
      'action',
      'connector.',
      'connector.account',
      'connector.defaultBehavior',
      'connector.deleteAccount',
      'delegated',
      'devicePlacement',
      'externalTicket',
      'manual.',
      'manual.appOwners',
      'manual.entitlementOwners',
      'manual.expression',
      'manual.group',
      'manual.manager',
      'manual.users',
      'multiStep',
      'multiStep in multiStep',
      'unconfigured',
      'webhook',
    ];
    const found = (of: 'provisionerPolicy' | 'deprovisionerPolicy'): ReadonlySet<string> =>
      new Set(tenant.entitlements.flatMap((row) => kindsOf(row[of])));
    const onlyGiven = ['connector.account', 'manual.'];
    const onlyTaken = ['connector.', 'connector.deleteAccount', 'multiStep in multiStep'];
    const without = (some: readonly string[]): ReadonlySet<string> =>
      new Set(kinds.filter((kind) => !some.includes(kind)));
    assert.deepEqual(found('provisionerPolicy'), without(onlyTaken));
    assert.deepEqual(found('deprovisionerPolicy'), without(onlyGiven));
    const storage = tenant.entitlements.flatMap(({ provisionerPolicy }) =>
      Object.keys(provisionerPolicy?.connector?.account ?? {}),
    );
    assert.ok(storage.includes('saveToVault') && storage.includes('doNotSave'));
  });

  it('has policies of all types, with steps of every kind that people use', () => {
    const { policies } = tenant;
    assert.ok(policies.length >= 15 && policies.length <= 25);
    assert.equal(new Set(policies.map(({ policyType }) => policyType)).size, 5);
    const steps = policies.flatMap(({ policySteps }) =>
      Object.values(policySteps).flatMap((of) => of.steps),
    );
    assert.deepEqual(
      new Set(steps.flatMap((step) => Object.keys(step))),
      new Set(['accept', 'approval', 'provision', 'reject', 'wait']),
    );
    assert.ok(policies.some(({ deletedAt }) => deletedAt !== null));
    assert.ok(policies.some(({ scope }) => scope !== null));
    assert.ok(policies.some(({ rules }) => rules.length > 0));
    assert.ok(policies.some(({ systemBuiltin }) => systemBuiltin));
  });

  it('lets entitlements have policies of their own and inherit those of the app', () => {
    for (const field of ['grantPolicyId', 'revokePolicyId', 'certifyPolicyId'] as const) {
      assert.ok(tenant.apps.every((app) => app[field] !== ''));
      assert.ok(new Set(tenant.entitlements.map((row) => row[field])).size > 1, field);
      assert.ok(tenant.entitlements.some((row) => row[field] === ''));
    }
    assert.ok(new Set(tenant.apps.map(({ grantPolicyId }) => grantPolicyId)).size > 3);
  });

  it('has connectors that work, run, fail and are switched off', () => {
    const statuses = new Set(tenant.connectors.map(({ status }) => status?.status));
    assert.deepEqual([...statuses].sort(), [
      'SYNC_STATUS_DISABLED',
      'SYNC_STATUS_DONE',
      'SYNC_STATUS_ERROR',
      'SYNC_STATUS_RUNNING',
    ]);
    const manual = new Set(
      tenant.apps.filter(({ isManuallyManaged }) => isManuallyManaged).map(({ id }) => id),
    );
    const connected = new Set(tenant.connectors.map(({ appId }) => appId));
    for (const { id } of tenant.apps) assert.notEqual(connected.has(id), manual.has(id));
    assert.ok(tenant.connectors.length > connected.size);
  });
}).timeout(20_000);
