import assert from 'node:assert/strict';
import type { TenantApi } from '../../src/core/api/tenantApi';
import type { ReadClient } from '../../src/core/http/httpClient';
import { connectWithToken } from './connect';
import { useLocalServer, type Reply } from './localServer';

/** A request as a test states it. */
export interface SentRequest {
  /** Method, path and query. */
  readonly request: string;
  /** The JSON of the body; undefined without one. */
  readonly body: unknown;
}

/** A tenant that answers every request with what the test gives it. */
export interface CannedTenant {
  readonly api: TenantApi;
  readonly reads: ReadClient;
  answerWith(json: unknown): void;
  replyWith(reply: Reply): void;
  /** The request that arrived last. */
  sent(): SentRequest;
}

/** Gives each test of the suite a tenant of its own, over real HTTP. */
export function useCannedTenant(): CannedTenant {
  const server = useLocalServer();
  let connection: ReturnType<typeof connectWithToken> | undefined;
  afterEach(() => {
    connection = undefined;
  });
  const connected = () => (connection ??= connectWithToken(server.current.host));
  const replyWith = (reply: Reply) => {
    server.current.answer = () => reply;
  };
  return {
    get api() {
      return connected().api;
    },
    get reads() {
      return connected().reads;
    },
    answerWith: (json) => replyWith({ json }),
    replyWith,
    sent: () => {
      const last = server.current.requests.at(-1);
      assert.ok(last, 'Nothing was sent.');
      const { method, path, body } = last;
      return { request: `${method} ${path}`, body: body === '' ? undefined : JSON.parse(body) };
    },
  };
}
