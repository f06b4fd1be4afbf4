import assert from 'node:assert/strict';
import type { ChangePlan, OwnerChange } from '../../../../src/core/change/change';
import { OutcomeUnknownError } from '../../../../src/core/change/changeErrors';
import { findOutcome } from '../../../../src/core/change/journal/findOutcome';
import { planOwner } from '../../../../src/core/change/plan/planOwner';
import { asUserId } from '../../../../src/core/model/ids';
import { assertEnded, ChangeBench } from '../../../support/changeBench';
import { idOf } from '../../../support/emulator/wireObjects';
import { admins } from '../../../support/officeTenant';
import { useUndoBench, UndoBench } from '../../../support/undoBench';

const removing = '/api/v1/apps/{app_id}/entitlements/{entitlement_id}/owners/{user_id}';
const ana = asUserId(idOf('ana'));
const lagMs = 2 * 60_000;
const memoryMs = 3 * 60_000;

describe('a tenant whose lists show our own writes late', () => {
  const benches = useUndoBench({ ownersLagMs: lagMs });
  let bench: UndoBench;

  beforeEach(() => {
    bench = benches.current;
  });

  const plan = (kind: OwnerChange['kind']): ChangePlan =>
    planOwner(
      { kind, entitlement: admins, userId: ana },
      'Ana as owner of Admins',
      bench.bench.session,
    );
  const find = async () => {
    const entries = await bench.entries();
    const entry = entries.find(({ outcome }) => outcome === 'unknown');
    assert.ok(entry);
    const { office, session } = bench.bench;
    const { api } = session.connection;
    return findOutcome(entry, entries, { api, now: office.clock.now(), signal: undefined });
  };

  it('proves nothing by a state that was there before the last write', async () => {
    const entry = await bench.make(plan('addOwner'));
    const undo = await bench.undo(entry);
    assert.ok(undo.kind === 'ready');
    bench.bench.office.fail(removing, { kind: 'cut' });
    const outcome = await bench.bench.apply(undo.plan);
    const error = assertEnded(outcome, 'unknown', OutcomeUnknownError);
    assert.match(error.message, /but so it was shortly before as well\. Refresh in two minutes/);
  });

  it('is looked at again once lists had their time', async () => {
    const { clock } = bench.bench.office;
    const entry = await bench.make(plan('addOwner'));
    assert.ok(entry.settledAt);
    const provenAt = new Date(entry.settledAt.getTime() + memoryMs);
    clock.advance(1000);
    const undo = await bench.undo(entry);
    assert.ok(undo.kind === 'ready');
    bench.bench.office.fail(removing, { kind: 'cut' });
    await bench.bench.apply(undo.plan);
    assert.deepEqual(await find(), { kind: 'tooEarly', lookAgainAt: provenAt });
    clock.advance(memoryMs + 1000);
    const finding = await find();
    assert.ok(finding.kind === 'settled');
    assert.equal(finding.outcome.kind, 'failed');
  });

  describe('after a restart', () => {
    let restarted: ChangeBench;

    beforeEach(async () => {
      await bench.make(plan('addOwner'));
      restarted = new ChangeBench(bench.bench.office, bench.bench.journalPath);
    });
    afterEach(() => restarted.dispose());

    const undo = async () => {
      const again = new UndoBench(restarted);
      const [entry] = await again.entries();
      assert.ok(entry);
      const found = await again.undo(entry);
      again.dispose();
      return found;
    };

    it('shows nothing that counts as undone, with what the journal tells of last writes', async () => {
      restarted.effects.recall(await bench.entries());
      const found = await undo();
      assert.ok(found.kind === 'ready');
      assert.deepEqual(found.conflicts, []);
      const outcome = await restarted.apply({ ...found.plan, session: restarted.session });
      assert.equal(outcome.kind, 'applied');
    });

    it('may not show a write of another window yet, which undo says', async () => {
      const found = await undo();
      assert.ok(found.kind === 'impossible');
      assert.match(found.reason, /what shows can be behind\. Look again after \d\d:\d\d\.$/);
    });

    it('recalls no write that lists had their time for', async () => {
      bench.bench.office.clock.advance(memoryMs);
      restarted.lockClock.advance(memoryMs);
      restarted.effects.recall(await bench.entries());
      assert.equal(
        restarted.effects.mayStillShow(plan('addOwner').change, { isOwner: false }),
        false,
      );
    });
  });
});
