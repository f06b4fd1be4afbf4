import assert from 'node:assert/strict';
import type { EntitlementEdits } from '../../../../../src/shared/forms/entitlement/settings';
import type { DelegationChange } from '../../../../../src/core/change/change';
import {
  planDelegation,
  type SeenDelegation,
} from '../../../../../src/core/change/plan/planDelegation';
import { planEntitlementUpdate } from '../../../../../src/core/change/plan/planEntitlementUpdate';
import { planOwner } from '../../../../../src/core/change/plan/planOwner';
import { whyNotUndoable } from '../../../../../src/core/change/undo/planUndo';
import type { Undo } from '../../../../../src/core/change/undo/undo';
import { readAllPages } from '../../../../../src/core/api/pages';
import { asUserId } from '../../../../../src/core/model/ids';
import { aJournalEntry } from '../../../../support/journalBench';
import { idOf } from '../../../../support/emulator/wireObjects';
import { admins, held } from '../../../../support/officeTenant';
import { useUndoBench, type UndoBench } from '../../../../support/undoBench';

const ben = held(admins, 'Ben');
const bensEnd = new Date('2026-03-13T13:00:00Z');
const may = new Date('2026-05-01T00:00:00Z');
const june = new Date('2026-06-01T00:00:00Z');
const setBens = { kind: 'setExpiration', grant: ben, expiresAt: may } as const;
const hourMs = 60 * 60_000;

const [ana, cat, dan] = [asUserId(idOf('ana')), asUserId(idOf('cat')), asUserId(idOf('dan'))];
const none: SeenDelegation = { delegateId: undefined, dates: undefined };
const always = { startsAt: undefined, endsAt: undefined };

describe('undoing', () => {
  const benches = useUndoBench();
  let bench: UndoBench;

  beforeEach(() => {
    bench = benches.current;
  });

  const ready = (undo: Undo) => {
    assert.ok(undo.kind === 'ready', JSON.stringify(undo));
    return undo;
  };

  describe('an expiration', () => {
    it('gives the old one back, and links the two entries', async () => {
      const entry = await bench.make(await bench.bench.plan(setBens));
      const undoing = await bench.undoExactly(entry);
      assert.deepEqual(await bench.bench.expiresAt(ben), bensEnd);
      assert.equal(undoing.undoes, entry.id);
      const undone = (await bench.entries()).find(({ id }) => id === entry.id);
      assert.equal(undone?.undoneBy, undoing.id);
      assert.equal(whyNotUndoable(undone), 'It was undone already.');
    });

    it('can itself be undone, and then the first can again', async () => {
      const entry = await bench.make(await bench.bench.plan(setBens));
      await bench.undoExactly(await bench.undoExactly(entry));
      assert.deepEqual(await bench.bench.expiresAt(ben), may);
      const again = (await bench.entries()).find(({ id }) => id === entry.id);
      assert.ok(again);
      await bench.undoExactly(again);
      assert.deepEqual(await bench.bench.expiresAt(ben), bensEnd);
    });

    it('that is past or within the hour is never set: it asks for another one', async () => {
      const entry = await bench.make(await bench.bench.plan(setBens));
      bench.bench.office.clock.advance(
        bensEnd.getTime() - Date.parse('2026-03-10T12:00:00Z') - hourMs / 2,
      );
      const undo = await bench.undo(entry);
      assert.ok(undo.kind === 'asks');
      assert.deepEqual(undo.missing, { kind: 'expiration' });
      assert.match(undo.why, /past or less than an hour ahead/);
      const { inexact, plan } = ready(await bench.undo(entry, june));
      assert.equal(inexact.length, 1);
      await bench.make(plan);
      assert.deepEqual(await bench.bench.expiresAt(ben), june);
    });

    it('that somebody changed since names what it was, what we wrote and what it is', async () => {
      const entry = await bench.make(await bench.bench.plan(setBens));
      bench.bench.meanwhileSet(ben, june);
      bench.bench.lockClock.advance(4 * 60_000);
      const { conflicts, plan } = ready(await bench.undo(entry));
      assert.equal(conflicts.length, 1);
      const [conflict] = conflicts;
      assert.equal(conflict?.label, 'Expiration');
      assert.match(conflict.was, /2026-03-13 13:00:00 UTC/);
      assert.match(conflict.written, /2026-05-01 00:00:00 UTC/);
      assert.match(conflict.isNow, /2026-06-01 00:00:00 UTC/);
      assert.deepEqual(plan.base, { expiresAt: june.toISOString() });
      await bench.make(plan);
      assert.deepEqual(await bench.bench.expiresAt(ben), bensEnd);
    });

    it('that is as before again has nothing to undo', async () => {
      const entry = await bench.make(await bench.bench.plan(setBens));
      await bench.make(await bench.bench.plan({ ...setBens, expiresAt: bensEnd }));
      const undo = await bench.undo(entry);
      assert.deepEqual(undo, { kind: 'impossible', reason: 'It already is as it was before.' });
    });
  });

  it('is only possible for what was made', () => {
    for (const outcome of ['failed', 'cancelled', 'revoked', 'unknown', 'underWay'] as const) {
      assert.ok(whyNotUndoable(aJournalEntry({ outcome })), outcome);
    }
    assert.equal(whyNotUndoable(aJournalEntry()), undefined);
  });

  it('takes an owner away who was added, and adds one who was taken away', async () => {
    const { api } = bench.bench.session.connection;
    const owners = async () => {
      const items = await readAllPages((page) => api.entitlements.owners(admins, page));
      return items.map(({ id }) => id);
    };
    const add = { kind: 'addOwner', entitlement: admins, userId: ana } as const;
    const before = await owners();
    const entry = await bench.make(planOwner(add, 'Ana as owner', bench.bench.session));
    assert.deepEqual(await owners(), [...before, ana]);
    const undoing = await bench.undoExactly(entry);
    assert.deepEqual(await owners(), before);
    await bench.undoExactly(undoing);
    assert.deepEqual(await owners(), [...before, ana]);
  });

  describe('an update of an entitlement', () => {
    const settings = async () => {
      const { api } = bench.bench.session.connection;
      return (await api.entitlements.settings(admins)).settings;
    };
    const update = async (edits: EntitlementEdits, seesAllFields = true) =>
      planEntitlementUpdate(
        {
          entitlement: admins,
          subject: 'Admins on GitHub',
          base: await settings(),
          edits,
          seesAllFields,
        },
        bench.bench.session,
      );

    it('gives back what is known, and names what may have been hidden', async () => {
      await bench.make(await update({ description: 'before' }));
      const plan = await update({ description: 'after', alias: 'adm' }, false);
      const undo = ready(await bench.undo(await bench.make(plan)));
      assert.deepEqual(undo.plan.request.body, {
        entitlement: { description: 'before' },
        updateMask: 'description',
      });
      assert.deepEqual(
        undo.inexact.map(({ label }) => label),
        ['Alias'],
      );
    });

    it('of an account whose configuration is not in the journal is named and not guessed', async () => {
      const secret = 'hunter2-secret';
      const policy = (config: object) => ({
        connector: {
          account: { connectorId: '', schemaId: '', config: { ...config }, doNotSave: {} },
        },
      });
      const entry = aJournalEntry({
        change: {
          kind: 'updateEntitlement',
          entitlement: admins,
          edits: { provisionerPolicy: { unconfigured: {} } },
        },
        before: { provisionerPolicy: policy({ hash: 'abc' }) },
        wanted: { provisionerPolicy: { unconfigured: {} } },
        after: { provisionerPolicy: null },
      });
      const undo = await bench.undo(entry);
      assert.ok(undo.kind === 'impossible', JSON.stringify(undo));
      assert.match(
        undo.reason,
        /^It cannot be undone exactly\. Provisioning: it may have held secrets/,
      );
      const plan = await update({ provisionerPolicy: policy({ password: secret }) });
      await bench.bench.service().applyAll([plan]);
      const noted = JSON.stringify(await bench.bench.readJournal());
      assert.ok(noted.includes('"hash"'));
      assert.ok(!noted.includes(secret), noted);
    });
  });

  describe('a delegation', () => {
    const plan = (change: DelegationChange, seen: SeenDelegation) =>
      planDelegation(
        { change, seen, subject: 'Tasks of Dan Lima', nameOf: () => undefined },
        bench.bench.session,
      );
    const set = (delegateId: typeof ana, dates: { startsAt?: Date; endsAt?: Date } = {}) =>
      ({ kind: 'setDelegation', userId: dan, delegateId, ...always, ...dates }) as const;
    const delegateId = async () =>
      (await bench.bench.session.connection.api.users.get(dan)).delegateId;

    it('that was set is removed', async () => {
      await bench.undoExactly(await bench.make(plan(set(ana), none)));
      assert.equal(await delegateId(), undefined);
    });

    it('whose dates are known comes back with them', async () => {
      const first = set(ana, { startsAt: may, endsAt: june });
      await bench.make(plan(first, none));
      const seen = { delegateId: ana, dates: { delegateId: ana, startsAt: may, endsAt: june } };
      const entry = await bench.make(plan(set(cat), seen));
      const undo = ready(await bench.undo(entry));
      assert.deepEqual(undo.plan.change, first);
      await bench.make(undo.plan);
      assert.equal(await delegateId(), ana);
    });

    it('whose dates nobody knows is never made a permanent one: it asks', async () => {
      await bench.make(plan(set(ana), none));
      const removal = { kind: 'removeDelegation', userId: dan } as const;
      const entry = await bench.make(plan(removal, { delegateId: ana, dates: undefined }));
      const undo = await bench.undo(entry);
      assert.ok(undo.kind === 'asks');
      assert.deepEqual(undo.missing, { kind: 'delegation', userId: dan, delegateId: ana });
    });

    it('whose dates were set for somebody else asks as well', async () => {
      await bench.make(plan(set(ana), none));
      const others = { delegateId: cat, ...always };
      const removal = { kind: 'removeDelegation', userId: dan } as const;
      const entry = await bench.make(plan(removal, { delegateId: ana, dates: others }));
      assert.equal((await bench.undo(entry)).kind, 'asks');
    });

    it('takes no dates for those of today where a later change set others', async () => {
      const permanent = await bench.make(plan(set(ana), none));
      await bench.make(plan(set(ana, { endsAt: june }), { delegateId: ana, dates: undefined }));
      const { plan: removal } = ready(await bench.undo(permanent));
      assert.deepEqual(removal.base, { delegateId: ana });
      assert.match(removal.inexactUndo ?? '', /dates of the current delegation/);
    });

    it('that has ended since asks too, and one that has begun begins at once', async () => {
      const dates = { startsAt: may, endsAt: june };
      await bench.make(plan(set(ana, dates), none));
      const entry = await bench.make(
        plan(set(cat), { delegateId: ana, dates: { delegateId: ana, ...dates } }),
      );
      const { clock } = bench.bench.office;
      clock.advance(may.getTime() + hourMs - clock.now().getTime());
      const begun = ready(await bench.undo(entry));
      assert.deepEqual(begun.plan.change, set(ana, { endsAt: june }));
      assert.deepEqual(
        begun.inexact.map(({ label }) => label),
        ['From'],
      );
      clock.advance(june.getTime() - clock.now().getTime());
      assert.equal((await bench.undo(entry)).kind, 'asks');
    });
  });
});
