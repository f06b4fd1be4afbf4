import assert from 'node:assert/strict';
import type { ChangePlan, DelegationChange } from '../../../../src/core/change/change';
import { OutcomeUnknownError } from '../../../../src/core/change/changeErrors';
import { findOutcome } from '../../../../src/core/change/journal/findOutcome';
import {
  planDelegation,
  type SeenDelegation,
} from '../../../../src/core/change/plan/planDelegation';
import { asUserId } from '../../../../src/core/model/ids';
import { assertEnded } from '../../../support/changeBench';
import { idOf } from '../../../support/emulator/wireObjects';
import { useUndoBench, type UndoBench } from '../../../support/undoBench';

const setting = '/api/v1/users/{user_id}/set-delegation-by-admin';
const [ana, cat, dan] = [asUserId(idOf('ana')), asUserId(idOf('cat')), asUserId(idOf('dan'))];
const may = new Date('2026-05-01T00:00:00Z');
const minuteMs = 60_000;
const toAna: DelegationChange = {
  kind: 'setDelegation',
  userId: dan,
  delegateId: ana,
  startsAt: may,
  endsAt: undefined,
};
const none: SeenDelegation = { delegateId: undefined, dates: undefined };
const seenAna: SeenDelegation = { delegateId: ana, dates: toAna };
const removal: DelegationChange = { kind: 'removeDelegation', userId: dan };

describe('a delegation that begins later, in a tenant that shows it only then,', () => {
  const benches = useUndoBench({ hidesFutureDelegations: true });
  let bench: UndoBench;

  beforeEach(() => {
    bench = benches.current;
  });

  const plan = (change: DelegationChange, seen: SeenDelegation): ChangePlan =>
    planDelegation(
      { change, seen, subject: 'Tasks of Dan Lima', nameOf: () => undefined },
      bench.bench.session,
    );
  const delegateId = async () =>
    (await bench.bench.session.connection.api.users.get(dan)).delegateId;
  /** Moves the time of the tenant, the lists and the window. */
  const advance = (ms: number) => {
    bench.bench.office.clock.advance(ms);
    bench.bench.lockClock.advance(ms);
  };
  const pastMay = () => may.getTime() + 3 * minuteMs - bench.bench.office.clock.now().getTime();
  const find = async () => {
    const entries = await bench.entries();
    const { office, session } = bench.bench;
    const entry = entries.find(({ outcome }) => outcome === 'unknown');
    assert.ok(entry);
    const { api } = session.connection;
    return findOutcome(entry, entries, { api, now: office.clock.now(), signal: undefined });
  };

  it('stays unknown when its answer is lost, until it has begun', async () => {
    bench.bench.office.fail(setting, { kind: 'cut', moment: 'after' });
    const outcome = await bench.bench.apply(plan(toAna, none));
    const error = assertEnded(outcome, 'unknown', OutcomeUnknownError);
    assert.match(error.message, /begins later may not show yet: look once it has begun\.$/);
    advance(10 * minuteMs);
    assert.deepEqual(await find(), {
      kind: 'untold',
      why: 'A delegation that begins later may not show yet. Look once it has begun.',
    });
    advance(pastMay());
    const finding = await find();
    assert.ok(finding.kind === 'settled');
    assert.equal(finding.outcome.kind, 'applied');
  });

  it('was never made where its request was lost, which shows once it had to begin', async () => {
    bench.bench.office.fail(setting, { kind: 'cut' });
    await bench.bench.apply(plan(toAna, none));
    advance(pastMay() - 1);
    assert.equal((await find()).kind, 'untold');
    advance(1);
    const finding = await find();
    assert.ok(finding.kind === 'settled');
    assert.equal(finding.outcome.kind, 'failed');
  });

  it('is not known to be removed because it does not show', async () => {
    await bench.make(plan(toAna, none));
    bench.bench.office.fail(setting, { kind: 'cut' });
    const outcome = await bench.bench.apply(plan(removal, seenAna));
    assertEnded(outcome, 'unknown', OutcomeUnknownError);
    advance(10 * minuteMs);
    assert.equal((await find()).kind, 'untold');
  });

  it('can be replaced by whoever saw it before, as it does not count as moved', async () => {
    await bench.make(plan(toAna, none));
    advance(10 * minuteMs);
    await bench.make(plan({ ...toAna, delegateId: cat, startsAt: undefined }, seenAna));
    assert.equal(await delegateId(), cat);
  });

  it('is withdrawn by undo, which can be undone exactly', async () => {
    const entry = await bench.make(plan(toAna, none));
    advance(10 * minuteMs);
    assert.equal(await delegateId(), undefined);
    const withdrawal = await bench.undoExactly(entry);
    assert.deepEqual(withdrawal.before, {
      delegateId: ana,
      startsAt: may.toISOString(),
      endsAt: null,
    });
    await bench.undoExactly(withdrawal);
    advance(pastMay());
    assert.equal(await delegateId(), ana);
  });

  it('can be removed by whoever sees nobody, and a lost answer stays unknown', async () => {
    await bench.make(plan(toAna, none));
    advance(10 * minuteMs);
    await bench.make(plan(removal, none));
    bench.bench.office.fail(setting, { kind: 'cut' });
    const outcome = await bench.bench.apply(plan(removal, none));
    assertEnded(outcome, 'unknown', OutcomeUnknownError);
    advance(pastMay());
    assert.equal(await delegateId(), undefined);
  });

  it('never begins once it was withdrawn', async () => {
    const entry = await bench.make(plan(toAna, none));
    advance(10 * minuteMs);
    await bench.undoExactly(entry);
    advance(pastMay());
    assert.equal(await delegateId(), undefined);
  });
});
