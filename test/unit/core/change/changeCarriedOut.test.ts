import assert from 'node:assert/strict';
import type { Change } from '../../../../src/core/change/change';
import {
  assertApplied,
  removing,
  setting,
  useChangeBench,
  type ChangeBench,
} from '../../../support/changeBench';
import { admins, held } from '../../../support/officeTenant';

const ana = held(admins, 'Ana');
const ben = held(admins, 'Ben');
const bensEnd = new Date('2026-03-13T13:00:00Z');
const may = new Date('2026-05-01T00:00:00Z');
const removeBens: Change = { kind: 'removeExpiration', grant: ben };
const setBens: Change = { kind: 'setExpiration', grant: ben, expiresAt: may };

describe('a change', () => {
  const benches = useChangeBench();
  let bench: ChangeBench;

  beforeEach(() => {
    bench = benches.current;
  });

  describe('that is carried out', () => {
    it('removes an expiration with one request', async () => {
      const outcome = await bench.apply(await bench.plan(removeBens));
      assertApplied(outcome, undefined);
      assert.equal(await bench.expiresAt(ben), undefined);
      assert.deepEqual(
        bench.office.requestsTo(removing).map(({ body, status }) => ({ body, status })),
        [{ body: {}, status: 200 }],
      );
    });

    it('sets an expiration with one request', async () => {
      const outcome = await bench.apply(await bench.plan(setBens));
      assertApplied(outcome, may);
      assert.deepEqual(await bench.expiresAt(ben), may);
      assert.deepEqual(
        bench.office.requestsTo(setting).map(({ body }) => body),
        [{ newDeprovisionAt: '2026-05-01T00:00:00.000Z' }],
      );
    });

    it('shows in the catalog at once', async () => {
      await bench.apply(await bench.plan(removeBens));
      assert.equal(bench.catalog.isJustChanged(ben), true);
    });

    it('is repeated after 429, which carries nothing out', async () => {
      const plan = await bench.plan(removeBens);
      bench.office.fail(removing, { kind: 'status', status: 429, retryAfter: 7 });
      assert.equal((await bench.apply(plan)).kind, 'applied');
      assert.equal(bench.writeCount, 2);
    });

    it('is repeated with a fresh token after 401, which carries nothing out', async () => {
      const plan = await bench.plan(removeBens);
      bench.office.fail(removing, { kind: 'status', status: 401 });
      assert.equal((await bench.apply(plan)).kind, 'applied');
    });
  });

  it('of our own raises no conflict while the list lags behind', async () => {
    // The list still shows Ben's old end; we have just removed it.
    bench.catalog.noteExpiration(ben, { before: bensEnd, after: undefined });
    const plan = await bench.plan(setBens);
    const outcome = await bench.apply({ ...plan, base: { expiresAt: null } });
    assert.equal(outcome.kind, 'applied');
  });

  it('of less than a second is none: servers round', async () => {
    const plan = await bench.plan(removeBens);
    const base = { expiresAt: new Date(bensEnd.getTime() + 999).toISOString() };
    assert.equal((await bench.apply({ ...plan, base })).kind, 'applied');
  });

  it('of nothing needs no request', async () => {
    assert.deepEqual(await bench.service().applyAll([]), []);
    assert.deepEqual(bench.office.apiPaths, []);
  });

  it('goes by the account, not by its app alone', async () => {
    await bench.apply(await bench.plan({ kind: 'setExpiration', grant: ana, expiresAt: may }));
    assert.deepEqual(await bench.expiresAt(ana), may);
    assert.deepEqual(await bench.expiresAt(ben), bensEnd);
  });
});
