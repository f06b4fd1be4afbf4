import assert from 'node:assert/strict';
import { fixedTokenSource } from '../../../../src/core/auth/fixedTokenSource';
import {
  CancelledError,
  ConnectionError,
  InvalidRequestError,
  NotC1Error,
  PermissionError,
  RateLimitedError,
  ServerError,
  SignInRequiredError,
  UncertainWriteError,
  UnexpectedAnswerError,
} from '../../../../src/core/errors';
import { createAxiosTransport } from '../../../../src/core/http/axiosTransport';
import { ConnectionLife } from '../../../../src/core/http/connectionLife';
import { HttpClient } from '../../../../src/core/http/httpClient';
import type { ReadRequest, WriteRequest } from '../../../../src/core/http/request';
import { assertNoLeak, everythingSaidBy } from '../../../support/leaks';
import { cutConnection, failure, useLocalServer, type Reply } from '../../../support/localServer';
import { ManualClock } from '../../../support/manualClock';
import { RecordingLogger } from '../../../support/recordingLogger';

const token = 'TokenThatNobodyMaySee0123456789';

const search: ReadRequest = {
  effect: 'read',
  method: 'POST',
  pathTemplate: '/api/v1/search/apps',
  body: { query: 'hub' },
};

const removal: WriteRequest = {
  effect: 'write',
  method: 'POST',
  pathTemplate: '/api/v1/apps/{app_id}/remove-grant-duration',
  pathParams: { app_id: 'github' },
  body: {},
};

describe('the HTTP client', () => {
  const server = useLocalServer();
  let clock: ManualClock;
  let logger: RecordingLogger;

  beforeEach(() => {
    clock = new ManualClock(undefined, { skipSleeps: true });
    logger = new RecordingLogger();
    server.current.answer = () => ({ json: {} });
  });

  const client = (onSignInRequired?: (error: SignInRequiredError) => void) =>
    new HttpClient({
      transport: createAxiosTransport({
        origin: server.current.origin,
        timeoutMs: 2000,
        userAgent: 'tests/1',
      }),
      tokens: fixedTokenSource(token),
      life: new ConnectionLife(),
      clock,
      logger,
      random: () => 0,
      onSignInRequired,
    });
  const read = (signal?: AbortSignal) => client().read(search, (json) => json, signal);
  const write = async (signal?: AbortSignal) =>
    (await client().write(removal, (json) => json, { signal })).value;
  /** Answers so many times with a failure, then well. */
  const failFirst = (times: number, reply: Reply) => {
    server.current.answer = (_, count) => (count <= times ? reply : { json: { ok: true } });
  };

  it('sends JSON with the token and gives the answer as its mapper reads it', async () => {
    server.current.answer = () => ({ json: { list: [1, 2] } });
    const answer = await client().read(search, (json) => JSON.stringify(json));
    assert.equal(answer, '{"list":[1,2]}');
    const [request] = server.current.requests;
    assert.equal(request?.body, '{"query":"hub"}');
    assert.equal(request.headers['content-type'], 'application/json');
    assert.equal(request.headers.authorization, `Bearer ${token}`);
  });

  it('sends no body and no content type where there is none', async () => {
    const request: ReadRequest = { effect: 'read', method: 'GET', pathTemplate: '/api/v1/x' };
    await client().read(request, (json) => json);
    const [received] = server.current.requests;
    assert.equal(received?.body, '');
    assert.equal(received.headers['content-type'], undefined);
  });

  describe('repeats', () => {
    for (const [effect, send] of [
      ['read', read],
      ['write', write],
    ] as const) {
      it(`a ${effect} that is refused with 429, after as long as the server asks`, async () => {
        failFirst(2, failure(429, 8, { 'retry-after': '7' }));
        assert.deepEqual(await send(), { ok: true });
        assert.deepEqual(clock.sleepsMs, [7000, 7000]);
        assert.equal(server.current.requests.length, 3);
      });

      it(`a ${effect} that is always refused with 429 three times, then gives up`, async () => {
        failFirst(Infinity, failure(429, 8));
        await assert.rejects(send(), RateLimitedError);
        assert.equal(server.current.requests.length, 4);
      });
    }

    it('a refusal until a date', async () => {
      const until = new Date(clock.now().getTime() + 12_000).toUTCString();
      failFirst(1, failure(429, 8, { 'retry-after': until }));
      await read();
      assert.deepEqual(clock.sleepsMs, [12_000]);
    });

    const passing: readonly (readonly [string, Reply])[] = [
      ['500', failure(500, 13)],
      ['503', failure(503, 14)],
      ['a 502 from a gateway that sends pages', { status: 502, text: '<h1>Bad Gateway</h1>' }],
      ['a cut connection', cutConnection],
    ];
    for (const [what, reply] of passing) {
      it(`a read after ${what}, each time after a longer wait`, async () => {
        failFirst(3, reply);
        assert.deepEqual(await read(), { ok: true });
        assert.deepEqual(clock.sleepsMs, [250, 500, 1000]);
      });

      it(`no write after ${what}: it may have been carried out`, async () => {
        failFirst(1, reply);
        await assert.rejects(write(), (error) => {
          assert.ok(error instanceof UncertainWriteError);
          const { cause } = error;
          assert.ok(cause instanceof ServerError || cause instanceof ConnectionError);
          return true;
        });
        assert.equal(server.current.requests.length, 1);
      });
    }

    it('a failing read three times, then gives up', async () => {
      failFirst(Infinity, failure(503, 14));
      await assert.rejects(read(), ServerError);
      assert.equal(server.current.requests.length, 4);
    });

    const final: readonly (readonly [string, Reply, new (...args: never) => Error])[] = [
      ['400', failure(400, 3), InvalidRequestError],
      ['403', failure(403, 7), PermissionError],
      ['501', failure(501, 12), ServerError],
      ['a web page', { text: '<!doctype html>' }, NotC1Error],
      ['a redirect', { status: 301, headers: { location: '/api/v1/apps' } }, NotC1Error],
      [
        'half an answer of full length',
        (response) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end('{"list": [');
        },
        UnexpectedAnswerError,
      ],
    ];
    for (const [what, reply, errorClass] of final) {
      it(`nothing after ${what}`, async () => {
        failFirst(1, reply);
        await assert.rejects(read(), errorClass);
        assert.equal(server.current.requests.length, 1);
      });
    }

    it('nothing that its mapper cannot read', async () => {
      const reading = client().read(search, () => {
        throw new UnexpectedAnswerError('not as documented');
      });
      await assert.rejects(reading, UnexpectedAnswerError);
      assert.equal(server.current.requests.length, 1);
    });
  });

  it('lets no other request out while the tenant asks to slow down', async () => {
    clock = new ManualClock();
    const one = client();
    failFirst(1, failure(429, 8, { 'retry-after': '20' }));
    const refused = one.read(search, (json) => json);
    await clock.untilSleeping();
    const others = [1, 2, 3].map(() => one.read(search, (json) => json));
    await clock.untilSleeping(4);
    assert.equal(server.current.requests.length, 1);
    clock.advance(20_000);
    await Promise.all([refused, ...others]);
    assert.equal(server.current.requests.length, 5);
  });

  describe('is cancelled', () => {
    it('within a wait, at once', async () => {
      clock = new ManualClock();
      failFirst(1, failure(429, 8, { 'retry-after': '20' }));
      const abort = new AbortController();
      const reading = read(abort.signal);
      await clock.untilSleeping();
      abort.abort();
      await assert.rejects(reading, CancelledError);
      assert.equal(server.current.requests.length, 1);
    });

    it('within a request, without another one', async () => {
      const abort = new AbortController();
      server.current.answer = () => () => abort.abort();
      await assert.rejects(read(abort.signal), CancelledError);
      assert.equal(server.current.requests.length, 1);
    });

    it('before it is sent', async () => {
      await assert.rejects(write(AbortSignal.abort()), CancelledError);
      assert.deepEqual(server.current.requests, []);
    });
  });

  it('tells of a refused credential, once', async () => {
    server.current.answer = () => failure(401, 16);
    const heard: SignInRequiredError[] = [];
    const reading = client((error) => heard.push(error)).read(search, (json) => json);
    await assert.rejects(reading, SignInRequiredError);
    assert.equal(heard.length, 1);
    assert.equal(server.current.requests.length, 1);
  });

  describe('logs', () => {
    it('one line for a request, with its request id and without its ids', async () => {
      server.current.answer = () => ({ headers: { 'c1-trace-id': '1-abc' } });
      await write();
      assert.deepEqual(logger.lines, [
        'info: POST /api/v1/apps/{app_id}/remove-grant-duration 200 1-abc 0 ms',
      ]);
    });

    it('a request without an answer, and that it is repeated', async () => {
      failFirst(1, cutConnection);
      await read();
      assert.equal(logger.lines[0], 'info: POST /api/v1/search/apps ConnectionError 0 ms');
      assert.match(logger.lines[1] ?? '', /^debug: \/api\/v1\/search\/apps again in 250 ms: /);
      assert.equal(logger.lines[2], 'info: POST /api/v1/search/apps 200 0 ms');
    });
  });

  it('shows the token in no error and no log', async () => {
    const replies: readonly Reply[] = [
      cutConnection,
      failure(400, 3),
      failure(401, 16),
      failure(403, 7),
      failure(404, 5),
      failure(409, 10),
      failure(429, 8),
      failure(500, 13),
      { text: '<!doctype html>' },
      { status: 302, headers: { location: 'https://evil.example' } },
    ];
    for (const reply of replies) {
      server.current.answer = () => reply;
      const error: unknown = await read().catch((thrown: unknown) => thrown);
      assert.ok(error instanceof Error);
      assertNoLeak(everythingSaidBy(error), [token]);
    }
    assertNoLeak(logger.text, [token]);
  });
});
