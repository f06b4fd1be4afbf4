import { createPrivateKey, type KeyObject } from 'node:crypto';
import { MalformedCredentialError } from '../errors';

/** The key in a client secret. */
export interface SigningKey {
  readonly key: KeyObject;
  /** Sent in the assertion's header where the secret names one. */
  readonly keyId: string | undefined;
}

const prefix = ['secret-token', 'conductorone.com', 'v1'];

/**
 * Reads `secret-token:conductorone.com:v1:<base64url of an Ed25519 JWK>`.
 *
 * @throws {MalformedCredentialError} which never quotes the secret.
 */
export function parseClientSecret(text: string): SigningKey {
  const parts = text.trim().split(':');
  const encoded = parts[3];
  if (parts.length !== 4 || !encoded || prefix.some((part, index) => parts[index] !== part)) {
    throw new MalformedCredentialError(
      'This is not a client secret. It starts with secret-token:conductorone.com:v1: and is shown once, when the key is made.',
    );
  }
  const jwk = decodeJwk(encoded);
  try {
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(key.asymmetricKeyType);
    return { key, keyId: typeof jwk.kid === 'string' ? jwk.kid : undefined };
  } catch {
    // The cause is left out: it may quote the key.
    throw new MalformedCredentialError(
      'The client secret holds no Ed25519 private key. Copy it again, whole.',
    );
  }
}

interface Jwk {
  readonly kid?: unknown;
  readonly [name: string]: unknown;
}

function decodeJwk(encoded: string): Jwk {
  let jwk: unknown;
  try {
    jwk = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
  } catch {
    // The cause is left out: it may quote the key.
    jwk = undefined;
  }
  if (typeof jwk !== 'object' || jwk === null) {
    throw new MalformedCredentialError('The client secret is cut off. Copy it again, whole.');
  }
  return { ...jwk };
}
