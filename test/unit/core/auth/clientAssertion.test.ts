import assert from 'node:assert/strict';
import { jwtVerify, errors } from 'jose';
import { signClientAssertion } from '../../../../src/core/auth/clientAssertion';
import { parseClientId } from '../../../../src/core/auth/clientId';
import { parseClientSecret } from '../../../../src/core/auth/clientSecret';
import { newClientKey } from '../../../support/clientKey';

const now = new Date('2026-03-10T12:00:00.900Z');
const nowSeconds = Date.parse('2026-03-10T12:00:00Z') / 1000;
const clientId = parseClientId('bold-otter-1234@acme.conductor.one/pcc');
const nonce = '00112233445566778899aabbccddeeff';

const sign = (clientSecret: string, id = clientId) =>
  signClientAssertion({ clientId: id, key: parseClientSecret(clientSecret), now, nonce });

describe('a client assertion', () => {
  it('is signed by the key of the secret, as an independent library finds', async () => {
    const { clientSecret, publicKey } = newClientKey();
    const { payload, protectedHeader } = await jwtVerify(sign(clientSecret), publicKey, {
      algorithms: ['EdDSA'],
      audience: 'acme.conductor.one',
      issuer: clientId.text,
      subject: clientId.text,
      currentDate: now,
    });
    assert.deepEqual(protectedHeader, { alg: 'EdDSA', nonce });
    assert.deepEqual(payload, {
      iss: clientId.text,
      sub: clientId.text,
      aud: ['acme.conductor.one'],
      iat: nowSeconds,
      nbf: nowSeconds - 120,
      exp: nowSeconds + 120,
    });
  });

  it('is refused under another key', async () => {
    const assertion = sign(newClientKey().clientSecret);
    await assert.rejects(
      jwtVerify(assertion, newClientKey().publicKey, { currentDate: now }),
      errors.JWSSignatureVerificationFailed,
    );
  });

  it('names the key where the secret does', async () => {
    const { clientSecret, publicKey } = newClientKey({ kid: 'key-7' });
    const { protectedHeader } = await jwtVerify(sign(clientSecret), publicKey, {
      currentDate: now,
    });
    assert.deepEqual(protectedHeader, { alg: 'EdDSA', kid: 'key-7', nonce });
  });

  it('names the host without its port as the audience', async () => {
    const { clientSecret, publicKey } = newClientKey();
    const local = parseClientId('bot@127.0.0.1:4321/pcc');
    const { payload } = await jwtVerify(sign(clientSecret, local), publicKey, {
      currentDate: now,
    });
    assert.deepEqual(payload.aud, ['127.0.0.1']);
  });

  it('is good within two minutes of its time', async () => {
    const { clientSecret, publicKey } = newClientKey();
    const assertion = sign(clientSecret);
    const at = (seconds: number) =>
      jwtVerify(assertion, publicKey, { currentDate: new Date((nowSeconds + seconds) * 1000) });
    await at(-120);
    await at(119);
    await assert.rejects(at(-121), errors.JWTClaimValidationFailed);
    await assert.rejects(at(120), errors.JWTExpired);
  });
});
