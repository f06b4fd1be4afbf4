import assert from 'node:assert/strict';
import {
  ConnectionError,
  NotC1Error,
  PermissionError,
  RateLimitedError,
  ServerError,
  SignInRequiredError,
  UnexpectedAnswerError,
} from '../../../../src/core/errors';
import { assertNoLeak, everythingSaidBy } from '../../../support/leaks';
import { cutConnection, failure, type Reply } from '../../../support/localServer';
import { aToken, useMintingTenant, type MintingTenant } from '../../../support/mintingTenant';

describe('tokens of a client', () => {
  const tenants = useMintingTenant();
  let tenant: MintingTenant;

  beforeEach(() => {
    tenant = tenants.current;
  });

  describe('are refused', () => {
    for (const status of [400, 401]) {
      it(`with ${status}, without another try`, async () => {
        tenant.mint = () => ({
          status,
          headers: { date: tenant.clock.now().toUTCString(), 'c1-trace-id': '1-abc' },
          json: { error: 'invalid_client' },
        });
        await assert.rejects(tenant.ask(), (error) => {
          assert.ok(error instanceof SignInRequiredError);
          assert.equal(error.requestId, '1-abc');
          assert.doesNotMatch(error.message, /clock/);
          assert.match(error.message, /Check both, or make a new key in ConductorOne\.$/);
          return true;
        });
        assert.equal(tenant.mints.length, 1);
        assert.deepEqual(tenant.usedTokens, []);
      });
    }

    it('and the next call asks again', async () => {
      const refused = failure(401, 16, { date: tenant.clock.now().toUTCString() });
      tenant.mint = (_, count) => (count === 1 ? refused : aToken(count));
      const client = tenant.connect();
      await assert.rejects(tenant.ask(client), SignInRequiredError);
      await tenant.ask(client);
    });

    it('where they are of a kind that needs more than the token', async () => {
      tenant.mint = () => aToken(1, { token_type: 'DPoP' });
      await assert.rejects(tenant.ask(), /asks for DPoP tokens/);
    });

    it('by a web page with 401', async () => {
      const headers = { date: tenant.clock.now().toUTCString() };
      tenant.mint = () => ({ status: 401, headers, text: '<!doctype html>' });
      await assert.rejects(tenant.ask(), NotC1Error);
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
        tenant.mint = () => reply;
        await assert.rejects(tenant.ask(), errorClass);
        assert.equal(tenant.mints.length, 1);
      });
    }
  });

  describe('are asked for again', () => {
    it('after 429, as late as the tenant asks', async () => {
      tenant.mint = (_, count) =>
        count === 1 ? failure(429, 8, { 'retry-after': '7' }) : aToken(count);
      await tenant.ask();
      assert.deepEqual(tenant.clock.sleepsMs, [7000]);
    });

    it('after a cut connection and a failure of the server', async () => {
      tenant.mint = (_, count) => [cutConnection, failure(503, 14)][count - 1] ?? aToken(count);
      await tenant.ask();
      assert.deepEqual(tenant.clock.sleepsMs, [250, 500]);
    });

    for (const [what, reply, errorClass] of [
      ['a tenant that is busy', failure(429, 8), RateLimitedError],
      ['a tenant that fails', failure(500, 13), ServerError],
      ['a tenant that cannot be reached', cutConnection, ConnectionError],
    ] as const) {
      it(`three times at most of ${what}`, async () => {
        tenant.mint = () => reply;
        await assert.rejects(tenant.ask(), errorClass);
        assert.equal(tenant.mints.length, 4);
      });
    }
  });

  it('leave one log line per request, whether it was answered or not', async () => {
    const replies = [cutConnection, failure(503, 14, { 'c1-trace-id': '1-abc' })];
    tenant.mint = (_, count) => replies[count - 1] ?? aToken(count);
    await tenant.ask();
    const requestLines = tenant.logger.lines.filter((line) => line.startsWith('info: '));
    assert.deepEqual(requestLines, [
      'info: POST /auth/v1/token ConnectionError 0 ms',
      'info: POST /auth/v1/token 503 1-abc 0 ms',
      'info: POST /auth/v1/token 200 0 ms',
      'info: GET /api/v1/auth/introspect 200 0 ms',
    ]);
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
      tenant.mint = () => reply;
      const error: unknown = await tenant.ask().catch((thrown: unknown) => thrown);
      assert.ok(error instanceof Error);
      const { clientSecret, secretPart } = tenant.key;
      const secrets = [secretPart, clientSecret.slice(33), token, ...tenant.assertions];
      assertNoLeak(`${everythingSaidBy(error)}\n${tenant.logger.text}`, secrets);
    }
  });
});
