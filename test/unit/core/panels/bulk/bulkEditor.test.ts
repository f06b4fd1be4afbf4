import assert from 'node:assert/strict';
import { planExtension } from '../../../../../src/core/change/plan/planExpiration';
import { PermissionError } from '../../../../../src/core/errors';
import type { BulkEditor } from '../../../../../src/core/panels/bulk/bulkEditor';
import type { PlanGrant } from '../../../../../src/core/panels/bulk/bulkRow';
import { grantKey } from '../../../../../src/core/model/ids';
import { BulkBench, kindsOf } from '../../../../support/bulkBench';
import {
  searchGrants,
  setting,
  useChangeBench,
  type ChangeBench,
} from '../../../../support/changeBench';
import { deferred } from '../../../../support/deferred';
import { ManualClock } from '../../../../support/manualClock';
import { admins, crowdName, held, officeTenant, readers } from '../../../../support/officeTenant';

const may = new Date('2026-05-01T00:00:00Z');
const june = new Date('2026-06-01T00:00:00Z');

const crowd = (index: number) => held(readers, crowdName(index));
const crowdOf = (count: number) => Array.from({ length: count }, (_, index) => crowd(index));

/** The rows that are ticked, by their places. */
const tickedPlaces = ({ rows }: BulkEditor) =>
  rows.flatMap(({ state }, index) => (state.kind === 'ready' && state.isTicked ? [index] : []));

describe('one change of many grants', () => {
  const benches = useChangeBench();
  let bench: ChangeBench;
  let bulk: BulkBench;

  beforeEach(() => {
    bench = benches.current;
    bulk = new BulkBench(bench);
  });

  describe('before it is applied', () => {
    it('has a row for each, skipped with the reason or ticked', async () => {
      const extend: PlanGrant = (target) =>
        planExtension({ count: 30, unit: 'day' }, target, bench.session, bench.office.clock.now());
      const refs = ['Ana', 'Ben', 'Cat', 'Bot'].map((name) => held(admins, name));
      const editor = await bulk.open(refs, extend);
      assert.deepEqual(kindsOf(editor), ['skipped', 'ready', 'skipped', 'ready']);
      assert.deepEqual(tickedPlaces(editor), [1, 3]);
      const [standing, , inherited] = editor.rows.map(({ state }) => state);
      assert.deepEqual(standing, { kind: 'skipped', reason: 'standing: nothing to extend' });
      assert.ok(inherited?.kind === 'skipped');
      assert.match(inherited.reason, /^inherited through /);
    });

    it('sends nothing for what is not ticked', async () => {
      const editor = await bulk.open(crowdOf(3), bulk.setting(may));
      editor.tick([grantKey(crowd(1))], false);
      await editor.apply();
      assert.deepEqual(kindsOf(editor), ['applied', 'ready', 'applied']);
      assert.equal(bench.writeCount, 2);
      assert.equal(await bench.expiresAt(crowd(1)), undefined);
      assert.deepEqual(await bench.expiresAt(crowd(2)), may);
    });

    it('sends nothing, and asks nothing, where nothing is ticked', async () => {
      const editor = await bulk.open(crowdOf(1), bulk.setting(may));
      editor.tick([grantKey(crowd(0))], false);
      await editor.apply();
      assert.deepEqual([bulk.asked, bench.writeCount], [[], 0]);
    });

    it('sends nothing where the person says no, and can be applied again', async () => {
      bulk.agrees = () => false;
      const editor = await bulk.open(crowdOf(2), bulk.setting(may));
      await editor.apply();
      assert.deepEqual(kindsOf(editor), ['ready', 'ready']);
      assert.deepEqual([bulk.asked, bench.writeCount], [[2], 0]);
      bulk.agrees = () => true;
      await editor.apply();
      assert.deepEqual(kindsOf(editor), ['applied', 'applied']);
    });

    it('asks once, and takes no tick, while the person decides', async () => {
      const answer = deferred<boolean>();
      bulk.agrees = () => answer.promise;
      const editor = await bulk.open(crowdOf(2), bulk.setting(may));
      const applying = editor.apply();
      editor.tick([grantKey(crowd(0))], false);
      await editor.apply();
      answer.resolve(true);
      await applying;
      assert.deepEqual([bulk.asked, bench.writeCount], [[2], 2]);
    });

    it('says why where asking fails', async () => {
      bulk.agrees = () => Promise.reject(new Error('The window is gone.'));
      const editor = await bulk.open(crowdOf(1), bulk.setting(may));
      await editor.apply();
      assert.deepEqual(kindsOf(editor), ['ready']);
      assert.equal(editor.problem?.message, 'The window is gone.');
      assert.ok(editor.isOpen);
    });
  });

  describe('that is cancelled midway', () => {
    const cancelAfterFour = async (editor: BulkEditor, end: () => void) => {
      const gate = bench.office.hold(setting, 4);
      const applying = editor.apply();
      await gate.arrived;
      end();
      gate.letGo();
      await applying;
    };

    it('lets those under way end, and resumes with the others only', async () => {
      const editor = await bulk.open(crowdOf(8), bulk.setting(may));
      await cancelAfterFour(editor, () => editor.cancel());
      assert.deepEqual(kindsOf(editor), [
        ...Array<string>(4).fill('applied'),
        ...Array<string>(4).fill('cancelled'),
      ]);
      await editor.retry('cancelled');
      assert.deepEqual(new Set(kindsOf(editor)), new Set(['applied']));
      assert.deepEqual([bench.writeCount, bulk.asked], [8, [8, 4]]);
      assert.deepEqual(bulk.abandoned, []);
    });

    it('by closing tells how it ended, once', async () => {
      const editor = await bulk.open(crowdOf(6), bulk.setting(may));
      await cancelAfterFour(editor, () => editor.dispose());
      assert.equal(bench.writeCount, 4);
      const [outcomes, ...more] = bulk.abandoned;
      assert.deepEqual(more, []);
      assert.deepEqual(outcomes?.toSorted(), [
        ...Array<string>(4).fill('applied'),
        ...Array<string>(2).fill('cancelled'),
      ]);
    });

    it('by closing before it began sends and tells nothing', async () => {
      const answer = deferred<boolean>();
      bulk.agrees = () => answer.promise;
      const editor = await bulk.open(crowdOf(2), bulk.setting(may));
      const applying = editor.apply();
      editor.dispose();
      answer.resolve(true);
      await applying;
      assert.deepEqual([bench.writeCount, bulk.abandoned], [0, []]);
    });
  });

  describe('whose rows failed', () => {
    const oneFailed = async (count = 3) => {
      bench.office.fail(setting, { kind: 'status', status: 403 });
      const editor = await bulk.open(crowdOf(count), bulk.setting(may));
      await editor.apply();
      assert.equal(kindsOf(editor).filter((kind) => kind === 'failed').length, 1);
      const place = kindsOf(editor).indexOf('failed');
      return { editor, place, grant: crowd(place) };
    };

    it('sends those again whose grant is as it was, and no other', async () => {
      const { editor } = await oneFailed();
      await editor.retry('failed');
      assert.deepEqual(kindsOf(editor), ['applied', 'applied', 'applied']);
      assert.deepEqual([bench.writeCount, bulk.asked], [4, [3, 1]]);
    });

    it('shows a grant that was changed meanwhile again, and waits for a tick', async () => {
      const { editor, grant, place } = await oneFailed();
      bench.meanwhileSet(grant, june);
      await editor.retry('failed');
      const state = editor.rows[place]?.state;
      assert.ok(state?.kind === 'ready' && state.isMoved && !state.isTicked);
      assert.deepEqual(state.plan.base, { expiresAt: june.toISOString() });
      assert.deepEqual(await bench.expiresAt(grant), june);
      assert.deepEqual(bulk.asked, [3]);
      editor.tick([grantKey(grant)], true);
      await editor.apply();
      assert.deepEqual(kindsOf(editor), ['applied', 'applied', 'applied']);
      assert.deepEqual(await bench.expiresAt(grant), may);
    });

    it('skips a grant that somebody else has changed to the same', async () => {
      const { editor, grant, place } = await oneFailed();
      bench.meanwhileSet(grant, may);
      await editor.retry('failed');
      assert.equal(kindsOf(editor)[place], 'skipped');
    });

    it('keeps them failed, and says why, where the grants cannot be read', async () => {
      const { editor, place } = await oneFailed();
      bench.office.fail(searchGrants, { kind: 'status', status: 403 });
      await editor.retry('failed');
      assert.equal(kindsOf(editor)[place], 'failed');
      assert.ok(editor.problem instanceof PermissionError);
      assert.deepEqual(bulk.asked, [3]);
    });

    it('can be left while the grants are read', async () => {
      const { editor, place } = await oneFailed();
      const gate = bench.office.hold(searchGrants);
      const retrying = editor.retry('failed');
      await gate.arrived;
      assert.equal(editor.work.kind, 'reading');
      editor.cancel();
      await retrying;
      assert.equal(kindsOf(editor)[place], 'failed');
      assert.equal(editor.problem, undefined);
    });

    it('of a conflict show what is there now', async () => {
      const editor = await bulk.open(crowdOf(1), bulk.setting(may));
      bench.meanwhileSet(crowd(0), june);
      await editor.apply();
      assert.deepEqual(kindsOf(editor), ['failed']);
      await editor.retry('failed');
      assert.deepEqual(kindsOf(editor), ['ready']);
      assert.equal(bench.writeCount, 1);
    });
  });

  it('never sends again what may have arrived', async () => {
    bench.office.fail(setting, { kind: 'status', status: 500 });
    const editor = await bulk.open(crowdOf(1), bulk.setting(may));
    await editor.apply();
    assert.deepEqual(kindsOf(editor), ['unknown']);
    await editor.retry('failed');
    await editor.retry('cancelled');
    await editor.apply();
    assert.equal(bench.writeCount, 1);
  });

  it('counts as not known what the write path breaks on', async () => {
    const applyAll = () => Promise.reject(new Error('Broken.'));
    const editor = await bulk.open(crowdOf(2), bulk.setting(may), { changes: { applyAll } });
    await editor.apply();
    assert.deepEqual(kindsOf(editor), ['unknown', 'unknown']);
  });

  it('can only be looked at once the window has left the session', async () => {
    const editor = await bulk.open(crowdOf(2), bulk.setting(may));
    let tellCount = 0;
    editor.onDidChange(() => tellCount++);
    bench.store.replace(bench.newSession(bench.office.connect()));
    assert.equal(tellCount, 1);
    assert.ok(editor.isReadOnly);
    editor.tick([grantKey(crowd(0))], false);
    await editor.apply();
    assert.deepEqual([tickedPlaces(editor), bulk.asked, bench.writeCount], [[0, 1], [], 0]);
  });
});

describe('a change of 500 grants', () => {
  const benches = useChangeBench(() => officeTenant(500));

  it('is carried out, and told of in batches', async () => {
    const bench = benches.current;
    const bulk = new BulkBench(bench);
    const clock = new ManualClock();
    const editor = await bulk.open(crowdOf(500), bulk.setting(may), { clock });
    let tellCount = 0;
    editor.onDidChange(() => tellCount++);
    await editor.apply();
    assert.deepEqual(new Set(kindsOf(editor)), new Set(['applied']));
    assert.equal(bench.writeCount, 500);
    // Asking, the beginning and the end: the time between them stood still.
    assert.equal(tellCount, 3);
    clock.advance(150);
    await Promise.resolve();
    assert.equal(tellCount, 4);
  }).timeout(30_000);
});
