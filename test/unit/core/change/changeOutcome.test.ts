import assert from 'node:assert/strict';
import type { Change } from '../../../../src/core/change/change';
import { OutcomeUnknownError } from '../../../../src/core/change/changeErrors';
import {
  ConnectionError,
  NotC1Error,
  ServerError,
  UncertainWriteError,
} from '../../../../src/core/errors';
import {
  assertApplied,
  assertEnded,
  removing,
  searchGrants,
  setting,
  useChangeBench,
  type ChangeBench,
} from '../../../support/changeBench';
import { admins, held } from '../../../support/officeTenant';

const ben = held(admins, 'Ben');
const bensEnd = new Date('2026-03-13T13:00:00Z');
const may = new Date('2026-05-01T00:00:00Z');
const june = new Date('2026-06-01T00:00:00Z');
const removeBens: Change = { kind: 'removeExpiration', grant: ben };
const setBens: Change = { kind: 'setExpiration', grant: ben, expiresAt: may };

describe('a change', () => {
  const benches = useChangeBench();
  let bench: ChangeBench;

  beforeEach(() => {
    bench = benches.current;
  });

  describe('whose answer does not come is never sent twice, and', () => {
    const lost = {
      'a cut connection': { kind: 'cut', moment: 'after' },
      'a failure of the server': { kind: 'status', status: 500, moment: 'after' },
      'half an answer': { kind: 'cutBody' },
      'half a JSON': { kind: 'truncatedJson' },
    } as const;
    for (const [what, fault] of Object.entries(lost)) {
      it(`was applied before ${what}, as reading back shows`, async () => {
        const plan = await bench.plan(removeBens);
        bench.office.fail(removing, fault);
        assertApplied(await bench.apply(plan), undefined);
        assert.equal(bench.writeCount, 1);
        assert.equal(bench.catalog.isJustChanged(ben), true);
      });
    }

    it('is looked for although the window has left the tenant', async () => {
      const plan = await bench.plan(removeBens);
      const leave = () => bench.session.connection.dispose();
      bench.office.fail(removing, { kind: 'meanwhile', act: leave });
      bench.office.fail(removing, { kind: 'cut', moment: 'after' });
      assertApplied(await bench.apply(plan), undefined);
    });

    it('is unknown where reading back shows the state before, which may be behind', async () => {
      for (const [fault, errorClass] of [
        [{ kind: 'cut' }, ConnectionError],
        [{ kind: 'status', status: 503 }, ServerError],
        [{ kind: 'html' }, NotC1Error],
      ] as const) {
        const plan = await bench.plan(removeBens);
        bench.office.fail(removing, fault);
        const error = assertEnded(await bench.apply(plan), 'unknown', OutcomeUnknownError);
        assert.ok(error.cause instanceof UncertainWriteError);
        assert.ok(error.cause.cause instanceof errorClass);
        assert.match(error.message, /not seen to be made yet\. Refresh in two minutes and look\.$/);
      }
      assert.equal(bench.writeCount, 3);
    });

    it('is unknown where reading back fails', async () => {
      const plan = await bench.plan(removeBens);
      const refuse = () => void bench.office.fail(searchGrants, { kind: 'html' });
      bench.office.fail(removing, { kind: 'meanwhile', act: refuse });
      bench.office.fail(removing, { kind: 'cut', moment: 'after' });
      assertEnded(await bench.apply(plan), 'unknown', OutcomeUnknownError);
      assert.equal(bench.writeCount, 1);
    });

    it('is unknown where somebody else has changed it since', async () => {
      const plan = await bench.plan(removeBens);
      bench.meanwhileSet(ben, june, removing);
      bench.office.fail(removing, { kind: 'cut' });
      assertEnded(await bench.apply(plan), 'unknown', OutcomeUnknownError);
    });

    it('has its list read again where it is unknown', async () => {
      const list = bench.catalog.grants(ben);
      await list.ensure();
      const plan = await bench.plan(removeBens);
      bench.meanwhileSet(ben, june, removing);
      bench.office.fail(removing, { kind: 'cut' });
      const reread = new Promise<void>((resolve) => {
        bench.catalog.onDidChange(() => {
          if (!list.isLoading) resolve();
        });
      });
      assertEnded(await bench.apply(plan), 'unknown', OutcomeUnknownError);
      await reread;
      const row = list.snapshot.rows.find(({ accountId }) => accountId === ben.accountId);
      assert.deepEqual(row?.expiresAt, june);
    });
  });

  describe('is in the journal', () => {
    it('before it is sent, and with its outcome after', async () => {
      const plan = await bench.plan(setBens);
      let atSending: readonly unknown[] = [];
      bench.office.fail(setting, {
        kind: 'meanwhile',
        act: async () => {
          atSending = await bench.readJournal();
        },
      });
      await bench.apply(plan);
      const [begun, settled, ...more] = await bench.readJournal();
      assert.deepEqual(atSending, [begun]);
      assert.deepEqual(more, []);
      assert.ok(typeof begun === 'object' && begun !== null && 'id' in begun);
      const { id, ...entry } = begun;
      assert.deepEqual(entry, {
        version: 1,
        at: '2026-03-10T12:00:00.000Z',
        event: 'begun',
        tenantKey: 'acme.conductor.one',
        who: 'Ana Lima',
        subject: 'Ben: Admins on GitHub',
        change: { kind: 'setExpiration', grant: ben, expiresAt: may.toISOString() },
        differences: plan.differences,
        before: { expiresAt: bensEnd.toISOString() },
        after: { expiresAt: may.toISOString() },
        request: {
          method: 'POST',
          path: `/api/v1/apps/${ben.appId}/entitlements/${ben.entitlementId}/users/${ben.accountId}/update-grant-duration`,
          body: { newDeprovisionAt: may.toISOString() },
        },
      });
      assert.ok(typeof settled === 'object' && settled !== null && 'requestId' in settled);
      const { requestId, ...end } = settled;
      assert.match(String(requestId), /^1-[0-9a-f]{8}-/);
      assert.deepEqual(end, {
        version: 1,
        at: '2026-03-10T12:00:00.000Z',
        event: 'settled',
        id,
        outcome: 'applied',
        after: { expiresAt: may.toISOString() },
      });
    });

    it('with what the tenant answered, not with what was planned', async () => {
      const plan = await bench.plan(setBens);
      const request = { ...plan.request, body: { newDeprovisionAt: june.toISOString() } };
      assertApplied(await bench.apply({ ...plan, request }), june);
      const [, settled] = await bench.readJournal();
      assert.ok(typeof settled === 'object' && settled !== null && 'after' in settled);
      assert.deepEqual(settled.after, { expiresAt: june.toISOString() });
    });

    it('with its failure', async () => {
      const plan = await bench.plan(removeBens);
      bench.office.fail(removing, { kind: 'status', status: 403 });
      await bench.apply(plan);
      const [, settled] = await bench.readJournal();
      assert.ok(typeof settled === 'object' && settled !== null && 'error' in settled);
      assert.match(String(settled.error), /^You may not do this/);
    });

    it('not where nothing was sent', async () => {
      const plan = await bench.plan(removeBens);
      bench.lock.lock(bench.session.tenant.key);
      await bench.apply(plan);
      await assert.rejects(bench.readJournal(), { code: 'ENOENT' });
    });

    it('and stays applied where the journal does not take the outcome', async () => {
      const plan = await bench.plan(removeBens);
      const [outcome] = await bench
        .service({
          begin: () => Promise.resolve('entry-1'),
          end: () => Promise.resolve(),
          settle: () => Promise.reject(new Error('disk full')),
        })
        .applyAll([plan]);
      assert.equal(outcome?.kind, 'applied');
      assert.match(bench.office.logger.text, /error: The journal .* disk full/);
    });
  });
});
