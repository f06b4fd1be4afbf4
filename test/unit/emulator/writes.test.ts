import assert from 'node:assert/strict';
import {
  assertRefused,
  at,
  column,
  emulatorsOfTest,
  list,
  type Answer,
  type TestTenant,
  fields,
} from '../../support/emulator/harness';
import { smallTenant } from '../../support/emulator/smallTenant';
import { accessEntitlementId, idOf } from '../../support/emulator/wireObjects';

const wiki = `/api/v1/apps/${idOf('wiki')}/entitlements`;
const editorsGrant = `${wiki}/${idOf('wikiEditors')}/users/${idOf('wikiAda')}`;
const inheritedGrant = `${wiki}/${idOf('wikiReaders')}/users/${idOf('wikiAda')}`;

describe('The expiration of a grant in the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const remove = (grant: string): Promise<Answer> => tenant.post(`${grant}/remove-grant-duration`);
  const set = (grant: string, newDeprovisionAt: string | null): Promise<Answer> =>
    tenant.post(`${grant}/update-grant-duration`, { newDeprovisionAt });
  const endOf = async (): Promise<unknown> => {
    const { json } = await tenant.get(`${wiki}/${idOf('wikiEditors')}/grants`);
    return list(json, 'list').map((row) => at(row, 'expired'))[0];
  };

  it('is removed', async () => {
    const answer = await remove(editorsGrant);
    assert.equal(at(answer.json, 'binding', 'deprovisionAt'), null);
    assert.equal(at(answer.json, 'binding', 'appUserId'), idOf('wikiAda'));
    assert.equal(await endOf(), null);
  });

  it('is removed where there is none, too', async () => {
    await remove(editorsGrant);
    assert.equal((await remove(editorsGrant)).status, 200);
  });

  it('is set, and seen at once', async () => {
    const answer = await set(editorsGrant, '2027-01-01T00:00:00Z');
    assert.equal(at(answer.json, 'binding', 'deprovisionAt'), '2027-01-01T00:00:00Z');
    assert.equal(at(answer.json, 'binding', 'deletedAt'), null);
    assert.equal(await endOf(), '2027-01-01T00:00:00Z');
  });

  it('in the past takes the grant away at once', async () => {
    for (const past of ['2026-03-01T12:00:00Z', '2020-01-01T00:00:00Z']) {
      const fresh = await emulators.start();
      const path = `${editorsGrant}/update-grant-duration`;
      const answer = await fresh.post(path, { newDeprovisionAt: past });
      assert.notEqual(at(answer.json, 'binding', 'deletedAt'), null);
      const refs = [{ appId: idOf('wiki'), id: idOf('wikiEditors') }];
      const grants = await fresh.post('/api/v1/search/grants', { entitlementRefs: refs });
      assert.deepEqual(list(grants.json, 'list'), []);
      const entitlement = await fresh.get(`${wiki}/${idOf('wikiEditors')}`);
      assert.equal(at(entitlement.json, 'appEntitlementView', 'appEntitlement', 'grantCount'), '0');
      assertRefused(await fresh.post(path, { newDeprovisionAt: past }), 404, 5, 'grant not found');
    }
  });

  it('needs a date', async () => {
    assertRefused(await set(editorsGrant, null), 400, 3, /NewDeprovisionAt: value is required/);
  });

  it('of an inherited grant is neither removed nor set', async () => {
    assertRefused(await remove(inheritedGrant), 400, 9, 'an inherited grant');
    assertRefused(await set(inheritedGrant, '2027-01-01T00:00:00Z'), 400, 9, 'an inherited grant');
  });

  it('of a grant that is not there is not found', async () => {
    const nobodys = `${wiki}/${idOf('wikiEditors')}/users/${idOf('wikiBob')}`;
    assertRefused(await remove(nobodys), 404, 5, 'grant not found');
  });

  it('is of the account, not of the user', async () => {
    const ofUser = `${wiki}/${idOf('wikiEditors')}/users/${idOf('ada')}`;
    assertRefused(await remove(ofUser), 404, 5, 'grant not found');
  });

  it('of one app leaves the Access grants of others alone', async () => {
    const vaultGrant = `/api/v1/apps/${idOf('vault')}/entitlements/${accessEntitlementId}/users/${idOf('vaultAda')}`;
    await set(vaultGrant, '2027-01-01T00:00:00Z');
    const { json } = await tenant.get(`${wiki}/${accessEntitlementId}/grants`);
    assert.deepEqual(
      list(json, 'list').map((row) => at(row, 'expired')),
      [null, null, null],
    );
  });
});

describe('A delegation in the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const set = (body: object, of = 'ada'): Promise<Answer> =>
    tenant.post(`/api/v1/users/${idOf(of)}/set-delegation-by-admin`, body);
  const delegateOf = async (name: string): Promise<unknown> =>
    at(
      (await tenant.get(`/api/v1/users/${idOf(name)}`)).json,
      'userView',
      'user',
      'delegatedUserId',
    );

  it('is set with its dates, which the answer names otherwise', async () => {
    const answer = await set({
      delegatedUserId: idOf('olga'),
      delegationStartAt: '2026-04-01T00:00:00Z',
      delegationExpireAt: '2026-05-01T00:00:00Z',
    });
    const item = fields(answer.json, 'item');
    assert.equal(at(item, 'userId'), idOf('ada'));
    assert.equal(at(item, 'delegatedUserId'), idOf('olga'));
    assert.equal(at(item, 'startAt'), '2026-04-01T00:00:00Z');
    assert.equal(at(item, 'expirationAt'), '2026-05-01T00:00:00Z');
    assert.ok(!('delegationStartAt' in item));
    assert.equal(await delegateOf('ada'), idOf('olga'));
  });

  it('without dates is permanent', async () => {
    const answer = await set({ delegatedUserId: idOf('olga') });
    assert.equal(at(answer.json, 'item', 'startAt'), null);
    assert.equal(at(answer.json, 'item', 'expirationAt'), null);
  });

  it('is found by searches', async () => {
    await set({ delegatedUserId: idOf('olga') });
    const found = await tenant.post('/api/v1/search/users', { delegatedUserIds: [idOf('olga')] });
    assert.deepEqual(column(found, 'userId'), [idOf('ada')]);
    const delegates = await tenant.post('/api/v1/search/users', { isDelegate: true });
    assert.deepEqual(column(delegates, 'userId'), [idOf('olga'), idOf('ada')]);
  });

  it('is removed with an empty delegate', async () => {
    const answer = await set({ delegatedUserId: '' }, 'bob');
    assert.equal(at(answer.json, 'item'), null);
    assert.equal(await delegateOf('bob'), '');
  });

  it('ends by itself', async () => {
    await set({ delegatedUserId: idOf('olga'), delegationExpireAt: '2026-03-01T12:30:00Z' });
    tenant.clock.advanceSeconds(1799);
    assert.equal(await delegateOf('ada'), idOf('olga'));
    tenant.clock.advanceSeconds(1);
    assert.equal(await delegateOf('ada'), '');
  });

  it('shows before it starts, unless the emulator hides that', async () => {
    const delegation = {
      delegatedUserId: idOf('olga'),
      delegationStartAt: '2026-03-01T12:30:00Z',
    };
    await set(delegation);
    assert.equal(await delegateOf('ada'), idOf('olga'));
    tenant = await emulators.start({ hidesFutureDelegations: true });
    await set(delegation);
    assert.equal(await delegateOf('ada'), '');
    tenant.clock.advanceSeconds(1800);
    assert.equal(await delegateOf('ada'), idOf('olga'));
  });

  it('of the seed ends by itself too, and everywhere at once', async () => {
    const delegation = {
      createdAt: null,
      delegatedUserId: idOf('ada'),
      deletedAt: null,
      expirationAt: '2026-03-01T12:10:00Z',
      startAt: null,
      updatedAt: null,
      userId: idOf('bob'),
    };
    const data = smallTenant({ delegations: [delegation] });
    tenant = await emulators.start({ scenario: { kind: 'custom', data } });
    const delegating = async (): Promise<readonly string[]> => {
      const delegateStatus = 'DELEGATE_STATUS_HAS_DELEGATE';
      return column(await tenant.post('/api/v1/search/users', { delegateStatus }), 'userId');
    };
    assert.deepEqual(await delegating(), [idOf('bob')]);
    tenant.clock.advanceSeconds(600);
    assert.deepEqual(await delegating(), []);
    assert.equal(await delegateOf('bob'), '');
    assert.deepEqual(
      column(await tenant.post('/api/v1/search/users', { isDelegate: true }), 'userId'),
      [],
    );
  });

  it('replaces the one before', async () => {
    await set({ delegatedUserId: idOf('olga') }, 'bob');
    assert.equal(await delegateOf('bob'), idOf('olga'));
  });

  it('is refused to oneself, to nobody, and to somebody disabled', async () => {
    assertRefused(await set({ delegatedUserId: idOf('ada') }), 400, 3, /own delegate/);
    assertRefused(await set({ delegatedUserId: idOf('nobody') }), 404, 5, 'delegate not found');
    assertRefused(await set({ delegatedUserId: idOf('left') }), 400, 3, /not enabled/);
    assertRefused(await set({ delegatedUserId: idOf('ada') }, 'nobody'), 404, 5, 'user not found');
  });

  it('is refused where it would end before it starts', async () => {
    const delegatedUserId = idOf('olga');
    assertRefused(
      await set({ delegatedUserId, delegationExpireAt: '2026-03-01T12:00:00Z' }),
      400,
      3,
      /end before/,
    );
    assertRefused(
      await set({
        delegatedUserId,
        delegationStartAt: '2026-05-01T00:00:00Z',
        delegationExpireAt: '2026-04-01T00:00:00Z',
      }),
      400,
      3,
      /end before/,
    );
  });
});
