import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import {
  delegationPanelProtocol,
  type DelegationPanelIntent,
  type DelegationPanelView,
} from '../../../../../src/shared/messages/delegationPanel';
import { FileChangeJournal } from '../../../../../src/core/change/journal/changeJournal';
import type { ChangeOutcome, ChangePlan } from '../../../../../src/core/change/change';
import { DelegationMemory } from '../../../../../src/core/delegation/delegationMemory';
import { RememberingJournal } from '../../../../../src/core/delegation/rememberingJournal';
import type { User } from '../../../../../src/core/model/user';
import { DelegationPanel } from '../../../../../src/core/panels/delegation/delegationPanel';
import { ChangeBench } from '../../../../support/changeBench';
import { deferred, type Deferred } from '../../../../support/deferred';
import { peopleTenant, personId } from '../../../../support/peopleTenant';
import { useTemporaryFolder } from '../../../../support/temporaryFolder';
import { inTimeZone } from '../../../../support/timeZone';
import { useEmulator } from '../../../../support/withEmulator';

const getUser = '/api/v1/users/{id}';
const nextWeek = {
  startsAt: new Date('2026-03-15T23:00:00Z'),
  endsAt: new Date('2026-03-19T23:00:00Z'),
};
const setDelegation = '/api/v1/users/{user_id}/set-delegation-by-admin';

describe('the panel of a delegation', () => {
  inTimeZone('Europe/Berlin');
  const office = useEmulator(() => peopleTenant());
  const folder = useTemporaryFolder();
  let bench: ChangeBench;
  let memory: DelegationMemory;
  let panel: DelegationPanel;
  let chosen: User | undefined;
  let abandoned: Deferred<string>;
  let apply: (plan: ChangePlan) => Promise<ChangeOutcome | undefined>;

  const open = async (name: string): Promise<DelegationPanelView> => {
    const { users } = bench.session.connection.api;
    panel = new DelegationPanel(
      {
        clock: office.current.clock,
        session: bench.session,
        users,
        memory,
        afterOwnWrites: (user) => Promise.resolve(user),
        findPerson: (userId) => users.get(userId),
        choosePerson: () => Promise.resolve(chosen),
        apply: (plan) => apply(plan),
        onAbandoned: (plan, outcome) => abandoned.resolve(`${plan.subject}: ${outcome.kind}`),
        signal: new AbortController().signal,
      },
      personId(name),
    );
    return settled();
  };

  /** The view once nothing is read or sent any more. */
  const settled = async (): Promise<DelegationPanelView> => {
    for (;;) {
      const view = v.parse(delegationPanelProtocol.view, panel.view());
      if (!view.isLoading && view.step.kind !== 'applying') return view;
      await new Promise<void>((resolve) => {
        const subscription = panel.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
  };

  const does = async (intent: DelegationPanelIntent): Promise<DelegationPanelView> => {
    panel.onIntent(v.parse(delegationPanelProtocol.intent, intent));
    // A quick pick answers later than the intent.
    await Promise.resolve();
    await Promise.resolve();
    return settled();
  };

  const chooses = async (name: string): Promise<DelegationPanelView> => {
    chosen = await bench.session.connection.api.users.get(personId(name));
    return does({ kind: 'chooseDelegate' });
  };

  const ends = (text: string) => does({ kind: 'end', isDated: true, text });
  const messagesOf = ({ findings }: DelegationPanelView) =>
    findings.map(({ message }) => message).join('\n');
  const writes = () => office.current.requestsTo(setDelegation);

  beforeEach(() => {
    bench = new ChangeBench(office.current, folder.path('journal.jsonl'));
    memory = new DelegationMemory(folder.path('delegations'), 'window', office.current.clock);
    abandoned = deferred();
    apply = async (plan) => {
      const { clock, logger } = office.current;
      const journal = new FileChangeJournal(folder.path('journal.jsonl'), clock);
      const changes = bench.service(new RememberingJournal({ journal, memory, logger }));
      return (await changes.applyAll([plan]))[0];
    };
  });

  afterEach(() => {
    panel.dispose();
    bench.dispose();
  });

  it('tells whose tasks go to whom now, and in which zone it speaks', async () => {
    const view = await open('ana');
    assert.equal(panel.title(), 'Delegation of Ana Lima');
    assert.equal(view.current, 'New tasks of Ana Lima go to Ben Lima now.');
    assert.equal(view.zone, 'Europe/Berlin (UTC+01:00)');
    assert.equal(view.remembered, '');
    assert.match(view.rule, /Tasks that are open now stay/);
    assert.deepEqual(view.step, { kind: 'edit', canReview: false, canRemove: true });
  });

  it('understands moments while they are typed, in the local zone and in UTC', async () => {
    await open('cat');
    const { start } = await does({ kind: 'start', isDated: true, text: '2026-03-20' });
    assert.equal(
      start.meaning,
      'Fri 20 Mar 2026, 00:00:00 (UTC+01:00) · 2026-03-19 23:00:00 UTC · in 9 days',
    );
    const { end } = await ends('2026-03-31');
    assert.match(
      end.meaning,
      /^Tue 31 Mar 2026, 23:59:59 \(UTC\+02:00\) · 2026-03-31 21:59:59 UTC/,
    );
    const { findings } = await ends('someday');
    assert.deepEqual(
      findings.map(({ field, severity }) => `${severity} ${field}`),
      ['refused end'],
    );
  });

  it('warns of a chain and lets it pass, and refuses a delegate who left', async () => {
    await open('fay');
    const chain = await chooses('ana');
    assert.match(chain.findings[0]?.message ?? '', /Fay Lima → Ana Lima → Ben Lima → Cat Lima/);
    assert.deepEqual(chain.step, { kind: 'edit', canReview: true, canRemove: true });
    const left = await chooses('gus');
    assert.deepEqual(left.step, { kind: 'edit', canReview: false, canRemove: true });
  });

  it('reviews exactly what will be sent, sends it, and remembers it', async () => {
    await open('cat');
    await chooses('admin');
    await ends('2026-03-31');
    assert.equal(panel.title(), '● Delegation of Cat Lima');
    const { step } = await does({ kind: 'review' });
    assert.ok(step.kind === 'review');
    assert.deepEqual(step.differences[0], {
      label: 'Delegate',
      before: 'nobody',
      after: 'Admin Lima',
    });
    assert.match(step.request, new RegExp(`^POST .*${personId('cat')}/set-delegation-by-admin\n`));
    assert.match(step.request, /"delegationExpireAt":"2026-03-31T21:59:59.000Z"/);
    assert.equal(step.inexactUndo, '');
    assert.equal(writes().length, 0);
    const done = await does({ kind: 'apply' });
    assert.equal(done.step.kind, 'done');
    assert.equal(done.current, 'New tasks of Cat Lima go to Admin Lima now.');
    assert.equal(writes().length, 1);
    assert.match(
      (await does({ kind: 'retry' })).remembered,
      /^set from here at .*until 2026-03-31/,
    );
    assert.equal(panel.title(), 'Delegation of Cat Lima');
  });

  it('says that undoing cannot give back dates that were not set from here', async () => {
    await open('ana');
    const { step } = await does({ kind: 'reviewRemoval' });
    assert.ok(step.kind === 'review');
    assert.equal(step.action, 'remove');
    assert.match(step.inexactUndo, /not set from here/);
    const done = await does({ kind: 'apply' });
    assert.match(done.current, /^Nobody gets the tasks of Ana Lima now\./);
  });

  it('warns that a wish is as it was set from here, and sends it: somebody may have changed it', async () => {
    const endsAt = new Date('2026-03-31T21:59:59Z');
    const remembered = { delegateId: personId('ben'), startsAt: undefined, endsAt };
    await memory.noteSet(bench.session.tenant.key, personId('ana'), remembered);
    await open('ana');
    const other = await chooses('ben');
    assert.doesNotMatch(messagesOf(other), /same as was set/);
    const same = await ends('2026-03-31');
    assert.match(messagesOf(same), /^This is the same as was set from here last\./);
    const { step } = await does({ kind: 'review' });
    assert.ok(step.kind === 'review');
    assert.deepEqual(step.differences, [
      { label: 'Delegate', before: 'Ben Lima, as set from here', after: 'Ben Lima' },
    ]);
    assert.equal((await does({ kind: 'apply' })).step.kind, 'done');
    assert.equal(writes().length, 1);
  });

  it('removes what the tenant does not show: it may begin later', async () => {
    const { current } = await open('cat');
    assert.equal(
      current,
      'Nobody gets the tasks of Cat Lima now. A delegation that begins later may not show.',
    );
    const { step } = await does({ kind: 'reviewRemoval' });
    assert.ok(step.kind === 'review');
    assert.deepEqual(step.differences, [
      {
        label: 'Delegate',
        before: 'nobody is shown; a delegation that begins later may not show',
        after: 'nobody',
      },
    ]);
    assert.match(step.inexactUndo, /does not show the delegation that this may remove/);
    assert.equal((await does({ kind: 'apply' })).step.kind, 'done');
    assert.equal(writes().length, 1);
  });

  it('says of a delegation that begins later that the tasks are to go, not that they go', async () => {
    await memory.noteSet(bench.session.tenant.key, personId('ana'), {
      delegateId: personId('ben'),
      ...nextWeek,
    });
    const view = await open('ana');
    assert.equal(view.current, 'New tasks of Ana Lima are to go to Ben Lima.');
    assert.match(view.remembered, /from 2026-03-16/);
  });

  it('ends what was set from here once the tenant shows somebody else', async () => {
    const { key } = bench.session.tenant;
    const toAdmin = { delegateId: personId('admin'), startsAt: undefined, endsAt: undefined };
    await memory.noteSet(key, personId('ana'), toAdmin);
    office.current.clock.advance(4 * 60_000);
    assert.equal((await open('ana')).remembered, '');
    const asBefore = [{ id: personId('ana'), delegateId: personId('admin') }];
    assert.equal((await memory.recall(key, asBefore)).size, 0);
  });

  describe('that was set from here to begin later, where the tenant shows none', () => {
    const warning =
      /^A delegation to Admin Lima was set from here at .*: from 2026-03-16 .*, until 2026-03-20 .* The tenant does not show it yet\./;

    beforeEach(async () => {
      const scheduled = { delegateId: personId('admin'), ...nextWeek };
      await memory.noteSet(bench.session.tenant.key, personId('cat'), scheduled);
    });

    it('is told with its dates and delegate', async () => {
      const { current, findings, remembered, step } = await open('cat');
      assert.equal(current, 'Nobody gets the tasks of Cat Lima now.');
      assert.equal(remembered, '');
      assert.equal(findings.length, 1);
      assert.match(findings[0]?.message ?? '', warning);
      assert.deepEqual(step, { kind: 'edit', canReview: false, canRemove: true });
    });

    it('is taken back', async () => {
      await open('cat');
      const { step } = await does({ kind: 'reviewRemoval' });
      assert.ok(step.kind === 'review');
      assert.deepEqual(step.differences, [
        {
          label: 'Delegate',
          before: 'Admin Lima (set from here, not shown by the tenant yet)',
          after: 'nobody',
        },
      ]);
      assert.equal(step.inexactUndo, '');
      const done = await does({ kind: 'apply' });
      assert.deepEqual(done.step, {
        kind: 'done',
        message: 'Changed: Tasks of Cat Lima.',
        canRemove: true,
      });
      assert.deepEqual(done.findings, []);
      assert.equal(writes().length, 1);
      const [begun = ''] = (await readFile(folder.path('journal.jsonl'), 'utf8')).split('\n');
      const { before } = JSON.parse(begun) as { readonly before: unknown };
      assert.deepEqual(before, {
        delegateId: personId('admin'),
        startsAt: nextWeek.startsAt.toISOString(),
        endsAt: nextWeek.endsAt.toISOString(),
      });
    });

    it('is warned of in the review of another one', async () => {
      await open('cat');
      await chooses('owner');
      const { findings, step } = await does({ kind: 'review' });
      assert.match(findings[0]?.message ?? '', warning);
      assert.ok(step.kind === 'review');
      assert.deepEqual(
        step.differences.map(({ after, before }) => `${before.replace(/ \(.*/, '')} → ${after}`),
        [
          'Admin Lima → Owner Lima',
          '2026-03-16 00:00 +01:00 → at once',
          '2026-03-20 00:00 +01:00 → without end',
        ],
      );
    });
  });

  it('says how it ended where it was closed while the change was made', async () => {
    await open('ana');
    await does({ kind: 'reviewRemoval' });
    const gate = office.current.hold(setDelegation);
    panel.onIntent({ kind: 'apply' });
    await gate.arrived;
    panel.dispose();
    gate.letGo();
    assert.equal(await abandoned.promise, 'Tasks of Ana Lima: applied');
  });

  it('goes back to the form where the end has passed meanwhile', async () => {
    await open('cat');
    await chooses('admin');
    await ends('2026-03-10 14:00');
    assert.equal((await does({ kind: 'review' })).step.kind, 'review');
    office.current.clock.advance(2 * 3_600_000);
    assert.equal((await does({ kind: 'apply' })).step.kind, 'edit');
    assert.equal(writes().length, 0);
  });

  it('keeps the review where the person leaves the question before it is sent', async () => {
    await open('ana');
    await does({ kind: 'reviewRemoval' });
    apply = () => Promise.resolve(undefined);
    assert.equal((await does({ kind: 'apply' })).step.kind, 'review');
    assert.equal((await does({ kind: 'back' })).step.kind, 'edit');
  });

  it('says why a change was not made, and keeps what was typed', async () => {
    office.current.fail(setDelegation, { kind: 'status', status: 403 });
    await open('cat');
    await chooses('admin');
    await does({ kind: 'review' });
    const { delegate, failure, step } = await does({ kind: 'apply' });
    assert.match(failure, /^The change was not made\. /);
    assert.equal(step.kind, 'edit');
    assert.equal(delegate?.name, 'Admin Lima');
  });

  it('says what could not be read, and reads it again when asked', async () => {
    office.current.fail(getUser, { kind: 'status', status: 403 });
    const failed = await open('ana');
    assert.match(failed.failure, /^The people could not be read\. /);
    assert.equal(failed.person, null);
    assert.equal((await does({ kind: 'retry' })).person?.name, 'Ana Lima');
  });
});
