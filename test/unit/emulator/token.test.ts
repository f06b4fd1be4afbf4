import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { importJWK, SignJWT, type JWTPayload } from 'jose';
import {
  assertRefused,
  at,
  emulatorsOfTest,
  text,
  type Answer,
  type TestTenant,
  fields,
} from '../../support/emulator/harness';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';

describe('The token endpoint of the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const ask = (form: Record<string, string>): Promise<Answer> =>
    tenant.send({
      method: 'POST',
      path: '/auth/v1/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });

  const privateJwk = (): Record<string, unknown> => {
    const [, encoded = ''] = /:v1:(.+)$/.exec(tenant.credential('admin').clientSecret) ?? [];
    const jwk: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString());
    return { ...fields(jwk) };
  };

  const sign = async (claims: JWTPayload = {}, jwk = privateJwk()): Promise<string> => {
    const { clientId } = tenant.credential('admin');
    const nowSeconds = tenant.clock.now().getTime() / 1000;
    return new SignJWT({
      iss: clientId,
      sub: clientId,
      aud: ['127.0.0.1'],
      iat: nowSeconds,
      nbf: nowSeconds - 120,
      exp: nowSeconds + 120,
      ...claims,
    })
      .setProtectedHeader({ alg: 'EdDSA', nonce: randomBytes(16).toString('hex') })
      .sign(await importJWK({ ...jwk, kty: 'OKP' }, 'EdDSA'));
  };

  const askWith = (clientAssertion: string): Promise<Answer> =>
    ask({
      grant_type: 'client_credentials',
      client_id: tenant.credential('admin').clientId,
      client_assertion_type: assertionType,
      client_assertion: clientAssertion,
    });

  const assertTokenRefused = (answer: Answer, error: string, description: RegExp): void => {
    assert.equal(answer.status, 401, answer.text);
    assert.equal(answer.headers['content-type'], 'application/json');
    assert.equal(at(answer.json, 'error'), error);
    assert.match(text(answer.json, 'error_description'), description);
  };

  it('mints a bearer token for a signed assertion', async () => {
    const answer = await askWith(await sign());
    assert.equal(answer.status, 200, answer.text);
    assert.equal(at(answer.json, 'token_type'), 'Bearer');
    assert.equal(at(answer.json, 'expires_in'), 3600);
    const introspection = await tenant.send({
      path: '/api/v1/auth/introspect',
      headers: { authorization: `Bearer ${text(answer.json, 'access_token')}` },
    });
    assert.equal(introspection.status, 200);
  });

  it('accepts an audience that is no list', async () => {
    assert.equal((await askWith(await sign({ aud: '127.0.0.1' }))).status, 200);
  });

  it('refuses an audience with a port', async () => {
    const { host } = new URL(tenant.emulator.url);
    assertTokenRefused(await askWith(await sign({ aud: [host] })), 'invalid_client', /audience/);
  });

  it('refuses a signature of another key', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const stranger = privateKey.export({ format: 'jwk' });
    const answer = await askWith(await sign({}, { ...stranger }));
    assertTokenRefused(answer, 'invalid_client', /signature/);
  });

  it('refuses changed claims', async () => {
    const [header, , signature] = (await sign()).split('.');
    const [, claims] = (await sign({ jti: 'x' })).split('.');
    const answer = await askWith([header, claims, signature].join('.'));
    assertTokenRefused(answer, 'invalid_client', /signature/);
  });

  it('refuses an unsigned assertion', async () => {
    const [, claims = ''] = (await sign()).split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    assertTokenRefused(await askWith(`${header}.${claims}.`), 'invalid_client', /EdDSA/);
  });

  it('refuses what is no signed token', async () => {
    for (const wrong of ['', 'a.b', 'a.b.c', 'a.b.c.d']) {
      assertTokenRefused(await askWith(wrong), 'invalid_client', /assertion/);
    }
  });

  it('refuses an assertion of another type', async () => {
    const answer = await ask({
      grant_type: 'client_credentials',
      client_id: tenant.credential('admin').clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer',
      client_assertion: await sign(),
    });
    assertTokenRefused(answer, 'invalid_client', /assertion type/);
  });

  it('refuses an assertion about another client', async () => {
    const { clientId } = tenant.credential('viewer');
    assertTokenRefused(await askWith(await sign({ iss: clientId })), 'invalid_client', /another/);
    assertTokenRefused(await askWith(await sign({ sub: clientId })), 'invalid_client', /another/);
  });

  it('refuses an assertion that expires more than five minutes from now', async () => {
    const nowSeconds = tenant.clock.now().getTime() / 1000;
    assert.equal((await askWith(await sign({ exp: nowSeconds + 300 }))).status, 200);
    const answer = await askWith(await sign({ exp: nowSeconds + 301 }));
    assertTokenRefused(answer, 'invalid_client', /five minutes/);
  });

  it('refuses an expired assertion', async () => {
    const assertion = await sign();
    tenant.clock.advanceSeconds(120);
    assertTokenRefused(await askWith(assertion), 'invalid_client', /expired/);
  });

  it('refuses an assertion that is not valid yet', async () => {
    const nbf = tenant.clock.now().getTime() / 1000 + 1;
    assertTokenRefused(await askWith(await sign({ nbf })), 'invalid_client', /not valid yet/);
  });

  it('mints a token for the client secret itself', async () => {
    assert.ok(await tenant.mint('viewer'));
  });

  it('refuses a wrong client secret', async () => {
    const answer = await ask({
      grant_type: 'client_credentials',
      client_id: tenant.credential('admin').clientId,
      client_secret: tenant.credential('viewer').clientSecret,
    });
    assertTokenRefused(answer, 'invalid_client', /secret/);
  });

  it('refuses an unknown client', async () => {
    const answer = await ask({
      grant_type: 'client_credentials',
      client_id: 'stranger@127.0.0.1/pcc',
      client_secret: tenant.credential('admin').clientSecret,
    });
    assertTokenRefused(answer, 'invalid_client', /unknown client/);
  });

  it('refuses another grant type', async () => {
    assertTokenRefused(await ask({ grant_type: 'password' }), 'unsupported_grant_type', /grant/);
  });

  it('exchanges a subject token of a workload', async () => {
    const workload = tenant.credential('admin').clientId.replace('/pcc', '/wfe');
    const exchange = async (
      claims: JWTPayload,
      form: Record<string, string> = {},
    ): Promise<Answer> =>
      ask({
        grant_type: exchangeGrant,
        client_id: workload,
        subject_token: await sign(claims),
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        ...form,
      });
    const answer = await exchange({});
    assert.equal(answer.status, 200, answer.text);
    assert.equal(at(answer.json, 'expires_in'), 1800);
    assert.equal(
      at(answer.json, 'issued_token_type'),
      'urn:ietf:params:oauth:token-type:access_token',
    );
    const tooOld = tenant.clock.now().getTime() / 1000 - 601;
    assertTokenRefused(await exchange({ iat: tooOld }), 'invalid_grant', /too old/);
    assertTokenRefused(await exchange({ aud: ['other'] }), 'invalid_client', /audience/);
    const ofPerson = { client_id: tenant.credential('admin').clientId };
    const ofOtherType = { subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' };
    for (const wrong of [ofPerson, ofOtherType]) {
      assertTokenRefused(await exchange({}, wrong), 'invalid_request', /cannot be exchanged/);
    }
  });

  it('says how long a token lasts, and the token lasts so long', async () => {
    const shortLived = await emulators.start({
      tokenLifetimeSeconds: 60,
      now: tenant.clock.now,
    });
    await shortLived.get('/api/v1/auth/introspect');
    tenant.clock.advanceSeconds(59);
    assert.equal((await shortLived.get('/api/v1/auth/introspect')).status, 200);
    tenant.clock.advanceSeconds(1);
    const expired = await shortLived.get('/api/v1/auth/introspect');
    assertRefused(expired, 401, 16, 'access token expired');
  });

  it('makes other keys for every run', async () => {
    const other = await emulators.start();
    assert.notEqual(
      other.credential('admin').clientSecret,
      tenant.credential('admin').clientSecret,
    );
    const token = await tenant.mint('admin');
    const answer = await other.send({
      path: '/api/v1/auth/introspect',
      headers: { authorization: `Bearer ${token}` },
    });
    assertRefused(answer, 401, 16, 'invalid access token');
  });
});

describe('The credentials of the emulator', () => {
  const emulators = emulatorsOfTest();

  it('have the shape of those of the service', async () => {
    const tenant = await emulators.start();
    const { host } = new URL(tenant.emulator.url);
    const roles = tenant.emulator.credentials.map((credential) => credential.role);
    assert.deepEqual(roles, ['admin', 'viewer', 'appOwner']);
    for (const { clientId, clientSecret } of tenant.emulator.credentials) {
      const [name = '', rest] = clientId.split('@');
      assert.match(name, /^[a-z]+-[a-z]+-\d{5}$/);
      assert.equal(rest, `${host}/pcc`);
      const [, encoded = ''] =
        /^secret-token:conductorone\.com:v1:([\w-]+)$/.exec(clientSecret) ?? [];
      const jwk: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString());
      assert.deepEqual(Object.keys(fields(jwk)), ['kty', 'crv', 'x', 'd']);
      assert.equal(text(jwk, 'x').length, 43);
      assert.equal(text(jwk, 'd').length, 43);
    }
  });
});
