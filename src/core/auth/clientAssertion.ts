import { sign } from 'node:crypto';
import type { ClientId } from './clientId';
import type { SigningKey } from './clientSecret';

/** The server takes assertions that end within five minutes; the vendor's clients use two. */
const validitySeconds = 120;

export interface AssertionInput {
  readonly clientId: ClientId;
  readonly key: SigningKey;
  readonly now: Date;
  /** 16 random bytes in lower-case hex. */
  readonly nonce: string;
}

/** A JWT that proves possession of the client's key (RFC 7523), signed with EdDSA. */
export function signClientAssertion({ clientId, key, now, nonce }: AssertionInput): string {
  const nowSeconds = Math.floor(now.getTime() / 1000);
  const header = { alg: 'EdDSA', ...(key.keyId === undefined ? {} : { kid: key.keyId }), nonce };
  const claims = {
    iss: clientId.text,
    sub: clientId.text,
    aud: [clientId.host.audience],
    iat: nowSeconds,
    nbf: nowSeconds - validitySeconds,
    exp: nowSeconds + validitySeconds,
  };
  const signed = `${encode(header)}.${encode(claims)}`;
  // Ed25519 hashes by itself: Node wants no digest name here.
  return `${signed}.${sign(null, Buffer.from(signed), key.key).toString('base64url')}`;
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
