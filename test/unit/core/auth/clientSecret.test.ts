import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { parseClientSecret } from '../../../../src/core/auth/clientSecret';
import { MalformedCredentialError } from '../../../../src/core/errors';
import { newClientKey, secretOf } from '../../../support/clientKey';
import { assertNoLeak, everythingSaidBy } from '../../../support/leaks';

const { clientSecret, secretPart } = newClientKey();
const encoded = clientSecret.split(':')[3] ?? '';
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  format: 'jwk',
});
const x25519 = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
const publicOnly = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });

describe('a client secret', () => {
  it('holds an Ed25519 key', () => {
    const { key, keyId } = parseClientSecret(`  ${clientSecret}\n`);
    assert.equal(key.asymmetricKeyType, 'ed25519');
    assert.equal(keyId, undefined);
  });

  it('may name its key', () =>
    assert.equal(parseClientSecret(newClientKey({ kid: 'key-7' }).clientSecret).keyId, 'key-7'));

  const malformed: Readonly<Record<string, string>> = {
    nothing: '',
    'only the key': encoded,
    'without its version': `secret-token:conductorone.com:${encoded}`,
    'of another version': `secret-token:conductorone.com:v2:${encoded}`,
    'of another company': `secret-token:evil.example:v1:${encoded}`,
    'with something behind it': `${clientSecret}:more`,
    'without a key': 'secret-token:conductorone.com:v1:',
    'cut off': clientSecret.slice(0, -20),
    'with a mistyped start': clientSecret.replace('v1:e', 'v1:E'),
    'of text instead of JSON': `secret-token:conductorone.com:v1:${Buffer.from(secretPart).toString('base64url')}`,
    'of a JSON text': secretOf(secretPart),
    'of null': secretOf(null),
    'of a list': secretOf([secretPart]),
    'of an empty key': secretOf({}),
    'of a key of the wrong length': secretOf({
      kty: 'OKP',
      crv: 'Ed25519',
      x: secretPart,
      d: 'AA',
    }),
    'of a public key': secretOf(publicOnly),
    'of a key on another curve': secretOf(x25519),
    'of a key of another kind': secretOf(p256),
  };
  for (const [what, typed] of Object.entries(malformed)) {
    it(`is not one ${what}, which is said without quoting it`, () => {
      assert.throws(
        () => parseClientSecret(typed),
        (error) => {
          assert.ok(error instanceof MalformedCredentialError);
          const payload = typed.split(':').at(-1) ?? '';
          assertNoLeak(everythingSaidBy(error), [payload, secretPart]);
          return true;
        },
      );
    });
  }
});
