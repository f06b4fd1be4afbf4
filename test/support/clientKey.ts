import { generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';

/** A client's key as the tenant hands it out, and the half with which the tenant checks it. */
export interface ClientKey {
  readonly clientSecret: string;
  readonly publicKey: KeyObject;
  /** What no error and no log may ever show. */
  readonly secretPart: string;
}

/** A fresh Ed25519 key; `fields` go into the JWK of the secret. */
export function newClientKey(fields: JsonWebKey = {}): ClientKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const jwk = privateKey.export({ format: 'jwk' });
  return { clientSecret: secretOf({ ...jwk, ...fields }), publicKey, secretPart: jwk.d ?? '' };
}

/** A client secret around any JSON. */
export function secretOf(json: unknown): string {
  const encoded = Buffer.from(JSON.stringify(json)).toString('base64url');
  return `secret-token:conductorone.com:v1:${encoded}`;
}
