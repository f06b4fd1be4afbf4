import assert from 'node:assert/strict';
import { parse } from 'valibot';
import { BulkController } from '../../../../../src/core/panels/bulk/bulkController';
import { grantKey } from '../../../../../src/core/model/ids';
import {
  bulkPanelProtocol,
  type BulkPanelIntent,
  type BulkPanelView,
} from '../../../../../src/shared/messages/bulkPanel';
import { BulkBench } from '../../../../support/bulkBench';
import { setting, useChangeBench, type ChangeBench } from '../../../../support/changeBench';
import { admins, crowdName, held, readers } from '../../../../support/officeTenant';
import { inTimeZone } from '../../../../support/timeZone';

const may = new Date('2026-05-01T21:59:59Z');

describe('the panel of one change of many grants', () => {
  inTimeZone('Europe/Berlin');
  const benches = useChangeBench();
  let bench: ChangeBench;
  let bulk: BulkBench;

  beforeEach(() => {
    bench = benches.current;
    bulk = new BulkBench(bench);
  });

  const dan = held(admins, 'Dan');
  const cat = held(admins, 'Cat');
  const crowd = (index: number) => held(readers, crowdName(index));

  async function open(refs = [dan, cat, crowd(0), crowd(1)], leftOutCount = 0) {
    const editor = await bulk.open(refs, bulk.setting(may));
    const controller = new BulkController(editor, {
      action: 'Set Expiration',
      heading: 'Set the expiration',
      leftOutCount,
    });
    return {
      send: (intent: BulkPanelIntent) => controller.onIntent(intent),
      // What is sent to the page is checked there.
      view: (): BulkPanelView => parse(bulkPanelProtocol.view, controller.view()),
      title: () => controller.title(),
      editor,
    };
  }

  it('says where, what and how many', async () => {
    const { title, view } = await open(undefined, 2);
    const { applyCount, heading, tenant, ticked, totals } = view();
    assert.equal(title(), 'Set Expiration: 4 grants');
    assert.deepEqual(
      [heading, tenant, applyCount, ticked],
      ['Set the expiration', 'acme (acme.conductor.one)', 3, 'all'],
    );
    assert.equal(
      totals,
      '3 will be changed, 1 skipped · left out, because only grants can be changed: 2 rows',
    );
  });

  it('shows old and new end in local time, with UTC as their tooltips', async () => {
    const [row, skipped] = (await open()).view().rows;
    assert.ok(row && skipped);
    assert.equal(row.subject, 'Dan: Admins on GitHub');
    assert.deepEqual(row.before, {
      text: '2026-03-10 18:30 +01:00',
      title: '2026-03-10 17:30:00 UTC',
    });
    assert.deepEqual(row.after, {
      text: '2026-05-01 23:59 +02:00',
      title: '2026-05-01 21:59:59 UTC',
    });
    assert.match(skipped.words, /^skipped: inherited through/);
    assert.deepEqual(
      [skipped.before.text, skipped.after.text, skipped.canTick, skipped.hasRequest],
      ['standing', '', false, false],
    );
  });

  it('shows exactly what will be sent, when asked', async () => {
    const { send, view } = await open();
    const key = grantKey(dan);
    assert.equal(view().rows[0]?.request, '');
    send({ kind: 'showRequest', key, isShown: true });
    assert.equal(
      view().rows[0]?.request,
      `POST /api/v1/apps/${dan.appId}/entitlements/${dan.entitlementId}/users/${dan.accountId}/update-grant-duration\n{"newDeprovisionAt":"2026-05-01T21:59:59.000Z"}`,
    );
    send({ kind: 'showRequest', key, isShown: false });
    assert.equal(view().rows[0]?.request, '');
  });

  it('filters by any text of a row, and ticks only what the filter leaves', async () => {
    const { send, view } = await open();
    send({ kind: 'filter', text: ' cROWd ' });
    assert.equal(view().rows.length, 2);
    assert.match(view().totals, /the filter shows 2 of 4; what is ticked counts in sight or not$/);
    send({ kind: 'tickShown', isTicked: false });
    assert.deepEqual([view().ticked, view().applyCount], ['none', 1]);
    send({ kind: 'tick', key: grantKey(crowd(1)), isTicked: true });
    assert.deepEqual([view().ticked, view().applyCount], ['some', 2]);
    send({ kind: 'filter', text: 'skipped' });
    assert.deepEqual([view().rows.length, view().canTick], [1, false]);
    send({ kind: 'filter', text: '' });
    assert.match(view().totals, /^2 will be changed, 1 not ticked, 1 skipped$/);
  });

  it('tells each outcome in words with its request id, and offers to retry what failed', async () => {
    bench.office.fail(setting, { kind: 'status', status: 403 });
    const { editor, view } = await open();
    await editor.apply();
    const { announcement, applyCount, resumeCount, retryCount, rows, totals } = view();
    assert.deepEqual([applyCount, retryCount, resumeCount], [0, 1, 0]);
    assert.equal(totals, '2 changed, 1 not changed, 1 skipped');
    assert.equal(announcement, `${totals}.`);
    const failed = rows.find(({ kind }) => kind === 'failed');
    assert.match(failed?.words ?? '', /^not changed: \S/);
    for (const { kind, requestId, words } of rows) {
      if (kind === 'applied') assert.equal(words, 'changed');
      assert.equal(requestId !== '', kind !== 'skipped', words);
    }
  });

  it('leaves the subject to its own column', async () => {
    const { editor, view } = await open([crowd(0)]);
    bench.meanwhileSet(crowd(0), new Date('2026-06-01T00:00:00Z'));
    await editor.apply();
    assert.match(view().rows[0]?.words ?? '', /^not changed: somebody else changed it meanwhile/);
    await editor.retry('failed');
    assert.equal(view().rows[0]?.words, 'changed meanwhile, look again · stays as it is');
  });

  it('says what is under way; screen readers hear of it in quarters', async () => {
    const { editor, view } = await open([crowd(0), crowd(1)]);
    const gate = bench.office.hold(setting, 2);
    const applying = editor.apply();
    await gate.arrived;
    assert.equal(view().work, 'applying');
    assert.equal(view().progress, 'Changing 2 grants: 0 done');
    assert.equal(view().announcement, 'Changing 2 grants: 0% done');
    assert.ok(view().rows.every(({ kind, canTick }) => kind === 'underway' && !canTick));
    gate.letGo();
    await applying;
    assert.equal(view().progress, '');
  });

  it('says why it can only be looked at', async () => {
    const { view } = await open();
    assert.equal(view().readOnlyBecause, '');
    bench.store.replace({ kind: 'signedOut' });
    assert.match(view().readOnlyBecause, /^This window has left acme since/);
    assert.equal(view().canTick, false);
  });
});
