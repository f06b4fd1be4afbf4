import { createTenantApi, type TenantApi } from '../api/tenantApi';
import { credentialHost, type Credential } from '../auth/credential';
import { ClientTokenSource } from '../auth/clientTokenSource';
import { fixedTokenSource } from '../auth/fixedTokenSource';
import type { SignInRequiredError } from '../errors';
import { ConnectionLife } from '../http/connectionLife';
import { HttpClient, type ReadClient, type WriteClient } from '../http/httpClient';
import { lazyTransport } from '../http/lazyTransport';
import type { TokenSource } from '../http/tokenSource';
import type { Transport } from '../http/transport';
import type { Clock, Disposable, Logger } from '../ports';

/**
 * The ways to a tenant under one credential. Whoever owns it disposes of it: waits and reads end as
 * cancelled, no write leaves any more, and its sockets are closed.
 */
export interface TenantConnection extends Disposable {
  readonly api: TenantApi;
  readonly reads: ReadClient;
  /** For the change service alone. */
  readonly writes: WriteClient;
  /** Puts off the end until the work has settled, such as looking what came of a write. */
  keepOpen<Value>(work: () => Promise<Value>): Promise<Value>;
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
  const life = new ConnectionLife();
  const client = new HttpClient({
    transport: transportTo(parts.apiOrigin ?? origin, parts.apiTimeoutMs ?? defaultApiTimeoutMs),
    tokens: tokenSource(),
    life,
    clock,
    logger,
    random,
    onSignInRequired: parts.onSignInRequired,
  });
  return {
    api: createTenantApi(client, clock),
    reads: client,
    writes: client,
    keepOpen: (work) => life.keepOpen(work),
    dispose: () => life.dispose(),
  };

  function tokenSource(): TokenSource {
    if (credential.kind === 'bearer') return fixedTokenSource(credential.token);
    return new ClientTokenSource({
      clientId: credential.clientId,
      clientSecret: credential.clientSecret,
      transport: transportTo(origin, parts.tokenTimeoutMs ?? defaultTokenTimeoutMs),
      clock,
      logger,
      random,
      end: life.closed,
    });
  }

  function transportTo(transportOrigin: string, timeoutMs: number): Transport {
    const transport = lazyTransport({ origin: transportOrigin, timeoutMs, userAgent });
    life.closed.addEventListener('abort', () => transport.dispose(), { once: true });
    return transport;
  }
}
