import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Fault } from '../../src/emulator/faults';
import { emulatorsOfTest, type Answer, type TestTenant } from '../support/emulator/harness';
import { accessEntitlementId, idOf } from '../support/emulator/wireObjects';

/** `google.rpc.Status` in JSON; like every error of the service it leaves out what is empty. */
const status = v.strictObject({
  code: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
  message: v.pipe(v.string(), v.nonEmpty()),
  details: v.exactOptional(v.array(v.looseObject({ '@type': v.string() }))),
});

/** The HTTP status that the gateway gives each `google.rpc.Code`. */
const httpStatuses: Readonly<Record<number, number>> = {
  3: 400,
  5: 404,
  6: 409,
  7: 403,
  8: 429,
  9: 400,
  10: 409,
  12: 501,
  13: 500,
  14: 503,
  16: 401,
};

function assertStatus({ status: httpStatus, headers, text, json }: Answer, code: number): void {
  const { code: said, message } = v.parse(status, json, { message: text });
  assert.equal(said, code);
  assert.equal(httpStatus, httpStatuses[code]);
  assert.equal(headers['content-type'], 'application/json');
  const requestId = headers['c1-trace-id'];
  assert.ok(message.endsWith(` (request-id: ${String(requestId)})`), message);
}

const wiki = `/api/v1/apps/${idOf('wiki')}`;
const grantOf = (entitlement: string) =>
  `${wiki}/entitlements/${entitlement}/users/${idOf('wikiAda')}`;

type Ask = (tenant: TestTenant) => Promise<Answer>;

const refusals: Readonly<Record<string, readonly [code: number, ask: Ask]>> = {
  'a malformed id': [3, (tenant) => tenant.get('/api/v1/apps/short')],
  'a malformed id in a body': [
    3,
    (tenant) => tenant.post('/api/v1/search/apps', { appIds: ['x'] }),
  ],
  'an unknown field': [3, (tenant) => tenant.post('/api/v1/search/apps', { nickname: 'x' })],
  'a body that is no JSON': [3, (tenant) => tenant.post('/api/v1/search/apps', '{')],
  'a page size above 100': [3, (tenant) => tenant.post('/api/v1/search/apps', { pageSize: 101 })],
  'a page token of nobody': [3, (tenant) => tenant.post('/api/v1/search/apps', { pageToken: 'x' })],
  'a mask in snake_case': [
    3,
    (tenant) =>
      tenant.post(`${wiki}/entitlements/${idOf('wikiReaders')}`, {
        entitlement: {},
        updateMask: 'display_name',
      }),
  ],
  'no access token': [16, (tenant) => tenant.send({ path: '/api/v1/auth/introspect' })],
  'a write by a reader': [
    7,
    (tenant) => tenant.post(`${grantOf(idOf('wikiEditors'))}/remove-grant-duration`, {}, 'viewer'),
  ],
  'an id that names nothing': [5, (tenant) => tenant.get(`/api/v1/apps/${idOf('nothing')}`)],
  'an alias that is taken': [
    6,
    (tenant) =>
      tenant.post(`${wiki}/entitlements/${idOf('wikiReaders')}`, {
        entitlement: { alias: 'wiki-editors' },
        updateMask: 'alias',
      }),
  ],
  'a new name for the built-in entitlement': [
    9,
    (tenant) =>
      tenant.post(`${wiki}/entitlements/${accessEntitlementId}`, {
        entitlement: { displayName: 'Entry' },
        updateMask: 'displayName',
      }),
  ],
  'an end for an inherited grant': [
    9,
    (tenant) => tenant.post(`${grantOf(idOf('wikiReaders'))}/remove-grant-duration`),
  ],
  'what the emulator cannot do': [12, (tenant) => tenant.get('/api/v1/policies')],
};

const faults: Readonly<Record<number, Fault>> = {
  5: { kind: 'status', status: 404 },
  7: { kind: 'status', status: 403 },
  8: { kind: 'status', status: 429, retryAfter: 7 },
  10: { kind: 'status', status: 409 },
  13: { kind: 'status', status: 500 },
  14: { kind: 'status', status: 503 },
  16: { kind: 'status', status: 401 },
};

describe('Errors, which the document of the vendor does not describe', () => {
  const emulators = emulatorsOfTest();

  for (const [what, [code, ask]] of Object.entries(refusals)) {
    it(`are google.rpc.Status for ${what}`, async () => {
      assertStatus(await ask(await emulators.start()), code);
    });
  }

  for (const [code, fault] of Object.entries(faults)) {
    it(`are google.rpc.Status for a fault with the code ${code}`, async () => {
      const tenant = await emulators.start();
      tenant.emulator.faults.add({ match: {}, times: 1, fault });
      const answer = await tenant.send({ path: '/api/v1/auth/introspect' });
      assertStatus(answer, Number(code));
      assert.equal(answer.headers['retry-after'], code === '8' ? '7' : undefined);
    });
  }
});
