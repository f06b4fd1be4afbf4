import assert from 'node:assert/strict';
import { jwtVerify } from 'jose';
import { clientCredential } from '../../../../src/core/auth/credential';
import {
  CancelledError,
  ConnectionError,
  NotC1Error,
  PermissionError,
  RateLimitedError,
  ServerError,
  SignInRequiredError,
  UnexpectedAnswerError,
} from '../../../../src/core/errors';
import type { ReadRequest } from '../../../../src/core/http/request';
import { connectTenant } from '../../../../src/core/session/tenantConnection';
import { newClientKey } from '../../../support/clientKey';
import { deferred } from '../../../support/deferred';
import { assertNoLeak, everythingSaidBy } from '../../../support/leaks';
import {
  cutConnection,
  failure,
  useLocalServer,
  type ReceivedRequest,
  type Reply,
} from '../../../support/localServer';
import { ManualClock } from '../../../support/manualClock';
import { RecordingLogger } from '../../../support/recordingLogger';

const tokenPath = '/auth/v1/token';
const whoAmI: ReadRequest = {
  effect: 'read',
  method: 'GET',
  pathTemplate: '/api/v1/auth/introspect',
};

describe('tokens of a client', () => {
  const server = useLocalServer();
  const { clientSecret, publicKey, secretPart } = newClientKey();
  let clock: ManualClock;
  let logger: RecordingLogger;
  /** How the token endpoint answers the nth time; a token for ten minutes unless the test says. */
  let mint: (request: ReceivedRequest, count: number) => Reply | Promise<Reply>;
  let answer: (request: ReceivedRequest) => Reply;

  const aToken = (count: number, fields: object = {}): Reply => ({
    json: { access_token: `token-${count}`, token_type: 'Bearer', expires_in: 600, ...fields },
  });

  beforeEach(() => {
    clock = new ManualClock(undefined, { skipSleeps: true });
    logger = new RecordingLogger();
    mint = (_, count) => aToken(count);
    answer = () => ({ json: {} });
    server.current.answer = (request) =>
      request.path === tokenPath ? mint(request, mints().length) : answer(request);
  });

  const mints = () => server.current.requestsTo(tokenPath);
  const usedTokens = () =>
    server.current.requestsTo('/api/').map(({ headers }) => headers.authorization);
  const clientId = () => `bold-otter-1234@${server.current.host}/pcc`;
  const connect = () =>
    connectTenant(clientCredential(clientId(), clientSecret), {
      clock,
      logger,
      userAgent: 'tests/1',
      random: () => 0,
      apiTimeoutMs: 2000,
      tokenTimeoutMs: 2000,
    }).reads;
  const ask = (client = connect(), signal?: AbortSignal) =>
    client.read(whoAmI, (json) => json, signal);

  it('are asked for with a signed assertion and without the secret', async () => {
    await ask();
    const [request] = mints();
    assert.equal(request?.method, 'POST');
    assert.equal(request.headers['content-type'], 'application/x-www-form-urlencoded');
    assert.equal(request.headers.authorization, undefined);
    const form = Object.fromEntries(new URLSearchParams(request.body));
    const { client_assertion: assertion = '', ...others } = form;
    assert.deepEqual(others, {
      client_id: clientId(),
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
      audience: '127.0.0.1',
      currentDate: clock.now(),
    });
    assert.equal(payload.iss, clientId());
    assert.match(String(protectedHeader['nonce']), /^[0-9a-f]{32}$/);
  });

  it('are asked for with a fresh nonce each time', async () => {
    mint = () => aToken(1, { expires_in: 1 });
    const client = connect();
    await ask(client);
    clock.advance(1000);
    await ask(client);
    const [one, other] = mints().map(({ body }) =>
      new URLSearchParams(body).get('client_assertion'),
    );
    assert.notEqual(one?.split('.')[0], other?.split('.')[0]);
  });

  it('are asked for once, however many calls wait', async () => {
    const client = connect();
    await Promise.all(Array.from({ length: 20 }, () => ask(client)));
    assert.equal(mints().length, 1);
    assert.deepEqual(usedTokens(), Array(20).fill('Bearer token-1'));
  });

  describe('are renewed', () => {
    const lives: readonly (readonly [lifeSeconds: number, renewedAfterMs: number])[] = [
      [3600, 3_540_000],
      [600, 540_000],
      [120, 90_000],
      [1, 750],
    ];
    for (const [lifeSeconds, renewedAfterMs] of lives) {
      it(`${renewedAfterMs / 1000} s into a life of ${lifeSeconds} s`, async () => {
        mint = (_, count) => aToken(count, { expires_in: lifeSeconds });
        const client = connect();
        await ask(client);
        clock.advance(renewedAfterMs - 1);
        await ask(client);
        assert.equal(mints().length, 1);
        clock.advance(1);
        await ask(client);
        assert.deepEqual(usedTokens(), ['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
      });
    }

    it('once after a refusal, and the call is repeated', async () => {
      answer = ({ headers }) =>
        headers.authorization === 'Bearer token-2' ? { json: { ok: true } } : failure(401, 16);
      assert.deepEqual(await ask(), { ok: true });
      assert.deepEqual(usedTokens(), ['Bearer token-1', 'Bearer token-2']);
    });

    it('once for many calls that were refused together', async () => {
      answer = ({ headers }) =>
        headers.authorization === 'Bearer token-2' ? { json: {} } : failure(401, 16);
      const client = connect();
      await Promise.all(Array.from({ length: 20 }, () => ask(client)));
      assert.equal(mints().length, 2);
    });

    it('not a second time: a tenant that refuses a fresh token refuses the credential', async () => {
      answer = () => failure(401, 16);
      await assert.rejects(ask(), SignInRequiredError);
      assert.deepEqual(usedTokens(), ['Bearer token-1', 'Bearer token-2']);
    });
  });

  describe('with a clock that is off', () => {
    /** The tenant's own clock, which checks the assertion. */
    const tenantWithClock = (aheadMs: number) => {
      mint = async ({ body }, count) => {
        const now = new Date(clock.now().getTime() + aheadMs);
        const headers = { date: now.toUTCString() };
        const assertion = new URLSearchParams(body).get('client_assertion') ?? '';
        return jwtVerify(assertion, publicKey, { currentDate: now }).then(
          () => aToken(count),
          (): Reply => ({ status: 401, headers, json: { error: 'invalid_client' } }),
        );
      };
    };

    for (const [where, aheadMs] of [
      ['ahead of', -30 * 60_000],
      ['behind', 30 * 60_000],
    ] as const) {
      it(`30 minutes ${where} the tenant's, are asked for again in the tenant's time`, async () => {
        tenantWithClock(aheadMs);
        await ask();
        assert.equal(mints().length, 2);
        assert.match(
          logger.text,
          new RegExp(`warn: The clock of this machine is about 30 min ${where} the tenant's`),
        );
      });
    }

    it('go on in the tenant’s time', async () => {
      tenantWithClock(30 * 60_000);
      const client = connect();
      await ask(client);
      clock.advance(600_000);
      await ask(client);
      assert.equal(mints().length, 3);
    });

    it('are refused with a hint at the clock where that was not all', async () => {
      mint = () => ({
        status: 401,
        headers: { date: new Date(clock.now().getTime() - 600_000).toUTCString() },
        json: { error: 'invalid_client' },
      });
      await assert.rejects(ask(), (error) => {
        assert.ok(error instanceof SignInRequiredError);
        assert.match(error.message, /about 10 min ahead of the tenant's\.$/);
        return true;
      });
      assert.equal(mints().length, 2);
    });
  });

  describe('are refused', () => {
    for (const status of [400, 401]) {
      it(`with ${status}, without another try`, async () => {
        mint = () => ({
          status,
          headers: { date: clock.now().toUTCString(), 'c1-trace-id': '1-abc' },
          json: { error: 'invalid_client' },
        });
        await assert.rejects(ask(), (error) => {
          assert.ok(error instanceof SignInRequiredError);
          assert.equal(error.requestId, '1-abc');
          assert.doesNotMatch(error.message, /clock/);
          return true;
        });
        assert.equal(mints().length, 1);
        assert.deepEqual(usedTokens(), []);
      });
    }

    it('and the next call asks again', async () => {
      const refused = failure(401, 16, { date: clock.now().toUTCString() });
      mint = (_, count) => (count === 1 ? refused : aToken(count));
      const client = connect();
      await assert.rejects(ask(client), SignInRequiredError);
      await ask(client);
    });

    it('where they are of a kind that needs more than the token', async () => {
      mint = () => aToken(1, { token_type: 'DPoP' });
      await assert.rejects(ask(), /asks for DPoP tokens/);
    });

    it('by a web page with 401', async () => {
      const headers = { date: clock.now().toUTCString() };
      mint = () => ({ status: 401, headers, text: '<!doctype html>' });
      await assert.rejects(ask(), NotC1Error);
    });

    const unusable: readonly (readonly [string, Reply, new (...args: never) => Error])[] = [
      ['by the role of the key', failure(403, 7), PermissionError],
      ['by a web page', { text: '<!doctype html>' }, NotC1Error],
      ['by an answer without a token', { json: { token_type: 'Bearer' } }, UnexpectedAnswerError],
      ['by an empty token', aToken(1, { access_token: '' }), UnexpectedAnswerError],
      ['by a token without a life', aToken(1, { expires_in: 0 }), UnexpectedAnswerError],
      ['by a token for a text of time', aToken(1, { expires_in: '600' }), UnexpectedAnswerError],
    ];
    for (const [what, reply, errorClass] of unusable) {
      it(what, async () => {
        mint = () => reply;
        await assert.rejects(ask(), errorClass);
        assert.equal(mints().length, 1);
      });
    }
  });

  describe('are asked for again', () => {
    it('after 429, as late as the tenant asks', async () => {
      mint = (_, count) => (count === 1 ? failure(429, 8, { 'retry-after': '7' }) : aToken(count));
      await ask();
      assert.deepEqual(clock.sleepsMs, [7000]);
    });

    it('after a cut connection and a failure of the server', async () => {
      mint = (_, count) => [cutConnection, failure(503, 14)][count - 1] ?? aToken(count);
      await ask();
      assert.deepEqual(clock.sleepsMs, [250, 500]);
    });

    for (const [what, reply, errorClass] of [
      ['a tenant that is busy', failure(429, 8), RateLimitedError],
      ['a tenant that fails', failure(500, 13), ServerError],
      ['a tenant that cannot be reached', cutConnection, ConnectionError],
    ] as const) {
      it(`three times at most of ${what}`, async () => {
        mint = () => reply;
        await assert.rejects(ask(), errorClass);
        assert.equal(mints().length, 4);
      });
    }
  });

  describe('with a caller who cancels', () => {
    it('go on for the others', async () => {
      const arrived = deferred();
      const goOn = deferred();
      mint = async (_, count) => {
        arrived.resolve();
        await goOn.promise;
        return aToken(count);
      };
      const client = connect();
      const abort = new AbortController();
      const cancelled = ask(client, abort.signal);
      const other = ask(client);
      await arrived.promise;
      abort.abort();
      await assert.rejects(cancelled, CancelledError);
      goOn.resolve();
      await other;
      assert.equal(mints().length, 1);
    });

    it('are not asked for when it was cancelled before', async () => {
      await assert.rejects(ask(connect(), AbortSignal.abort()), CancelledError);
      assert.deepEqual(server.current.requests, []);
    });
  });

  it('show neither the secret, nor an assertion, nor a token, in errors and log', async () => {
    const token = 'TokenThatNobodyMaySee0123456789';
    const replies: readonly Reply[] = [
      cutConnection,
      failure(401, 16),
      failure(429, 8),
      failure(500, 13),
      { text: `<p>${token}` },
      aToken(1, { access_token: token, token_type: 'DPoP' }),
      aToken(1, { access_token: token, expires_in: 'soon' }),
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(`{"access_token": ${token}}`);
      },
    ];
    for (const reply of replies) {
      mint = () => reply;
      const error: unknown = await ask().catch((thrown: unknown) => thrown);
      assert.ok(error instanceof Error);
      const assertions = mints().map(
        ({ body }) => new URLSearchParams(body).get('client_assertion') ?? '',
      );
      const secrets = [secretPart, clientSecret.slice(33), token, ...assertions];
      assertNoLeak(`${everythingSaidBy(error)}\n${logger.text}`, secrets);
    }
  });
});
