import assert from 'node:assert/strict';
import { clientCredential } from '../../src/core/auth/credential';
import type { ReadClient } from '../../src/core/http/httpClient';
import { connectTenant } from '../../src/core/session/tenantConnection';
import { newClientKey } from './clientKey';
import { useLocalServer, type LocalServer, type ReceivedRequest, type Reply } from './localServer';
import { ManualClock } from './manualClock';
import { RecordingLogger } from './recordingLogger';

const tokenPath = '/auth/v1/token';

/** A good answer of the token endpoint: the nth token, for ten minutes. */
export const aToken = (count: number, fields: object = {}): Reply => ({
  json: { access_token: `token-${count}`, token_type: 'Bearer', expires_in: 600, ...fields },
});

/** A tenant whose token endpoint answers as the test says, and a client of it. */
export class MintingTenant {
  readonly clock = new ManualClock(undefined, { skipSleeps: true });
  readonly logger = new RecordingLogger();
  readonly key = newClientKey();
  /** How the token endpoint answers; `count` is 1 for the first time. */
  mint: (request: ReceivedRequest, count: number) => Reply | Promise<Reply> = (_, count) =>
    aToken(count);
  /** How all else is answered. */
  answer: (request: ReceivedRequest) => Reply = () => ({ json: {} });

  constructor(private readonly server: LocalServer) {
    server.answer = (request) =>
      request.path === tokenPath ? this.mint(request, this.mints.length) : this.answer(request);
  }

  get clientId(): string {
    return `bold-otter-1234@${this.server.host}/pcc`;
  }

  /** All requests for a token. */
  get mints(): readonly ReceivedRequest[] {
    return this.server.requestsTo(tokenPath);
  }

  /** The assertions that the tokens were asked for with. */
  get assertions(): readonly string[] {
    return this.mints.map(({ body }) => new URLSearchParams(body).get('client_assertion') ?? '');
  }

  /** The tokens that calls of the API were made with. */
  get usedTokens(): readonly (string | undefined)[] {
    return this.server
      .requestsTo('/api/')
      .map(({ headers }) => headers.authorization?.replace(/^Bearer /, ''));
  }

  connect(): ReadClient {
    return connectTenant(clientCredential(this.clientId, this.key.clientSecret), {
      clock: this.clock,
      logger: this.logger,
      userAgent: 'tests/1',
      random: () => 0,
      apiTimeoutMs: 2000,
      tokenTimeoutMs: 2000,
    }).reads;
  }

  /** A call that needs a token. */
  ask(client = this.connect(), signal?: AbortSignal): Promise<unknown> {
    return client.read(
      { effect: 'read', method: 'GET', pathTemplate: '/api/v1/auth/introspect' },
      (json) => json,
      signal,
    );
  }
}

/** Gives each test of the suite such a tenant of its own. */
export function useMintingTenant(): { readonly current: MintingTenant } {
  const server = useLocalServer();
  let current: MintingTenant | undefined;
  beforeEach(() => {
    current = new MintingTenant(server.current);
  });
  return {
    get current() {
      assert.ok(current);
      return current;
    },
  };
}
