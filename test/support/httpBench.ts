import assert from 'node:assert/strict';
import { fixedTokenSource } from '../../src/core/auth/fixedTokenSource';
import type { SignInRequiredError } from '../../src/core/errors';
import { createAxiosTransport } from '../../src/core/http/axiosTransport';
import { ConnectionLife } from '../../src/core/http/connectionLife';
import { HttpClient } from '../../src/core/http/httpClient';
import type { ReadRequest, WriteRequest } from '../../src/core/http/request';
import { useLocalServer, type LocalServer, type Reply } from './localServer';
import { ManualClock } from './manualClock';
import { RecordingLogger } from './recordingLogger';

/** Authorises the requests of the bench; no error and no log may show it. */
export const benchToken = 'TokenThatNobodyMaySee0123456789';

/** A search that may be repeated. */
export const aRead: ReadRequest = {
  effect: 'read',
  method: 'POST',
  pathTemplate: '/api/v1/search/apps',
  body: { query: 'hub' },
};

/** A change that may not be repeated. */
export const aWrite: WriteRequest = {
  effect: 'write',
  method: 'POST',
  pathTemplate: '/api/v1/apps/{app_id}/remove-grant-duration',
  pathParams: { app_id: 'github' },
  body: {},
};

/** The HTTP client against a server that answers as a test says. */
export class HttpBench {
  readonly logger = new RecordingLogger();
  /** Waits are over at once, unless a test puts in a clock that stands still. */
  clock = new ManualClock(undefined, { skipSleeps: true });

  constructor(readonly server: LocalServer) {
    server.answer = () => ({ json: {} });
  }

  client(onSignInRequired?: (error: SignInRequiredError) => void): HttpClient {
    return new HttpClient({
      transport: createAxiosTransport({
        origin: this.server.origin,
        timeoutMs: 2000,
        userAgent: 'tests/1',
      }),
      tokens: fixedTokenSource(benchToken),
      life: new ConnectionLife(),
      clock: this.clock,
      logger: this.logger,
      random: () => 0,
      onSignInRequired,
    });
  }

  /** Sends `aRead` and gives the JSON of the answer. */
  read(signal?: AbortSignal): Promise<unknown> {
    return this.client().read(aRead, (json) => json, signal);
  }

  /** Sends `aWrite` and gives the JSON of the answer. */
  async write(signal?: AbortSignal): Promise<unknown> {
    return (await this.client().write(aWrite, (json) => json, { signal })).value;
  }

  /** Answers so many times with a failure, then well. */
  failFirst(times: number, reply: Reply): void {
    this.server.answer = (_, count) => (count <= times ? reply : { json: { ok: true } });
  }
}

/** Gives each test of the suite a server and a client of its own. */
export function useHttpBench(): { readonly current: HttpBench } {
  const server = useLocalServer();
  let current: HttpBench | undefined;
  beforeEach(() => {
    current = new HttpBench(server.current);
  });
  return {
    get current() {
      assert.ok(current);
      return current;
    },
  };
}
