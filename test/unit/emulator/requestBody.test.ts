import assert from 'node:assert/strict';
import {
  assertRefused,
  at,
  column,
  emulatorsOfTest,
  type Answer,
  type TestTenant,
} from '../../support/emulator/harness';
import { idOf } from '../../support/emulator/wireObjects';

const badBody = 'failed to unmarshal body: proto: ';
const editors = `/api/v1/apps/${idOf('wiki')}/entitlements/${idOf('wikiEditors')}`;
const grantOfAda = `${editors}/users/${idOf('wikiAda')}`;

describe('The emulator reads a request body as protobuf JSON:', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const search = (body: unknown): Promise<Answer> => tenant.post('/api/v1/search/grants', body);
  const update = (entitlement: unknown, updateMask?: unknown): Promise<Answer> =>
    tenant.post(editors, { entitlement, updateMask });

  it('a field has its camelCase name', async () => {
    const answer = await search({ appUserIds: [idOf('vaultAda')] });
    assert.equal(column(answer, 'appEntitlementUserBinding', 'appUserId').length, 2);
  });

  it('a field has its snake_case name too', async () => {
    const answer = await search({ app_user_ids: [idOf('vaultAda')] });
    assert.equal(column(answer, 'appEntitlementUserBinding', 'appUserId').length, 2);
  });

  it('an unknown field is refused with its place', async () => {
    assertRefused(
      await search('{"appUser": []}'),
      400,
      3,
      `${badBody}(line 1:2): unknown field "appUser"`,
    );
    assertRefused(
      await search('{\n  "appIds": [],\n  "x": 1}'),
      400,
      3,
      `${badBody}(line 3:3): unknown field "x"`,
    );
  });

  it('an unknown field inside a message is refused', async () => {
    assertRefused(
      await search({ entitlementRefs: [{ appId: idOf('wiki'), entitlementId: 'x' }] }),
      400,
      3,
      /unknown field "entitlementId"/,
    );
  });

  it('null is the same as unset', async () => {
    const answer = await search({ appIds: null, userId: null, pageSize: null, expandMask: null });
    assert.equal(column(answer, 'appEntitlementUserBinding', 'appId').length, 8);
  });

  it('null in a list is refused', async () => {
    assertRefused(
      await search({ appIds: [null] }),
      400,
      3,
      /invalid value for string field appIds: null/,
    );
  });

  it('an enum value has its name or its number', async () => {
    const ownerships = async (purpose: unknown): Promise<readonly string[]> =>
      column(await search({ purpose: [purpose] }), 'entitlement', 'appEntitlement', 'displayName');
    assert.deepEqual(await ownerships('APP_ENTITLEMENT_PURPOSE_VALUE_OWNERSHIP'), ['Admins']);
    assert.deepEqual(await ownerships(3), ['Admins']);
  });

  it('an unknown enum name is refused', async () => {
    assertRefused(
      await search({ purpose: ['OWNERSHIP'] }),
      400,
      3,
      /invalid value for enum field purpose: "OWNERSHIP"/,
    );
  });

  it('an int32 may be a string of digits, and no other string', async () => {
    const answer = await tenant.post('/api/v1/search/users', { pageSize: '11' });
    assert.equal(column(answer, 'userId').length, 11);
    assertRefused(
      await search({ pageSize: 'many' }),
      400,
      3,
      /invalid value for int32 field pageSize/,
    );
    assertRefused(
      await search({ pageSize: 1.5 }),
      400,
      3,
      /invalid value for int32 field pageSize/,
    );
  });

  it('an int64 may be a string or a number', async () => {
    assert.equal((await update({ grantCount: '12', description: 'a' }, 'description')).status, 200);
    assert.equal((await update({ grantCount: 12, description: 'b' }, 'description')).status, 200);
    assertRefused(
      await update({ grantCount: 'x' }, 'description'),
      400,
      3,
      /invalid value for int64/,
    );
  });

  it('a value of another JSON kind is refused', async () => {
    assertRefused(await search({ userId: 5 }), 400, 3, /invalid value for string field userId: 5/);
    assertRefused(
      await search({ appIds: idOf('wiki') }),
      400,
      3,
      /syntax error .*unexpected token/,
    );
    assertRefused(
      await search({ expandMask: 'app_id' }),
      400,
      3,
      /syntax error .*unexpected token/,
    );
    assertRefused(
      await update({ emergencyGrantEnabled: 'true' }),
      400,
      3,
      /invalid value for bool field/,
    );
    assertRefused(await search('[]'), 400, 3, /syntax error .*unexpected token \[/);
  });

  it('a text that is not JSON is refused', async () => {
    for (const broken of ['{', '{"appIds":}', '{"appIds":[1,]}', 'nothing', '{} {}', '{"a" 1}']) {
      assertRefused(await search(broken), 400, 3, `${badBody}syntax error (line 1:`);
    }
  });

  it('a repeated key is refused', async () => {
    assertRefused(await search('{"userId":"","userId":""}'), 400, 3, /duplicate field "userId"/);
  });

  it('both names of one field are a repeated key', async () => {
    assertRefused(await search('{"userId":"","user_id":""}'), 400, 3, /duplicate field "user_id"/);
  });

  it('a repeated key of a map is refused', async () => {
    const body = '{"entitlement":{"annotations":{"a":"1","a":"2"}},"updateMask":"annotations"}';
    assertRefused(await tenant.post(editors, body), 400, 3, /duplicate map key "a"/);
  });

  it('two members of one oneof are refused', async () => {
    const answer = await update({ durationUnset: {}, durationGrant: '60s' }, 'durationGrant');
    assertRefused(
      answer,
      400,
      3,
      /error parsing "durationGrant", oneof c1\.api\.app\.v1\.AppEntitlement\.max_grant_duration is already set/,
    );
  });

  it('a member of a oneof that is null does not count', async () => {
    const answer = await update({ durationUnset: null, durationGrant: '60s' }, 'durationGrant');
    assert.equal(at(answer.json, 'appEntitlementView', 'appEntitlement', 'durationGrant'), '60s');
  });

  it('a oneof inside a oneof has its own name', async () => {
    const both = { connector: { deleteAccount: {}, defaultBehavior: {} } };
    assertRefused(
      await update({ provisionerPolicy: both }, 'provisionerPolicy'),
      400,
      3,
      /oneof c1\.api\.policy\.v1\.ConnectorProvision\.provision_type is already set/,
    );
  });

  it('a duration is seconds with an s', async () => {
    for (const wrong of ['1h', '3600', '1.5', 's', '1e3s', '']) {
      const answer = await update({ durationGrant: wrong }, 'durationGrant');
      const said = `invalid google.protobuf.Duration value ${JSON.stringify(wrong)}`;
      assertRefused(answer, 400, 3, new RegExp(said.replace(/\./g, '\\.')));
    }
    const answer = await update({ durationGrant: '1.5s' }, 'durationGrant');
    assert.equal(
      at(answer.json, 'appEntitlementView', 'appEntitlement', 'durationGrant'),
      '1.500s',
    );
  });

  it('a timestamp is RFC 3339 with a zone', async () => {
    for (const wrong of ['2027-01-01', '2027-01-01T00:00:00', '2027-02-30T00:00:00Z', 'soon', '']) {
      const answer = await tenant.post(`${grantOfAda}/update-grant-duration`, {
        newDeprovisionAt: wrong,
      });
      assertRefused(answer, 400, 3, /invalid google\.protobuf\.Timestamp value/);
    }
  });

  it('a timestamp may have any zone and up to nine fraction digits', async () => {
    const spellings = {
      '2027-01-01T02:00:00+02:00': '2027-01-01T00:00:00Z',
      '2027-01-01T00:00:00.5Z': '2027-01-01T00:00:00.500Z',
      '2027-01-01T00:00:00.123456Z': '2027-01-01T00:00:00.123456Z',
      '2027-01-01T00:00:00.1234567Z': '2027-01-01T00:00:00.123456700Z',
    };
    for (const [sent, received] of Object.entries(spellings)) {
      const answer = await tenant.post(`${grantOfAda}/update-grant-duration`, {
        newDeprovisionAt: sent,
      });
      assert.equal(at(answer.json, 'binding', 'deprovisionAt'), received);
    }
  });

  it('an empty body is an empty message', async () => {
    assert.equal((await search('')).status, 200);
    assert.equal((await tenant.post(`${grantOfAda}/remove-grant-duration`, '')).status, 200);
  });

  it('the content type is not looked at', async () => {
    const answer = await tenant.call({
      method: 'POST',
      path: '/api/v1/search/apps',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"wiki"}',
    });
    assert.deepEqual(column(answer, 'displayName'), ['Wiki']);
  });

  it('a body above 4 MiB is refused', async () => {
    const filled = (length: number): string => `{"query":"${'x'.repeat(length - 12)}"}`;
    const limit = 4 * 1024 * 1024;
    assert.equal((await tenant.post('/api/v1/search/apps', filled(limit))).status, 200);
    assertRefused(
      await tenant.post('/api/v1/search/apps', filled(limit + 1)),
      400,
      3,
      'request body too large',
    );
  });

  it('text that is not UTF-8 makes the service fail', async () => {
    const body = Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const answer = await tenant.call({ method: 'POST', path: '/api/v1/search/apps', body });
    assertRefused(answer, 500, 13, 'Internal Server Error');
  });

  it('a DELETE has a body', async () => {
    const remove = (body: string): Promise<Answer> =>
      tenant.call({ method: 'DELETE', path: `${editors}/remove-membership`, body });
    assertRefused(await remove('{"who":"x"}'), 400, 3, /unknown field "who"/);
    assertRefused(
      await remove(JSON.stringify({ appUserId: idOf('nobody') })),
      404,
      5,
      'grant not found',
    );
    assertRefused(
      await remove(JSON.stringify({ appUserId: idOf('wikiAda') })),
      400,
      9,
      'the members',
    );
  });

  it('a field of the path wins over the same field of the body', async () => {
    const answer = await tenant.post(`${grantOfAda}/remove-grant-duration`, {
      appId: 'not an id',
      app_user_id: idOf('wikiBob'),
    });
    assert.equal(at(answer.json, 'binding', 'appId'), idOf('wiki'));
    assert.equal(at(answer.json, 'binding', 'appUserId'), idOf('wikiAda'));
  });
});
