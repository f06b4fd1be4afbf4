import assert from 'node:assert/strict';
import { findOutcome, type Finding } from '../../../../../src/core/change/journal/findOutcome';
import type { JournalEntry } from '../../../../../src/core/change/journal/journalEntry';
import { asUserId } from '../../../../../src/core/model/ids';
import { planDelegation } from '../../../../../src/core/change/plan/planDelegation';
import { searchGrants, useChangeBench } from '../../../../support/changeBench';
import { aJournalEntry } from '../../../../support/journalBench';
import { idOf } from '../../../../support/emulator/wireObjects';
import { admins, held } from '../../../../support/officeTenant';

const ben = held(admins, 'Ben');
const bensEnd = '2026-03-13T13:00:00.000Z';
const [ana, cat, dan] = [asUserId(idOf('ana')), asUserId(idOf('cat')), asUserId(idOf('dan'))];
const always = { startsAt: undefined, endsAt: undefined };
const minuteMs = 60_000;

describe('reading what became of a change', () => {
  const benches = useChangeBench();

  const find = async (
    fields: Partial<JournalEntry>,
    others: readonly JournalEntry[] = [],
  ): Promise<Finding> => {
    const { clock } = benches.current.office;
    const entry = aJournalEntry({
      change: { kind: 'removeExpiration', grant: ben },
      at: clock.now(),
      before: { expiresAt: bensEnd },
      wanted: { expiresAt: null },
      after: undefined,
      outcome: 'unknown',
      settledAt: undefined,
      ...fields,
    });
    const { connection } = benches.current.session;
    const entries = [...others, entry].sort((one, other) => other.at.getTime() - one.at.getTime());
    return findOutcome(entry, entries, {
      api: connection.api,
      now: clock.now(),
      signal: undefined,
    });
  };

  it('proves that it was made', async () => {
    const finding = await find({ before: { expiresAt: null }, wanted: { expiresAt: bensEnd } });
    assert.ok(finding.kind === 'settled' && finding.outcome.kind === 'applied');
    assert.deepEqual(finding.outcome.after, { expiresAt: bensEnd });
  });

  it('proves that it was not only when lists have caught up with the last moment of sending', async () => {
    const { clock } = benches.current.office;
    const now = clock.now().getTime();
    assert.deepEqual(await find({}), {
      kind: 'tooEarly',
      lookAgainAt: new Date(now + 33 * minuteMs),
    });
    // The answer that did not come was waited for until then.
    const settledAt = new Date(now - 2 * minuteMs);
    const early = await find({ at: new Date(now - 3 * minuteMs), settledAt });
    assert.deepEqual(early, { kind: 'tooEarly', lookAgainAt: new Date(now + minuteMs) });
    const finding = await find({ settledAt: new Date(now - 3 * minuteMs) });
    assert.ok(finding.kind === 'settled' && finding.outcome.kind === 'failed');
  });

  it('tells nothing where it is neither as before nor as wanted', async () => {
    const finding = await find({ before: { expiresAt: '2026-05-01T00:00:00.000Z' } });
    assert.ok(finding.kind === 'untold');
    assert.match(finding.why, /^It is neither/);
  });

  it('tells nothing where it was changed again from here', async () => {
    const { clock } = benches.current.office;
    const later = aJournalEntry({
      id: 'later',
      change: { kind: 'removeExpiration', grant: ben },
      at: new Date(clock.now().getTime() + 1),
    });
    const finding = await find({}, [later]);
    assert.deepEqual(finding, { kind: 'untold', why: 'It was changed again from here since.' });
  });

  for (const outcome of ['unknown', 'underWay', 'notNoted', 'failed'] as const) {
    it(`goes by whether a later change is over: ${outcome}`, async () => {
      const later = aJournalEntry({
        id: 'later',
        change: { kind: 'removeExpiration', grant: ben },
        at: new Date(benches.current.office.clock.now().getTime() + 1),
        outcome,
      });
      const wanted = { before: { expiresAt: null }, wanted: { expiresAt: bensEnd } };
      const { kind } = await find(wanted, [later]);
      assert.equal(kind, outcome === 'failed' ? 'settled' : 'hidden');
    });
  }

  it('tells nothing by what may be a state of before, as long as lists may be behind', async () => {
    const { clock } = benches.current.office;
    const endedAt = new Date(clock.now().getTime() - minuteMs);
    const wanted = { before: { expiresAt: null }, wanted: { expiresAt: bensEnd } };
    const earlier = aJournalEntry({
      id: 'earlier',
      change: { kind: 'removeExpiration', grant: ben },
      at: endedAt,
      settledAt: endedAt,
      before: { expiresAt: bensEnd },
    });
    assert.deepEqual(await find(wanted, [earlier]), {
      kind: 'tooEarly',
      lookAgainAt: new Date(endedAt.getTime() + 3 * minuteMs),
    });
    clock.advance(2 * minuteMs);
    assert.equal((await find(wanted, [earlier])).kind, 'settled');
  });

  it('tells nothing to whoever may not read it', async () => {
    benches.current.office.fail(searchGrants, { kind: 'status', status: 403 });
    const finding = await find({});
    assert.deepEqual(finding, { kind: 'untold', why: 'You may not read what was changed.' });
  });

  const delegation = (delegateId: typeof ana): Partial<JournalEntry> => ({
    change: {
      kind: 'setDelegation',
      userId: dan,
      delegateId,
      ...always,
    },
    before: { delegateId: '' },
    wanted: { delegateId, startsAt: null, endsAt: null },
  });

  async function delegateDanTo(delegateId: typeof ana): Promise<void> {
    const plan = planDelegation(
      {
        change: { kind: 'setDelegation', userId: dan, delegateId, ...always },
        seen: { delegateId: undefined, dates: undefined },
        subject: 'Tasks of Dan Lima',
        nameOf: () => undefined,
      },
      benches.current.session,
    );
    assert.equal((await benches.current.apply(plan)).kind, 'applied');
  }

  it('does not tell the dates of a delegation', async () => {
    await delegateDanTo(ana);
    const finding = await find(delegation(ana));
    assert.ok(finding.kind === 'settled' && finding.outcome.kind === 'applied');
    assert.deepEqual(finding.outcome.after, { delegateId: ana });
  });

  describe('of a delegation that ends by itself, where nobody shows,', () => {
    const until = (endMs: number) => new Date(benches.current.office.clock.now().getTime() + endMs);
    const state = (endsAt: Date) => ({
      delegateId: ana,
      startsAt: null,
      endsAt: endsAt.toISOString(),
    });
    const settledAt = new Date('2026-03-01T00:00:00Z');
    const setting = (endsAt: Date): Partial<JournalEntry> => ({
      change: { kind: 'setDelegation', userId: dan, delegateId: ana, ...always, endsAt },
      before: { delegateId: '' },
      wanted: state(endsAt),
      settledAt,
    });
    const removal = (endsAt: Date): Partial<JournalEntry> => ({
      change: { kind: 'removeDelegation', userId: dan },
      before: state(endsAt),
      wanted: { delegateId: '' },
      settledAt,
    });
    const ended = {
      kind: 'untold',
      why: 'The delegation would have ended by now, so nobody shows either way.',
    };

    it('does not tell once it has to be over', async () => {
      assert.deepEqual(await find(setting(until(0))), ended);
      assert.deepEqual(await find(removal(until(0))), ended);
    });

    it('tells before', async () => {
      const [unset, removed] = [await find(setting(until(1))), await find(removal(until(1)))];
      assert.ok(unset.kind === 'settled' && unset.outcome.kind === 'failed');
      assert.ok(removed.kind === 'settled' && removed.outcome.kind === 'applied');
    });
  });

  it('tells nothing where only dates were to change', async () => {
    await delegateDanTo(cat);
    const finding = await find({ ...delegation(cat), before: { delegateId: cat } });
    assert.ok(finding.kind === 'untold');
    assert.match(finding.why, /the same whether it was made or not/);
  });
});
