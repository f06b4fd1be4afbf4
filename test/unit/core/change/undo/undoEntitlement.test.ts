import assert from 'node:assert/strict';
import type { FieldState } from '../../../../../src/core/change/change';
import { planEntitlementUpdate } from '../../../../../src/core/change/plan/planEntitlementUpdate';
import { planUndo } from '../../../../../src/core/change/undo/planUndo';
import type { Undo } from '../../../../../src/core/change/undo/undo';
import type { EntitlementEdits } from '../../../../../src/shared/forms/entitlement/settings';
import { aJournalEntry } from '../../../../support/journalBench';
import { admins } from '../../../../support/officeTenant';
import { useUndoBench } from '../../../../support/undoBench';

const account = (config: object) => ({
  connector: { account: { connectorId: '', schemaId: '', config: { ...config }, doNotSave: {} } },
});

describe('undoing an update of an entitlement', () => {
  const benches = useUndoBench();

  const undo = (before: FieldState, after: FieldState, today: FieldState): Undo =>
    planUndo({
      entry: aJournalEntry({
        change: { kind: 'updateEntitlement', entitlement: admins, edits: after },
        before,
        wanted: after,
        after,
      }),
      today,
      session: benches.current.bench.session,
      now: new Date('2027-01-01T00:00:00Z'),
      isLatest: true,
    });

  it('does not overwrite what the role may hide', () => {
    const shown = undo(
      { alias: 'a', description: 'b' },
      { alias: 'c', description: 'd' },
      { alias: 'c' },
    );
    assert.ok(shown.kind === 'ready');
    assert.deepEqual(shown.plan.request.body, { entitlement: { alias: 'a' }, updateMask: 'alias' });
    assert.deepEqual(shown.inexact, [
      {
        label: 'Description',
        why: 'your role may hide what is in it now, and that is not overwritten unseen',
      },
    ]);
    const hidden = undo({ alias: null }, { alias: 'c' }, {});
    assert.ok(hidden.kind === 'impossible');
    assert.match(hidden.reason, /^It cannot be undone exactly\. Alias: your role may hide/);
  });

  it('says that the override may be hidden, which every update says something of', () => {
    const shown = undo({ alias: 'a' }, { alias: 'c' }, { alias: 'c' });
    assert.ok(shown.kind === 'ready');
    assert.deepEqual(shown.plan.maybeHidden, ['overrideAccessRequestsDefaults']);
  });

  const update = async (edits: EntitlementEdits) => {
    const { session } = benches.current.bench;
    const { settings } = await session.connection.api.entitlements.settings(admins);
    return planEntitlementUpdate(
      { entitlement: admins, subject: 'Admins', base: settings, edits, seesAllFields: true },
      session,
    );
  };

  it('gives back what was before an account whose configuration is as it was written', async () => {
    const plan = await update({ provisionerPolicy: account({ region: 'eu' }) });
    await benches.current.undoExactly(await benches.current.make(plan));
  });

  it('does not overwrite a configuration of which nobody can tell whether it was changed', async () => {
    const plan = await update({ provisionerPolicy: account({ region: 'eu' }) });
    const entry = await benches.current.make(plan);
    await benches.current.make(await update({ provisionerPolicy: account({ region: 'us' }) }));
    const shown = await benches.current.undo(entry);
    assert.ok(shown.kind === 'impossible', JSON.stringify(shown));
    assert.match(shown.reason, /Provisioning: an account is configured in it now/);
  });
});

describe('an update of an entitlement whose override moved meanwhile', () => {
  const benches = useUndoBench();

  it('is not sent: it would say again what the person saw', async () => {
    const { bench } = benches.current;
    const { settings } = await bench.session.connection.api.entitlements.settings(admins);
    const wish = { entitlement: admins, subject: 'Admins', base: settings, seesAllFields: true };
    const turnOn = { overrideAccessRequestsDefaults: true };
    const other = planEntitlementUpdate({ ...wish, edits: turnOn }, bench.session);
    const mine = planEntitlementUpdate({ ...wish, edits: { alias: 'mine' } }, bench.session);
    await benches.current.make(other);
    const outcome = await bench.apply(mine);
    assert.ok(outcome.kind === 'failed');
    assert.match(
      outcome.error.message,
      /Override of the app's defaults: you saw off, now it is on/,
    );
    const base = { ...settings, ...turnOn };
    const again = planEntitlementUpdate({ ...wish, base, edits: { alias: 'mine' } }, bench.session);
    const made = await benches.current.make(again);
    assert.deepEqual(made.request.body, {
      entitlement: { alias: 'mine' },
      updateMask: 'alias',
      overrideAccessRequestsDefaults: true,
    });
  });
});
