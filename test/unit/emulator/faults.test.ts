import assert from 'node:assert/strict';
import {
  assertRefused,
  at,
  column,
  emulatorsOfTest,
  text,
  type Answer,
  type TestTenant,
} from '../../support/emulator/harness';
import { idOf } from '../../support/emulator/wireObjects';

const appsPath = '/api/v1/search/apps';
const grantPath = `/api/v1/apps/${idOf('wiki')}/entitlements/${idOf('wikiEditors')}/users/${idOf('wikiAda')}`;

describe('A fault of the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  let delaysMs: number[];
  beforeEach(async () => {
    delaysMs = [];
    tenant = await emulators.start({
      delay: (delayMs) => {
        delaysMs.push(delayMs);
        return Promise.resolve();
      },
    });
    await tenant.get('/api/v1/auth/introspect');
  });

  const apps = (): Promise<Answer> => tenant.post(appsPath);
  const users = (pageToken = ''): Promise<Answer> =>
    tenant.post('/api/v1/search/users', { pageSize: 10, pageToken });
  const endOfGrant = async (): Promise<unknown> => {
    const { json } = await tenant.get(grantPath.replace(/users.*/, 'grants'));
    return at(json, 'list', 0, 'expired');
  };

  it('strikes as often as it says', async () => {
    tenant.emulator.faults.add({ match: {}, times: 2, fault: { kind: 'status', status: 503 } });
    const statuses = [await apps(), await apps(), await apps()].map((answer) => answer.status);
    assert.deepEqual(statuses, [503, 503, 200]);
  });

  it('strikes until it is removed', async () => {
    const fault = { kind: 'status', status: 500 } as const;
    const handle = tenant.emulator.faults.add({ match: {}, times: 'always', fault });
    assert.equal((await apps()).status, 500);
    assert.equal((await apps()).status, 500);
    handle.remove();
    assert.equal((await apps()).status, 200);
  });

  it('strikes until all are cleared', async () => {
    const fault = { kind: 'status', status: 500 } as const;
    tenant.emulator.faults.add({ match: {}, times: 'always', fault });
    tenant.emulator.faults.clear();
    assert.equal((await apps()).status, 200);
  });

  it('strikes only what it matches', async () => {
    const fault = { kind: 'status', status: 500 } as const;
    const pathTemplate = '/api/v1/apps/{id}';
    tenant.emulator.faults.add({ match: { method: 'GET', pathTemplate }, times: 'always', fault });
    assert.equal((await apps()).status, 200);
    assert.equal((await tenant.get('/api/v1/apps')).status, 200);
    assert.equal((await tenant.get(`/api/v1/apps/${idOf('wiki')}`)).status, 500);
  });

  it('can strike the token endpoint', async () => {
    const match = { pathTemplate: '/auth/v1/token' };
    tenant.emulator.faults.add({ match, times: 1, fault: { kind: 'status', status: 429 } });
    await assert.rejects(tenant.mint('viewer'), /429/);
    assert.ok(await tenant.mint('viewer'));
  });

  it('can be a wait', async () => {
    tenant.emulator.faults.add({ match: {}, times: 1, fault: { kind: 'latency', delayMs: 1500 } });
    assert.equal((await apps()).status, 200);
    assert.deepEqual(delaysMs, [1500]);
  });

  it('can be any error status', async () => {
    const codes = { 401: 16, 403: 7, 404: 5, 409: 10, 429: 8, 500: 13, 503: 14 } as const;
    for (const status of [401, 403, 404, 409, 429, 500, 503] as const) {
      tenant.emulator.faults.add({ match: {}, times: 1, fault: { kind: 'status', status } });
      assertRefused(await apps(), status, codes[status], 'a fault was switched on (request-id: ');
    }
  });

  it('can say when to try again, in seconds or as a date', async () => {
    const tooMany = { kind: 'status', status: 429 } as const;
    const { faults } = tenant.emulator;
    faults.add({ match: {}, times: 1, fault: { ...tooMany, retryAfter: 7 } });
    assert.equal((await apps()).headers['retry-after'], '7');
    const retryAfter = new Date('2026-03-01T12:00:30Z');
    faults.add({ match: {}, times: 1, fault: { ...tooMany, retryAfter } });
    assert.equal((await apps()).headers['retry-after'], 'Sun, 01 Mar 2026 12:00:30 GMT');
  });

  it('can be an error status before a write is applied, or after', async () => {
    const { faults } = tenant.emulator;
    const fault = { kind: 'status', status: 500 } as const;
    faults.add({ match: {}, times: 1, fault: { ...fault, moment: 'before' } });
    assert.equal((await tenant.post(`${grantPath}/remove-grant-duration`)).status, 500);
    assert.notEqual(await endOfGrant(), null);
    faults.add({ match: {}, times: 1, fault: { ...fault, moment: 'after' } });
    assert.equal((await tenant.post(`${grantPath}/remove-grant-duration`)).status, 500);
    assert.equal(await endOfGrant(), null);
  });

  it('can be a cut before a write is applied, or after', async () => {
    const { faults } = tenant.emulator;
    faults.add({ match: {}, times: 1, fault: { kind: 'cut' } });
    await assert.rejects(tenant.post(`${grantPath}/remove-grant-duration`), { code: 'ECONNRESET' });
    assert.notEqual(await endOfGrant(), null);
    faults.add({ match: {}, times: 1, fault: { kind: 'cut', moment: 'after' } });
    await assert.rejects(tenant.post(`${grantPath}/remove-grant-duration`), { code: 'ECONNRESET' });
    assert.equal(await endOfGrant(), null);
    assert.equal(tenant.emulator.requests.find((it) => it.path.endsWith('duration'))?.status, null);
  });

  it('can be a cut in the middle of the body', async () => {
    tenant.emulator.faults.add({ match: {}, times: 1, fault: { kind: 'cutBody' } });
    await assert.rejects(apps(), { code: 'ECONNRESET' });
    assert.equal((await apps()).status, 200);
  });

  it('can be a body that comes in drips', async () => {
    const fault = { kind: 'drip', chunks: 4, pauseMs: 200 } as const;
    tenant.emulator.faults.add({ match: {}, times: 1, fault });
    const answer = await apps();
    assert.deepEqual(column(answer, 'displayName'), ['Wiki', 'Vault']);
    assert.equal(answer.headers['content-type'], 'application/json');
    assert.deepEqual(delaysMs, [200, 200, 200, 200]);
  });

  it('can be JSON that ends too early', async () => {
    tenant.emulator.faults.add({ match: {}, times: 1, fault: { kind: 'truncatedJson' } });
    const answer = await apps();
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'application/json');
    assert.equal(answer.json, undefined);
    assert.ok(answer.text.startsWith('{"list":['));
  });

  it('can be a web page in place of JSON', async () => {
    tenant.emulator.faults.add({ match: {}, times: 1, fault: { kind: 'html' } });
    const answer = await apps();
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
  });

  it('can be an empty page whose token leads to the rows', async () => {
    tenant.emulator.faults.add({ match: {}, times: 1, fault: { kind: 'emptyPage' } });
    const first = await users();
    assert.deepEqual(column(first, 'userId'), []);
    const second = await users(text(first.json, 'nextPageToken'));
    assert.equal(column(second, 'userId')[0], idOf('admin'));
  });

  it('can be a page longer than asked, after which the next follows', async () => {
    tenant.emulator.faults.add({ match: {}, times: 1, fault: { kind: 'longPage', extraRows: 7 } });
    const first = await users();
    assert.equal(column(first, 'userId').length, 17);
    const second = await users(text(first.json, 'nextPageToken'));
    const seen = [...column(first, 'userId'), ...column(second, 'userId')];
    assert.equal(new Set(seen).size, 27);
  });

  it('can be a page token that leads to the same page again', async () => {
    const token = text((await users()).json, 'nextPageToken');
    tenant.emulator.faults.add({ match: {}, times: 1, fault: { kind: 'repeatedPageToken' } });
    assert.equal(text((await users(token)).json, 'nextPageToken'), token);
    assert.notEqual(text((await users(token)).json, 'nextPageToken'), token);
  });

  it('can be a page token that has expired', async () => {
    tenant.emulator.faults.add({ match: {}, times: 1, fault: { kind: 'expiredPageToken' } });
    const token = text((await users()).json, 'nextPageToken');
    assertRefused(await users(token), 400, 3, 'invalid page token');
    assert.equal((await users(token)).status, 200);
  });

  it('can be a clock that is off', async () => {
    const fault = { kind: 'clockSkew', skewMs: -600_000 } as const;
    tenant.emulator.faults.add({ match: {}, times: 1, fault });
    assert.equal((await apps()).headers.date, 'Sun, 01 Mar 2026 11:50:00 GMT');
    assert.equal((await apps()).headers.date, 'Sun, 01 Mar 2026 12:00:00 GMT');
  });

  it('can be an edit by somebody else just before', async () => {
    const match = { pathTemplate: '/api/v1/apps/{app_id}/entitlements/{id}' };
    const path = `/api/v1/apps/${idOf('wiki')}/entitlements/${idOf('wikiEditors')}`;
    const edit = { entitlement: { alias: 'theirs' }, updateMask: 'alias' };
    tenant.emulator.faults.add({
      match: { ...match, method: 'GET' },
      times: 1,
      fault: {
        kind: 'meanwhile',
        act: async () => {
          await tenant.post(path, edit);
        },
      },
    });
    const { json } = await tenant.get(path);
    assert.equal(at(json, 'appEntitlementView', 'appEntitlement', 'alias'), 'theirs');
  });

  it('can come with others', async () => {
    const { faults } = tenant.emulator;
    faults.add({ match: {}, times: 1, fault: { kind: 'latency', delayMs: 5 } });
    faults.add({ match: {}, times: 1, fault: { kind: 'status', status: 503 } });
    assert.equal((await apps()).status, 503);
    assert.deepEqual(delaysMs, [5]);
  });
});
