import assert from 'node:assert/strict';
import type { ChangePlan, ExpirationChange } from '../../../../src/core/change/change';
import { DuplicateChangeError } from '../../../../src/core/change/changeErrors';
import { PermissionError } from '../../../../src/core/errors';
import { TenantLockedError } from '../../../../src/core/session/tenantLock';
import {
  searchGrants,
  setting,
  useChangeBench,
  type ChangeBench,
} from '../../../support/changeBench';
import { crowdName, held, readers } from '../../../support/officeTenant';

const may = new Date('2026-05-01T00:00:00Z');

describe('many changes', () => {
  const benches = useChangeBench();
  let bench: ChangeBench;

  beforeEach(() => {
    bench = benches.current;
  });

  const crowd = (index: number) => held(readers, crowdName(index));
  const plansFor = async (count: number): Promise<readonly ChangePlan[]> => {
    const sample = await bench.plan({
      kind: 'setExpiration',
      grant: crowd(0),
      expiresAt: may,
    });
    return Array.from({ length: count }, (_, index) => {
      const grant = crowd(index);
      return {
        ...sample,
        change: { kind: 'setExpiration', grant, expiresAt: may },
        request: {
          ...sample.request,
          pathParams: { ...sample.request.pathParams, app_user_id: grant.accountId },
        },
        subject: grant.accountId,
      };
    });
  };

  it('are each carried out, and read again in batches', async () => {
    const plans = await plansFor(60);
    const readsBefore = bench.office.requestsTo(searchGrants).length;
    const outcomes = await bench.service().applyAll(plans);
    assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(['applied']));
    assert.equal(bench.writeCount, 60);
    assert.equal(bench.office.requestsTo(searchGrants).length - readsBefore, 2);
    assert.deepEqual(await bench.expiresAt(crowd(59)), may);
  });

  it('are four under way at most', async () => {
    const plans = await plansFor(6);
    const gate = bench.office.hold(setting, 4);
    const applying = bench.service().applyAll(plans);
    await gate.arrived;
    assert.equal(bench.writeCount, 4);
    gate.letGo();
    await applying;
    assert.equal(bench.writeCount, 6);
  });

  it('tell of each as it is settled', async () => {
    const plans = await plansFor(3);
    const settled = new Map<string, string>();
    await bench.service().applyAll(plans, {
      onSettled: ({ subject }, { kind }) => settled.set(subject, kind),
    });
    assert.deepEqual(settled, new Map(plans.map(({ subject }) => [subject, 'applied'])));
  });

  it('do not stop at one that fails, and give the outcomes in their order', async () => {
    const [one, gone, other] = await plansFor(3);
    assert.ok(one && gone && other);
    const missing = { ...gone, change: { ...gone.change, grant: held(readers, 'Nobody') } };
    const outcomes = await bench.service().applyAll([one, missing, other]);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['applied', 'failed', 'applied'],
    );
  });

  it('do not stop at one whose end has come near', async () => {
    const [one, near] = await plansFor(2);
    assert.ok(one && near);
    assert.ok('grant' in near.change);
    const change: ExpirationChange = {
      kind: 'setExpiration',
      grant: near.change.grant,
      expiresAt: bench.office.clock.now(),
    };
    const outcomes = await bench.service().applyAll([one, { ...near, change }]);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['applied', 'failed'],
    );
    assert.equal(bench.writeCount, 1);
  });

  it('are not sent where reading them again fails', async () => {
    const plans = await plansFor(60);
    bench.office.fail(searchGrants, { kind: 'status', status: 403 }, 'always');
    const outcomes = await bench.service().applyAll(plans);
    for (const outcome of outcomes) {
      assert.ok(outcome.kind === 'failed' && outcome.error instanceof PermissionError);
    }
    assert.equal(bench.writeCount, 0);
  });

  it('are read batch by batch, each right before it is written', async () => {
    const plans = await plansFor(60);
    const before = bench.office.apiPaths.length;
    await bench.service().applyAll(plans);
    const reads = bench.office.apiPaths
      .slice(before)
      .flatMap((line, index) => (line.endsWith(searchGrants) ? [index] : []));
    assert.deepEqual(reads, [0, 51]);
  });

  it('that waited while the tenant asked one of them to slow down are each read again', async () => {
    const plans = await plansFor(6);
    bench.office.fail(setting, { kind: 'status', status: 429, retryAfter: 7 }, 4);
    const readsBefore = bench.office.requestsTo(searchGrants).length;
    const outcomes = await bench.service().applyAll(plans);
    assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(['applied']));
    assert.equal(bench.office.requestsTo(searchGrants).length - readsBefore, 7);
  });

  it('are one list in the journal, and one alone is none', async () => {
    const [one, ...more] = await plansFor(3);
    assert.ok(one);
    await bench.service().applyAll([one]);
    await bench.service().applyAll(more);
    const bulks = (await bench.readJournal()).flatMap((line) => {
      assert.ok(typeof line === 'object' && line !== null && 'event' in line);
      return line.event === 'begun' ? ['bulk' in line ? line.bulk : undefined] : [];
    });
    const [alone, first, second] = bulks;
    assert.equal(alone, undefined);
    assert.deepEqual(first, second);
    assert.ok(typeof first === 'object' && first !== null && 'count' in first);
    assert.equal(first.count, 2);
    const last = (await bench.readJournal()).at(-1);
    assert.ok(typeof last === 'object' && last !== null && 'event' in last && 'id' in last);
    assert.equal(last.event, 'ended');
    assert.ok('id' in first);
    assert.equal(last.id, first.id);
  });

  it('of the same grant are made once, by the first', async () => {
    const [one] = await plansFor(1);
    assert.ok(one);
    const [first, second] = await bench.service().applyAll([one, one]);
    assert.equal(first?.kind, 'applied');
    assert.ok(second?.kind === 'failed' && second.error instanceof DuplicateChangeError);
    assert.equal(bench.writeCount, 1);
  });

  describe('that are cancelled', () => {
    it('while the tenant asks to slow down are not sent again', async () => {
      const plans = await plansFor(2);
      const abort = new AbortController();
      bench.office.fail(setting, { kind: 'meanwhile', act: () => abort.abort() });
      bench.office.fail(setting, { kind: 'status', status: 429 }, 'always');
      const outcomes = await bench.service().applyAll(plans, { signal: abort.signal });
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        ['cancelled', 'cancelled'],
      );
      assert.ok(bench.writeCount <= 2);
    });

    it('let those under way end and start no more', async () => {
      const plans = await plansFor(8);
      const gate = bench.office.hold(setting, 4);
      const abort = new AbortController();
      const applying = bench.service().applyAll(plans, { signal: abort.signal });
      await gate.arrived;
      abort.abort();
      gate.letGo();
      const outcomes = await applying;
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        [...Array<string>(4).fill('applied'), ...Array<string>(4).fill('cancelled')],
      );
      assert.equal(bench.writeCount, 4);
    });

    it('while they are read again are not sent at all', async () => {
      const plans = await plansFor(3);
      const gate = bench.office.hold(searchGrants);
      const abort = new AbortController();
      const applying = bench.service().applyAll(plans, { signal: abort.signal });
      await gate.arrived;
      abort.abort();
      assert.deepEqual(
        (await applying).map(({ kind }) => kind),
        ['cancelled', 'cancelled', 'cancelled'],
      );
      assert.equal(bench.writeCount, 0);
    });

    it('before they begin need no request', async () => {
      const plans = await plansFor(2);
      const before = bench.office.apiPaths.length;
      const outcomes = await bench.service().applyAll(plans, { signal: AbortSignal.abort() });
      assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(['cancelled']));
      assert.equal(bench.office.apiPaths.length, before);
    });
  });

  it('stop being sent when the tenant is locked meanwhile', async () => {
    const plans = await plansFor(6);
    const gate = bench.office.hold(setting, 4);
    const applying = bench.service().applyAll(plans);
    await gate.arrived;
    bench.lock.lock(bench.session.tenant.key);
    gate.letGo();
    const outcomes = await applying;
    assert.equal(bench.writeCount, 4);
    for (const outcome of outcomes.slice(4)) {
      assert.ok(outcome.kind === 'failed' && outcome.error instanceof TenantLockedError);
    }
  });
});
