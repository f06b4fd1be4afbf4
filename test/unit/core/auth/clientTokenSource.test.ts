import assert from 'node:assert/strict';
import { jwtVerify } from 'jose';
import { CancelledError, SignInRequiredError } from '../../../../src/core/errors';
import { deferred } from '../../../support/deferred';
import { failure, type Reply } from '../../../support/localServer';
import { aToken, useMintingTenant, type MintingTenant } from '../../../support/mintingTenant';

describe('tokens of a client', () => {
  const tenants = useMintingTenant();
  let tenant: MintingTenant;

  beforeEach(() => {
    tenant = tenants.current;
  });

  it('are asked for with a signed assertion and without the secret', async () => {
    await tenant.ask();
    const [request] = tenant.mints;
    assert.equal(request?.method, 'POST');
    assert.equal(request.headers['content-type'], 'application/x-www-form-urlencoded');
    assert.equal(request.headers.authorization, undefined);
    const form = Object.fromEntries(new URLSearchParams(request.body));
    const { client_assertion: assertion = '', ...others } = form;
    assert.deepEqual(others, {
      client_id: tenant.clientId,
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    const { payload, protectedHeader } = await jwtVerify(assertion, tenant.key.publicKey, {
      audience: '127.0.0.1',
      currentDate: tenant.clock.now(),
    });
    assert.equal(payload.iss, tenant.clientId);
    assert.match(String(protectedHeader['nonce']), /^[0-9a-f]{32}$/);
  });

  it('are asked for with a fresh nonce each time', async () => {
    tenant.mint = () => aToken(1, { expires_in: 1 });
    const client = tenant.connect();
    await tenant.ask(client);
    tenant.clock.advance(1000);
    await tenant.ask(client);
    const [one, other] = tenant.assertions;
    assert.notEqual(one?.split('.')[0], other?.split('.')[0]);
  });

  it('are asked for once, however many calls wait', async () => {
    const client = tenant.connect();
    await Promise.all(Array.from({ length: 20 }, () => tenant.ask(client)));
    assert.equal(tenant.mints.length, 1);
    assert.deepEqual(tenant.usedTokens, Array(20).fill('token-1'));
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
        tenant.mint = (_, count) => aToken(count, { expires_in: lifeSeconds });
        const client = tenant.connect();
        await tenant.ask(client);
        tenant.clock.advance(renewedAfterMs - 1);
        await tenant.ask(client);
        assert.equal(tenant.mints.length, 1);
        tenant.clock.advance(1);
        await tenant.ask(client);
        assert.deepEqual(tenant.usedTokens, ['token-1', 'token-1', 'token-2']);
      });
    }

    it('once after a refusal, and the call is repeated', async () => {
      tenant.answer = ({ headers }) =>
        headers.authorization === 'Bearer token-2' ? { json: { ok: true } } : failure(401, 16);
      assert.deepEqual(await tenant.ask(), { ok: true });
      assert.deepEqual(tenant.usedTokens, ['token-1', 'token-2']);
    });

    it('once for many calls that were refused together', async () => {
      tenant.answer = ({ headers }) =>
        headers.authorization === 'Bearer token-2' ? { json: {} } : failure(401, 16);
      const client = tenant.connect();
      await Promise.all(Array.from({ length: 20 }, () => tenant.ask(client)));
      assert.equal(tenant.mints.length, 2);
    });

    it('not a second time: a tenant that refuses a fresh token refuses the credential', async () => {
      tenant.answer = () => failure(401, 16);
      await assert.rejects(tenant.ask(), SignInRequiredError);
      assert.deepEqual(tenant.usedTokens, ['token-1', 'token-2']);
    });
  });

  describe('with a clock that is off', () => {
    /** The tenant's own clock, which checks the assertion. */
    const tenantWithClock = (aheadMs: number) => {
      tenant.mint = async ({ body }, count) => {
        const now = new Date(tenant.clock.now().getTime() + aheadMs);
        const headers = { date: now.toUTCString() };
        const assertion = new URLSearchParams(body).get('client_assertion') ?? '';
        return jwtVerify(assertion, tenant.key.publicKey, { currentDate: now }).then(
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
        await tenant.ask();
        assert.equal(tenant.mints.length, 2);
        assert.match(
          tenant.logger.text,
          new RegExp(`warn: The clock of this machine is about 30 min ${where} the tenant's`),
        );
      });
    }

    it('go on in the tenant’s time', async () => {
      tenantWithClock(30 * 60_000);
      const client = tenant.connect();
      await tenant.ask(client);
      tenant.clock.advance(600_000);
      await tenant.ask(client);
      assert.equal(tenant.mints.length, 3);
    });

    it('are refused with a hint at the clock where that was not all', async () => {
      tenant.mint = () => ({
        status: 401,
        headers: { date: new Date(tenant.clock.now().getTime() - 600_000).toUTCString() },
        json: { error: 'invalid_client' },
      });
      await assert.rejects(tenant.ask(), (error) => {
        assert.ok(error instanceof SignInRequiredError);
        assert.match(
          error.message,
          /about 10 min ahead of the tenant's\. Set the clock, then sign in again\.$/,
        );
        return true;
      });
      assert.equal(tenant.mints.length, 2);
    });
  });

  describe('with a caller who cancels', () => {
    it('go on for the others', async () => {
      const arrived = deferred();
      const goOn = deferred();
      tenant.mint = async (_, count) => {
        arrived.resolve();
        await goOn.promise;
        return aToken(count);
      };
      const client = tenant.connect();
      const abort = new AbortController();
      const cancelled = tenant.ask(client, abort.signal);
      const other = tenant.ask(client);
      await arrived.promise;
      abort.abort();
      await assert.rejects(cancelled, CancelledError);
      goOn.resolve();
      await other;
      assert.equal(tenant.mints.length, 1);
    });

    it('are not asked for when it was cancelled before', async () => {
      await assert.rejects(tenant.ask(tenant.connect(), AbortSignal.abort()), CancelledError);
      assert.deepEqual([tenant.mints, tenant.usedTokens], [[], []]);
    });
  });
});
