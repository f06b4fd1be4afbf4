import assert from 'node:assert/strict';
import type { Change } from '../../../../src/core/change/change';
import { GrantRevokedError } from '../../../../src/core/change/changeErrors';
import {
  ConflictError,
  NotFoundError,
  PermissionError,
  RateLimitedError,
  SignInRequiredError,
} from '../../../../src/core/errors';
import {
  assertEnded,
  removing,
  useChangeBench,
  type ChangeBench,
} from '../../../support/changeBench';
import { admins, held } from '../../../support/officeTenant';

const ben = held(admins, 'Ben');
const may = new Date('2026-05-01T00:00:00Z');
const removeBens: Change = { kind: 'removeExpiration', grant: ben };
const setBens: Change = { kind: 'setExpiration', grant: ben, expiresAt: may };

describe('a change that the tenant refuses', () => {
  const benches = useChangeBench();
  let bench: ChangeBench;

  beforeEach(() => {
    bench = benches.current;
  });

  const refusals = [
    [403, PermissionError],
    [404, NotFoundError],
    [409, ConflictError],
  ] as const;
  for (const [status, errorClass] of refusals) {
    it(`with ${status} has failed, and is not sent again`, async () => {
      const plan = await bench.plan(removeBens);
      bench.office.fail(removing, { kind: 'status', status });
      assertEnded(await bench.apply(plan), 'failed', errorClass);
      assert.equal(bench.writeCount, 1);
      assert.equal(bench.catalog.isJustChanged(ben), false);
    });
  }

  it('with 429 again and again has failed', async () => {
    const plan = await bench.plan(removeBens);
    bench.office.fail(removing, { kind: 'status', status: 429 }, 'always');
    assertEnded(await bench.apply(plan), 'failed', RateLimitedError);
  });

  it('with 401 again and again has failed', async () => {
    const plan = await bench.plan(removeBens);
    bench.office.fail(removing, { kind: 'status', status: 401 }, 'always');
    assertEnded(await bench.apply(plan), 'failed', SignInRequiredError);
  });

  it('because the role may not do it', async () => {
    const { grant } = removeBens;
    const session = bench.newSession(bench.office.connect('viewer'));
    bench.store.replace(session);
    const plan = await bench.plan({ kind: 'removeExpiration', grant });
    assertEnded(await bench.apply({ ...plan, session }), 'failed', PermissionError);
  });

  it('that ends in a revocation says so', async () => {
    const plan = await bench.plan(setBens);
    // The tenant takes a grant away whose end is past.
    const past = { newDeprovisionAt: '2026-03-01T00:00:00Z' };
    const request = { ...plan.request, body: past };
    const [outcome] = await bench.service().applyAll([{ ...plan, request }]);
    assert.ok(outcome);
    assertEnded(outcome, 'revoked', GrantRevokedError);
    assert.equal(await bench.grant(ben), undefined);
  });
});
