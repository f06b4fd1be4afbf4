/** `POST /auth/v1/token` (RFC 6749 section 4.4, RFC 7523, RFC 8693). */
import { timingSafeEqual } from 'node:crypto';
import type { WireTokenError } from '../../shared/wire/errors';
import type { WireToken } from '../../shared/wire/token';
import type { AccessTokens } from './accessTokens';
import type { Role } from './caller';
import type { KnownCredential } from './credentials';
import { SignedTokenError, verifySignedToken } from './signedToken';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';
const subjectTokenType = 'urn:ietf:params:oauth:token-type:jwt';
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
const exchangedLifetimeSeconds = 1800;
const maxSubjectTokenAgeSeconds = 600;

/** An answer of the token endpoint. */
export type TokenAnswer =
  | { readonly status: 200; readonly body: WireToken & { readonly issued_token_type?: string } }
  | { readonly status: 401; readonly body: WireTokenError };

/** What the token endpoint works with. */
export interface TokenEndpointParts {
  readonly credentials: readonly KnownCredential[];
  readonly accessTokens: AccessTokens;
  readonly userIds: Readonly<Record<Role, string>>;
  readonly lifetimeSeconds: number;
  readonly now: () => Date;
}

class TokenRefusal extends Error {
  constructor(
    readonly error: string,
    description: string,
  ) {
    super(description);
  }
}

/** Mints an access token for a form that proves who asks; answers 401 to any other. */
export function answerTokenRequest(parts: TokenEndpointParts, form: URLSearchParams): TokenAnswer {
  try {
    return { status: 200, body: mint(parts, form) };
  } catch (error) {
    if (error instanceof TokenRefusal) {
      return {
        status: 401,
        body: { error: error.error, error_description: error.message },
      };
    }
    throw error;
  }
}

function mint(
  parts: TokenEndpointParts,
  form: URLSearchParams,
): WireToken & { readonly issued_token_type?: string } {
  const grantType = form.get('grant_type');
  if (grantType === 'client_credentials') {
    const credential = findCredential(parts, form.get('client_id') ?? '');
    proveClient(parts, credential, form);
    return issue(parts, credential, parts.lifetimeSeconds);
  }
  if (grantType === exchangeGrant) {
    const credential = exchangeSubjectToken(parts, form);
    return {
      ...issue(parts, credential, exchangedLifetimeSeconds),
      issued_token_type: accessTokenType,
    };
  }
  throw new TokenRefusal('unsupported_grant_type', 'the grant type is not supported');
}

function issue(
  { accessTokens, userIds }: TokenEndpointParts,
  { role, clientId }: KnownCredential,
  lifetimeSeconds: number,
): WireToken {
  const caller = { role, clientId, userId: userIds[role] };
  return {
    access_token: accessTokens.issue(caller, lifetimeSeconds),
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
  };
}

function findCredential({ credentials }: TokenEndpointParts, clientId: string): KnownCredential {
  const credential = credentials.find((known) => known.clientId === clientId);
  if (credential === undefined) throw new TokenRefusal('invalid_client', 'unknown client');
  return credential;
}

function proveClient(
  parts: TokenEndpointParts,
  credential: KnownCredential,
  form: URLSearchParams,
): void {
  const secret = form.get('client_secret');
  if (secret !== null) {
    if (!isSame(secret, credential.clientSecret)) {
      throw new TokenRefusal('invalid_client', 'the client secret is wrong');
    }
    return;
  }
  if (form.get('client_assertion_type') !== assertionType) {
    throw new TokenRefusal('invalid_client', 'the client assertion type is not supported');
  }
  const { iss, sub } = checked(parts, credential, form.get('client_assertion') ?? '');
  if (iss !== credential.clientId || sub !== credential.clientId) {
    throw new TokenRefusal('invalid_client', 'the assertion is about another client');
  }
}

/**
 * Stands in for workload federation: the emulator has no identity provider that it could trust, so
 * the subject token is one signed with the key of a credential whose id ends in `/wfe` here.
 */
function exchangeSubjectToken(parts: TokenEndpointParts, form: URLSearchParams): KnownCredential {
  const clientId = form.get('client_id') ?? '';
  const isWorkload = clientId.endsWith('/wfe');
  if (!isWorkload || form.get('subject_token_type') !== subjectTokenType) {
    throw new TokenRefusal('invalid_request', 'the token cannot be exchanged');
  }
  const credential = findCredential(parts, clientId.replace(/wfe$/, 'pcc'));
  const { iat } = checked(parts, credential, form.get('subject_token') ?? '');
  const ageSeconds = parts.now().getTime() / 1000 - (iat ?? 0);
  if (ageSeconds > maxSubjectTokenAgeSeconds) {
    throw new TokenRefusal('invalid_grant', 'the subject token is too old');
  }
  return credential;
}

function checked(
  { now }: TokenEndpointParts,
  { publicKey, clientId }: KnownCredential,
  token: string,
): ReturnType<typeof verifySignedToken> {
  try {
    return verifySignedToken(token, publicKey, audienceOf(clientId), now());
  } catch (error) {
    if (error instanceof SignedTokenError) throw new TokenRefusal('invalid_client', error.message);
    throw error;
  }
}

/** The host of the client id, without its port. */
function audienceOf(clientId: string): string {
  return /@([^/:]+)/.exec(clientId)?.[1] ?? '';
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
