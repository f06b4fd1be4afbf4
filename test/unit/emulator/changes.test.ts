import assert from 'node:assert/strict';
import { startEmulator } from '../../../src/emulator/server';
import {
  parseTenantChanges,
  UnknownChangesError,
  type TenantChanges,
} from '../../../src/emulator/store/changes';
import { at, emulatorsOfTest, list, type TestTenant } from '../../support/emulator/harness';
import { smallTenant } from '../../support/emulator/smallTenant';
import { idOf } from '../../support/emulator/wireObjects';

const editors = `/api/v1/apps/${idOf('wiki')}/entitlements/${idOf('wikiEditors')}`;

describe('What was changed in the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  let reported: TenantChanges[];
  beforeEach(async () => {
    reported = [];
    tenant = await emulators.start({ onChange: (changes) => reported.push(changes) });
  });

  const changeEverything = async (of: TestTenant): Promise<void> => {
    await of.post(`${editors}/users/${idOf('wikiAda')}/remove-grant-duration`);
    await of.post(editors, { entitlement: { durationUnset: {} }, updateMask: 'durationUnset' });
    await of.post(`/api/v1/users/${idOf('ada')}/set-delegation-by-admin`, {
      delegatedUserId: idOf('olga'),
    });
    const access = `/api/v1/apps/${idOf('wiki')}/entitlements/287oY0rG4UirjDNFEYguMBvxyim`;
    await of.post(`${access}/users/${idOf('wikiBob')}/update-grant-duration`, {
      newDeprovisionAt: '2020-01-01T00:00:00Z',
    });
    await of.post(`${editors}/owners`, { userId: idOf('bob') });
  };

  /** Everything that the changes touch, as the API shows it. */
  const view = async (of: TestTenant): Promise<readonly string[]> => {
    const answers = [
      await of.get(`${editors}/owners`),
      await of.post('/api/v1/search/entitlements', { pageSize: 100 }),
      await of.post('/api/v1/search/grants', { pageSize: 100 }),
      await of.post('/api/v1/search/users', { pageSize: 100 }),
    ];
    return answers.map((answer) => answer.text);
  };

  it('is reported after each write, as a whole', async () => {
    await changeEverything(tenant);
    assert.equal(reported.length, 5);
    assert.deepEqual(
      reported.map(({ grants, entitlements, delegations, owners }) => [
        grants.length,
        entitlements.length,
        delegations.length,
        owners.length,
      ]),
      [
        [1, 0, 0, 0],
        [1, 1, 0, 0],
        [1, 1, 1, 0],
        [2, 1, 1, 0],
        [2, 1, 1, 1],
      ],
    );
  });

  it('is not reported when a write is refused', async () => {
    await tenant.post(editors, { entitlement: { displayName: '' }, updateMask: 'displayName' });
    assert.deepEqual(reported, []);
  });

  it('survives a restart by way of JSON', async () => {
    await changeEverything(tenant);
    const kept: unknown = JSON.parse(JSON.stringify(reported.at(-1)));
    const restarted = await emulators.start({ changes: parseTenantChanges(kept) });
    assert.deepEqual(await view(restarted), await view(tenant));
  });

  it('is forgotten by a reset', async () => {
    const before = await view(tenant);
    await changeEverything(tenant);
    assert.notDeepEqual(await view(tenant), before);
    tenant.emulator.reset();
    assert.deepEqual(await view(tenant), before);
    assert.deepEqual(reported.at(-1), {
      version: 1,
      grants: [],
      entitlements: [],
      delegations: [],
      owners: [],
    });
  });

  it('of another version, or in another shape, is not taken', () => {
    const none = { version: 1, grants: [], entitlements: [], delegations: [], owners: [] };
    assert.deepEqual(parseTenantChanges(none), none);
    const { owners, ...beforeOwners } = none;
    assert.deepEqual(parseTenantChanges(beforeOwners), { ...beforeOwners, owners });
    for (const wrong of [{ ...none, version: 2 }, { ...none, grants: [{}] }, null, 'x']) {
      assert.throws(() => parseTenantChanges(wrong), UnknownChangesError);
    }
  });

  it('about things that the seed does not have does no harm', async () => {
    const stray: TenantChanges = {
      version: 1,
      grants: [
        { appId: 'a', appEntitlementId: 'b', appUserId: 'c', deprovisionAt: null, isRevoked: true },
      ],
      entitlements: [{ appId: 'a', id: 'b', fields: { alias: 'x' } }],
      delegations: [],
      owners: [],
    };
    const started = await emulators.start({ changes: stray });
    assert.deepEqual(await view(started), await view(tenant));
  });

  it('goes through the same oneof twice and keeps one member', async () => {
    await tenant.post(editors, { entitlement: { durationUnset: {} }, updateMask: 'durationUnset' });
    await tenant.post(editors, {
      entitlement: { durationGrant: '9s' },
      updateMask: 'durationGrant',
    });
    assert.deepEqual(Object.keys(reported.at(-1)?.entitlements[0]?.fields ?? {}).sort(), [
      'durationGrant',
      'updatedAt',
      'userEditedMask',
    ]);
  });
});

describe('An emulator', () => {
  it('rejects when its port is taken', async () => {
    const scenario = { kind: 'custom', data: smallTenant() } as const;
    const first = await startEmulator({ scenario });
    const port = Number(new URL(first.url).port);
    await assert.rejects(startEmulator({ scenario, port }), { code: 'EADDRINUSE' });
    await first.close();
  });
});

describe('The demo tenant of the emulator', () => {
  const emulators = emulatorsOfTest();

  it('serves every endpoint', async () => {
    const tenant = await emulators.start({ scenario: { kind: 'demo' } });
    const apps = await tenant.post('/api/v1/search/apps', { pageSize: 100 });
    assert.ok(list(apps.json, 'list').length >= 20);
    const grants = await tenant.post('/api/v1/search/grants', { pageSize: 100 });
    assert.equal(list(grants.json, 'list').length, 100);
    const introspection = await tenant.get('/api/v1/auth/introspect', 'appOwner');
    const self = await tenant.get(`/api/v1/users/${String(at(introspection.json, 'userId'))}`);
    assert.equal(self.status, 200);
  });
});
