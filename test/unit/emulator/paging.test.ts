import assert from 'node:assert/strict';
import {
  assertRefused,
  column,
  emulatorsOfTest,
  text,
  type Answer,
  type TestTenant,
} from '../../support/emulator/harness';
import { smallTenant } from '../../support/emulator/smallTenant';
import { accessEntitlementId, attributeValue, idOf } from '../../support/emulator/wireObjects';

const outOfRange = 'invalid SearchUsersRequest.PageSize: value must be inside range [0, 100]';

describe('A page of the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const users = (body: object): Promise<Answer> => tenant.post('/api/v1/search/users', body);
  const rows = (answer: Answer): number => column(answer, 'userId').length;
  const next = (answer: Answer): string => text(answer.json, 'nextPageToken');

  it('holds 25 rows unless asked otherwise', async () => {
    assert.equal(rows(await users({})), 25);
    assert.equal(rows(await users({ pageSize: 0 })), 25);
  });

  it('holds as many rows as asked, up to 100', async () => {
    assert.equal(rows(await users({ pageSize: 40 })), 40);
    assert.equal(rows(await users({ pageSize: 100 })), 66);
  });

  it('is refused above 100 rows', async () => {
    assertRefused(await users({ pageSize: 101 }), 400, 3, outOfRange);
  });

  it('is refused below 0 rows', async () => {
    assertRefused(await users({ pageSize: -1 }), 400, 3, outOfRange);
  });

  it('holds 10 rows when fewer are asked', async () => {
    assert.equal(rows(await users({ pageSize: 1 })), 10);
  });

  it('of apps holds more rows than asked', async () => {
    const many = await emulators.start({ scenario: { kind: 'scale', grantCount: 5_000 } });
    const answer = await many.post('/api/v1/search/apps', { pageSize: 10 });
    assert.equal(column(answer, 'id').length, 23);
  });

  it('has an empty token only when it is the last', async () => {
    const first = await users({ pageSize: 60 });
    assert.notEqual(next(first), '');
    const second = await users({ pageSize: 60, pageToken: next(first) });
    assert.equal(rows(second), 6);
    assert.equal(next(second), '');
  });

  it('that ends with the list has no token', async () => {
    assert.equal(next(await users({ pageSize: 66 })), '');
    assert.notEqual(next(await users({ pageSize: 65 })), '');
  });

  it('follows the one before without gap or repetition', async () => {
    const seen: string[] = [];
    let pageToken = '';
    do {
      const answer = await users({ pageSize: 12, pageToken });
      seen.push(...column(answer, 'userId'));
      pageToken = next(answer);
    } while (pageToken !== '');
    assert.equal(seen.length, 66);
    assert.equal(new Set(seen).size, 66);
  });

  it('may have another size than the one before', async () => {
    const pageToken = next(await users({ pageSize: 10 }));
    assert.equal(rows(await users({ pageSize: 50, pageToken })), 50);
  });

  it('is not shifted by a row that vanished before it', async () => {
    const big = await emulators.start({ scenario: { kind: 'scale', grantCount: 200 } });
    const search = (pageToken: string): Promise<Answer> =>
      big.post('/api/v1/search/grants', { pageSize: 10, pageToken });
    const keys = (answer: Answer): string[] =>
      column(answer, 'appEntitlementUserBinding', 'appUserId').map(
        (id, row) =>
          `${column(answer, 'appEntitlementUserBinding', 'appEntitlementId')[row] ?? ''}/${id}`,
      );
    const first = await search('');
    const expected = keys(await search(next(first)));
    const [app] = column(first, 'appEntitlementUserBinding', 'appId');
    const [entitlement] = column(first, 'appEntitlementUserBinding', 'appEntitlementId');
    const [account] = column(first, 'appEntitlementUserBinding', 'appUserId');
    const revoked = await big.post(
      `/api/v1/apps/${app ?? ''}/entitlements/${entitlement ?? ''}/users/${account ?? ''}/update-grant-duration`,
      { newDeprovisionAt: '2020-01-01T00:00:00Z' },
    );
    assert.equal(revoked.status, 200, revoked.text);
    assert.deepEqual(keys(await search(next(first))), expected);
  });
});

describe('A page token of the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const users = (body: object): Promise<Answer> => tenant.post('/api/v1/search/users', body);
  const tokenOf = async (body: object): Promise<string> =>
    text((await users(body)).json, 'nextPageToken');

  it('is opaque, and of one run alone', async () => {
    const pageToken = await tokenOf({ pageSize: 10 });
    assert.match(pageToken, /^[\w-]{12,}$/);
    const other = await emulators.start();
    const answer = await other.post('/api/v1/search/users', { pageToken });
    assertRefused(answer, 400, 3, 'invalid page token');
  });

  it('is refused with other filters', async () => {
    const pageToken = await tokenOf({ pageSize: 10 });
    assertRefused(await users({ pageToken, query: 'a' }), 400, 3, 'invalid page token');
  });

  it('is refused by another list', async () => {
    const pageToken = await tokenOf({ pageSize: 10 });
    const path = `/api/v1/apps/${idOf('wiki')}/entitlements/${accessEntitlementId}/grants`;
    assertRefused(
      await tenant.get(`${path}?page_token=${pageToken}`),
      400,
      3,
      'invalid page token',
    );
  });

  it('is refused by another list with the same filters', async () => {
    const labels = (kind: string) =>
      Array.from({ length: 30 }, (_, number) => attributeValue(`${kind}${number}x`));
    const data = smallTenant({
      riskLevels: labels('risk'),
      complianceFrameworks: labels('framework'),
    });
    const many = await emulators.start({ scenario: { kind: 'custom', data } });
    const first = await many.get('/api/v1/attributes/risk_levels');
    const query = `?page_token=${text(first.json, 'nextPageToken')}`;
    const next = await many.get(`/api/v1/attributes/risk_levels${query}`);
    assert.equal(column(next, 'id').length, 5);
    const other = await many.get(`/api/v1/attributes/compliance_frameworks${query}`);
    assertRefused(other, 400, 3, 'invalid page token');
  });

  it('is refused when it was made up or changed', async () => {
    const pageToken = await tokenOf({ pageSize: 10 });
    const changed = `${pageToken.slice(0, -2)}${pageToken.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const wrong of ['25', 'bm9wZQ', changed, `${pageToken}A`]) {
      assertRefused(await users({ pageToken: wrong }), 400, 3, 'invalid page token');
    }
  });

  it('does not depend on what is expanded', async () => {
    const pageToken = await tokenOf({ pageSize: 10 });
    const answer = await users({ pageToken, expandMask: { paths: ['*'] } });
    assert.equal(answer.status, 200);
  });
});
