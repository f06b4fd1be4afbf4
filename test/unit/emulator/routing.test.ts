import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import {
  assertRefused,
  emulatorsOfTest,
  text,
  type TestTenant,
  fields,
} from '../../support/emulator/harness';
import { idOf } from '../../support/emulator/wireObjects';

describe('The emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  it('sends a path with a trailing slash to the collection', async () => {
    const answer = await tenant.get('/api/v1/apps/?page_size=10');
    assert.equal(answer.status, 301);
    assert.equal(answer.headers.location, '/api/v1/apps?page_size=10');
    const followed = await tenant.get('/api/v1/apps?page_size=10');
    assert.equal(followed.status, 200);
  });

  it('answers every path outside the API with its web page', async () => {
    for (const path of ['/', '/apps', '/api', '/apis/v1', '/index.html', '/auth']) {
      const answer = await tenant.send({ path });
      assert.equal(answer.status, 200);
      assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
      assert.match(answer.text, /^<!doctype html>/);
    }
    assert.equal((await tenant.send({ method: 'POST', path: '/login' })).status, 200);
  });

  it('says of an unknown path of the API that it is not implemented', async () => {
    const said = 'the emulator does not implement GET /api/v1/nothing';
    assertRefused(await tenant.get('/api/v1/nothing'), 501, 12, said);
    assertRefused(await tenant.send({ path: '/auth/v1/nothing' }), 501, 12, /\/auth\/v1\/nothing/);
  });

  it('says the same of a known path with another method', async () => {
    const answer = await tenant.call({ method: 'PUT', path: `/api/v1/apps/${idOf('wiki')}` });
    assertRefused(answer, 501, 12, /does not implement PUT/);
  });

  it('says of a filter that it cannot honour that it is not implemented', async () => {
    const refusals: readonly (readonly [string, object])[] = [
      ['entitlements', { accessReviewId: idOf('review') }],
      ['entitlements', { membershipType: ['APP_ENTITLEMENT_MEMBERSHIP_TYPE_OWNER'] }],
      ['entitlements', { excludeImmutable: true }],
      ['app_users', { withOpenFindings: true }],
      ['app_users', { sortBy: 'APP_USER_SEARCH_SORT_BY_APP' }],
      ['users', { sourceAppIds: [idOf('wiki')] }],
    ];
    for (const [what, filter] of refusals) {
      assertRefused(await tenant.post(`/api/v1/search/${what}`, filter), 501, 12, /not implement/);
    }
  });

  it('refuses a request for another host', async () => {
    const { port } = new URL(tenant.emulator.url);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1']) {
      const answer = await tenant.call({ path: '/api/v1/apps', headers: { host } });
      assertRefused(answer, 403, 7, 'action not permitted');
    }
    const answer = await tenant.call({
      path: '/api/v1/apps',
      headers: { host: `localhost:${port}` },
    });
    assert.equal(answer.status, 200);
  });

  it('refuses a request from a web page', async () => {
    for (const origin of ['https://evil.example', 'null', tenant.emulator.url]) {
      const answer = await tenant.call({ path: '/api/v1/apps', headers: { origin } });
      assertRefused(answer, 403, 7, 'action not permitted');
    }
  });

  it('listens on the loopback address only', async () => {
    const { port } = new URL(tenant.emulator.url);
    const addresses = Object.values(networkInterfaces()).flatMap((it) => it ?? []);
    const outside = addresses.filter((it) => !it.internal && it.family === 'IPv4');
    for (const { address } of outside) {
      const socket = connect({ host: address, port: Number(port) });
      const outcome = await new Promise((resolve) => {
        socket.once('connect', () => resolve('connected'));
        socket.once('error', () => resolve('refused'));
      });
      socket.destroy();
      assert.equal(outcome, 'refused');
    }
    assert.match(tenant.emulator.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('cuts open connections when it is closed', async () => {
    const { port } = new URL(tenant.emulator.url);
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    await new Promise((resolve) => socket.once('connect', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\n');
    await tenant.emulator.close();
    await closed;
  });

  it('keeps what arrived, without secrets', async () => {
    await tenant.post('/api/v1/search/users?x=1', { pageSize: 10 });
    await tenant.get(`/api/v1/users/${idOf('nobody')}`);
    const [minted, searched, missed] = tenant.emulator.requests;
    assert.deepEqual(minted?.body, {
      client_id: tenant.credential('admin').clientId,
      grant_type: 'client_credentials',
    });
    assert.equal(searched?.method, 'POST');
    assert.equal(searched.path, '/api/v1/search/users');
    assert.equal(searched.pathTemplate, '/api/v1/search/users');
    assert.deepEqual({ ...searched.query }, { x: '1' });
    assert.deepEqual(searched.body, { pageSize: 10 });
    assert.equal(searched.status, 200);
    assert.equal(missed?.pathTemplate, '/api/v1/users/{id}');
    assert.equal(missed.status, 404);
  });
});

describe('A refusal of the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  it('is a google.rpc.Status without the fields that are unset', async () => {
    const answer = await tenant.get(`/api/v1/apps/${idOf('nothing')}`);
    assert.equal(answer.status, 404);
    assert.equal(answer.headers['content-type'], 'application/json');
    assert.deepEqual(Object.keys(fields(answer.json)), ['code', 'message']);
  });

  it('names the request as its header does', async () => {
    const answer = await tenant.get(`/api/v1/apps/${idOf('nothing')}`);
    const id = String(answer.headers['c1-trace-id']);
    assert.match(id, /^1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    assert.equal(text(answer.json, 'message'), `app not found (request-id: ${id})`);
    assert.equal(tenant.emulator.requests.at(-1)?.requestId, id);
  });

  it('has another id for each request', async () => {
    const ids = [await tenant.get('/x'), await tenant.get('/x')].map(
      (answer) => answer.headers['c1-trace-id'],
    );
    assert.notEqual(ids[0], ids[1]);
  });

  it('for a failure without a code has status 500, and tells nothing of it', async () => {
    const act = (): void => {
      throw new Error('a detail of the inside');
    };
    tenant.emulator.faults.add({ match: {}, times: 1, fault: { kind: 'meanwhile', act } });
    const answer = await tenant.send({ path: '/api/v1/apps' });
    assertRefused(answer, 500, 13, 'Internal Server Error (request-id: ');
  });

  it('without an access token has status 401', async () => {
    const path = '/api/v1/apps';
    assertRefused(await tenant.send({ path }), 401, 16, 'missing access token');
    const basic = await tenant.send({ path, headers: { authorization: 'Basic eDp5' } });
    assertRefused(basic, 401, 16, 'missing access token');
    const wrong = await tenant.send({ path, headers: { authorization: 'Bearer nope' } });
    assertRefused(wrong, 401, 16, 'invalid access token');
  });
});
