/** Checks the signed tokens (JWT) that clients prove themselves with. */
import { verify, type KeyObject } from 'node:crypto';
import * as v from 'valibot';

const maxLifetimeSeconds = 300;

const header = v.object({ alg: v.literal('EdDSA') });

const claims = v.object({
  iss: v.string(),
  sub: v.string(),
  aud: v.union([v.string(), v.array(v.string())]),
  exp: v.number(),
  iat: v.optional(v.number()),
  nbf: v.optional(v.number()),
});

/** What the token says; times are seconds since 1970. */
export type SignedClaims = v.InferOutput<typeof claims>;

/** Why a token is refused, for people. */
export class SignedTokenError extends Error {
  override readonly name = 'SignedTokenError';
}

/**
 * The claims of a token that `publicKey` signed for `audience` and that is valid at `now`: not
 * before its `nbf`, and at most five minutes before its `exp`. Throws `SignedTokenError`.
 */
export function verifySignedToken(
  token: string,
  publicKey: KeyObject,
  audience: string,
  now: Date,
): SignedClaims {
  const [headerPart, claimsPart, signature, ...rest] = token.split('.');
  if (headerPart === undefined || claimsPart === undefined || signature === undefined) {
    throw new SignedTokenError('the assertion is not a signed token');
  }
  if (rest.length > 0 || !v.is(header, readPart(headerPart))) {
    throw new SignedTokenError('the assertion is not signed with EdDSA');
  }
  const signedText = Buffer.from(`${headerPart}.${claimsPart}`);
  if (!verify(null, signedText, publicKey, Buffer.from(signature, 'base64url'))) {
    throw new SignedTokenError('the signature of the assertion is wrong');
  }
  const parsed = v.safeParse(claims, readPart(claimsPart));
  if (!parsed.success) throw new SignedTokenError('the assertion lacks a claim');
  checkTimes(parsed.output, now);
  if (![parsed.output.aud].flat().includes(audience)) {
    throw new SignedTokenError('the assertion is for another audience');
  }
  return parsed.output;
}

function checkTimes({ exp, nbf }: SignedClaims, now: Date): void {
  const nowSeconds = now.getTime() / 1000;
  if (nbf !== undefined && nbf > nowSeconds) {
    throw new SignedTokenError('the assertion is not valid yet');
  }
  if (exp <= nowSeconds) throw new SignedTokenError('the assertion has expired');
  if (exp > nowSeconds + maxLifetimeSeconds) {
    throw new SignedTokenError('the assertion expires more than five minutes from now');
  }
}

function readPart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    throw new SignedTokenError('the assertion is not a signed token');
  }
}
