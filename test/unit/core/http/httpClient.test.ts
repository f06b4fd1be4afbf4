import assert from 'node:assert/strict';
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
import type { ReadRequest } from '../../../../src/core/http/request';
import { aRead, benchToken, useHttpBench, type HttpBench } from '../../../support/httpBench';
import { assertNoLeak, everythingSaidBy } from '../../../support/leaks';
import { cutConnection, failure, type Reply } from '../../../support/localServer';
import { ManualClock } from '../../../support/manualClock';

describe('the HTTP client', () => {
  const benches = useHttpBench();
  let bench: HttpBench;

  beforeEach(() => {
    bench = benches.current;
  });

  it('sends JSON with the token and gives the answer as its mapper reads it', async () => {
    bench.server.answer = () => ({ json: { list: [1, 2] } });
    const answer = await bench.client().read(aRead, (json) => JSON.stringify(json));
    assert.equal(answer, '{"list":[1,2]}');
    const [request] = bench.server.requests;
    assert.equal(request?.body, '{"query":"hub"}');
    assert.equal(request.headers['content-type'], 'application/json');
    assert.equal(request.headers.authorization, `Bearer ${benchToken}`);
  });

  it('sends no body and no content type where there is none', async () => {
    const request: ReadRequest = { effect: 'read', method: 'GET', pathTemplate: '/api/v1/x' };
    await bench.client().read(request, (json) => json);
    const [received] = bench.server.requests;
    assert.equal(received?.body, '');
    assert.equal(received.headers['content-type'], undefined);
  });

  describe('asked for an answer as it came', () => {
    it('gives its bytes, repeating what any read repeats', async () => {
      const text = '{"list": [ 1 ], "ü": 2}';
      bench.server.answer = (_, count) =>
        count === 1 ? failure(503, 14) : { headers: { 'content-type': 'application/json' }, text };
      const bytes = await bench.client().readBytes(aRead);
      assert.equal(bytes.toString('utf8'), text);
      assert.equal(bench.server.requests.length, 2);
    });

    it('gives no web page and no refusal for one', async () => {
      bench.failFirst(1, { status: 200, text: '<h1>Sign in</h1>' });
      await assert.rejects(bench.client().readBytes(aRead), NotC1Error);
      bench.failFirst(Infinity, failure(403, 7));
      await assert.rejects(bench.client().readBytes(aRead), PermissionError);
    });
  });

  describe('repeats', () => {
    for (const effect of ['read', 'write'] as const) {
      const send = () => bench[effect]();
      it(`a ${effect} that is refused with 429, after as long as the server asks`, async () => {
        bench.failFirst(2, failure(429, 8, { 'retry-after': '7' }));
        assert.deepEqual(await send(), { ok: true });
        assert.deepEqual(bench.clock.sleepsMs, [7000, 7000]);
        assert.equal(bench.server.requests.length, 3);
      });

      it(`a ${effect} that is always refused with 429 three times, then gives up`, async () => {
        bench.failFirst(Infinity, failure(429, 8));
        await assert.rejects(send(), RateLimitedError);
        assert.equal(bench.server.requests.length, 4);
      });
    }

    it('a refusal until a date', async () => {
      const until = new Date(bench.clock.now().getTime() + 12_000).toUTCString();
      bench.failFirst(1, failure(429, 8, { 'retry-after': until }));
      await bench.read();
      assert.deepEqual(bench.clock.sleepsMs, [12_000]);
    });

    const passing: readonly (readonly [string, Reply])[] = [
      ['500', failure(500, 13)],
      ['503', failure(503, 14)],
      ['a 502 from a gateway that sends pages', { status: 502, text: '<h1>Bad Gateway</h1>' }],
      ['a cut connection', cutConnection],
    ];
    for (const [what, reply] of passing) {
      it(`a read after ${what}, each time after a longer wait`, async () => {
        bench.failFirst(3, reply);
        assert.deepEqual(await bench.read(), { ok: true });
        assert.deepEqual(bench.clock.sleepsMs, [250, 500, 1000]);
      });

      it(`no write after ${what}: it may have been carried out`, async () => {
        bench.failFirst(1, reply);
        await assert.rejects(bench.write(), (error) => {
          assert.ok(error instanceof UncertainWriteError);
          const { cause } = error;
          assert.ok(cause instanceof ServerError || cause instanceof ConnectionError);
          return true;
        });
        assert.equal(bench.server.requests.length, 1);
      });
    }

    it('a failing read three times, then gives up', async () => {
      bench.failFirst(Infinity, failure(503, 14));
      await assert.rejects(bench.read(), ServerError);
      assert.equal(bench.server.requests.length, 4);
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
        bench.failFirst(1, reply);
        await assert.rejects(bench.read(), errorClass);
        assert.equal(bench.server.requests.length, 1);
      });
    }

    it('nothing that its mapper cannot read', async () => {
      const reading = bench.client().read(aRead, () => {
        throw new UnexpectedAnswerError('not as documented');
      });
      await assert.rejects(reading, UnexpectedAnswerError);
      assert.equal(bench.server.requests.length, 1);
    });
  });

  it('lets no other request out while the tenant asks to slow down', async () => {
    bench.clock = new ManualClock();
    const one = bench.client();
    bench.failFirst(1, failure(429, 8, { 'retry-after': '20' }));
    const refused = one.read(aRead, (json) => json);
    await bench.clock.untilSleeping();
    const others = [1, 2, 3].map(() => one.read(aRead, (json) => json));
    await bench.clock.untilSleeping(4);
    assert.equal(bench.server.requests.length, 1);
    bench.clock.advance(20_000);
    await Promise.all([refused, ...others]);
    assert.equal(bench.server.requests.length, 5);
  });

  describe('is cancelled', () => {
    it('within a wait, at once', async () => {
      bench.clock = new ManualClock();
      bench.failFirst(1, failure(429, 8, { 'retry-after': '20' }));
      const abort = new AbortController();
      const reading = bench.read(abort.signal);
      await bench.clock.untilSleeping();
      abort.abort();
      await assert.rejects(reading, CancelledError);
      assert.equal(bench.server.requests.length, 1);
    });

    it('within a request, without another one', async () => {
      const abort = new AbortController();
      bench.server.answer = () => () => abort.abort();
      await assert.rejects(bench.read(abort.signal), CancelledError);
      assert.equal(bench.server.requests.length, 1);
    });

    it('before it is sent', async () => {
      await assert.rejects(bench.write(AbortSignal.abort()), CancelledError);
      assert.deepEqual(bench.server.requests, []);
    });
  });

  it('tells of a refused credential, once', async () => {
    bench.server.answer = () => failure(401, 16);
    const heard: SignInRequiredError[] = [];
    const reading = bench.client((error) => heard.push(error)).read(aRead, (json) => json);
    await assert.rejects(reading, SignInRequiredError);
    assert.equal(heard.length, 1);
    assert.equal(bench.server.requests.length, 1);
  });

  describe('logs', () => {
    it('one line for a request, with its request id and without its ids', async () => {
      bench.server.answer = () => ({ headers: { 'c1-trace-id': '1-abc' } });
      await bench.write();
      assert.deepEqual(bench.logger.lines, [
        'info: POST /api/v1/apps/{app_id}/remove-grant-duration 200 1-abc 0 ms',
      ]);
    });

    it('a request without an answer, and that it is repeated', async () => {
      bench.failFirst(1, cutConnection);
      await bench.read();
      assert.equal(bench.logger.lines[0], 'info: POST /api/v1/search/apps ConnectionError 0 ms');
      assert.match(
        bench.logger.lines[1] ?? '',
        /^debug: \/api\/v1\/search\/apps again in 250 ms: /,
      );
      assert.equal(bench.logger.lines[2], 'info: POST /api/v1/search/apps 200 0 ms');
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
      bench.server.answer = () => reply;
      const error: unknown = await bench.read().catch((thrown: unknown) => thrown);
      assert.ok(error instanceof Error);
      assertNoLeak(everythingSaidBy(error), [benchToken]);
    }
    assertNoLeak(bench.logger.text, [benchToken]);
  });
});
