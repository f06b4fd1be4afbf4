import { createTenantApi, type TenantApi } from '../api/tenantApi';
import { credentialHost, type Credential } from '../auth/credential';
import { ClientTokenSource } from '../auth/clientTokenSource';
import { fixedTokenSource } from '../auth/fixedTokenSource';
import type { TokenSource } from '../http/tokenSource';
import type { SignInRequiredError } from '../errors';
import { HttpClient, type ReadClient, type WriteClient } from '../http/httpClient';
import { lazyTransport } from '../http/lazyTransport';
import type { Clock, Logger } from '../ports';

/** The ways to a tenant under one credential. */
export interface TenantConnection {
  readonly api: TenantApi;
  readonly reads: ReadClient;
  /** For the change service alone. */
  readonly writes: WriteClient;
}

export interface ConnectionParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly userAgent: string;
  readonly random?: () => number;
  /** For a whole API call. */
  readonly apiTimeoutMs?: number;
  /** For a token. */
  readonly tokenTimeoutMs?: number;
  readonly onSignInRequired?: (error: SignInRequiredError) => void;
  /** Where API calls go instead of the credential's host: a validating proxy in a test. */
  readonly apiOrigin?: string;
}

const defaultApiTimeoutMs = 60_000;
const defaultTokenTimeoutMs = 30_000;

/** Nothing is sent before the first call. */
export function connectTenant(credential: Credential, parts: ConnectionParts): TenantConnection {
  const { clock, logger, userAgent, random = Math.random } = parts;
  const { origin } = credentialHost(credential);
  const client = new HttpClient({
    transport: lazyTransport({
      origin: parts.apiOrigin ?? origin,
      timeoutMs: parts.apiTimeoutMs ?? defaultApiTimeoutMs,
      userAgent,
    }),
    tokens: tokenSource(),
    clock,
    logger,
    random,
    onSignInRequired: parts.onSignInRequired,
  });
  return { api: createTenantApi(client), reads: client, writes: client };

  function tokenSource(): TokenSource {
    if (credential.kind === 'bearer') return fixedTokenSource(credential.token);
    return new ClientTokenSource({
      clientId: credential.clientId,
      clientSecret: credential.clientSecret,
      transport: lazyTransport({
        origin,
        timeoutMs: parts.tokenTimeoutMs ?? defaultTokenTimeoutMs,
        userAgent,
      }),
      clock,
      logger,
      random,
    });
  }
}
