import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { DelegationMemory } from '../../../../src/core/delegation/delegationMemory';
import { describePeriod } from '../../../../src/core/delegation/delegationWords';
import { RememberingJournal } from '../../../../src/core/delegation/rememberingJournal';
import type {
  ChangeOutcome,
  ChangePlan,
  DelegationChange,
} from '../../../../src/core/change/change';
import { FileChangeJournal } from '../../../../src/core/change/journal/changeJournal';
import { planDelegation } from '../../../../src/core/change/plan/planDelegation';
import type { UserId } from '../../../../src/core/model/ids';
import { aTenant } from '../../../support/builders';
import { useChangeBench } from '../../../support/changeBench';
import { peopleTenant, personId } from '../../../support/peopleTenant';
import { useTemporaryFolder } from '../../../support/temporaryFolder';

const setDelegation = '/api/v1/users/{user_id}/set-delegation-by-admin';
const [ana, ben, admin] = [personId('ana'), personId('ben'), personId('admin')];
const endsAt = new Date('2026-04-01T00:00:00Z');
const { key: tenantKey } = aTenant();

describe('the dates of a delegation that is written', () => {
  const benches = useChangeBench(() => peopleTenant());
  const folder = useTemporaryFolder();
  let memory: DelegationMemory;
  let journal: RememberingJournal;

  const windowOf = (id: string) =>
    new DelegationMemory(folder.path('delegations'), id, benches.current.office.clock);

  const newJournal = (path = folder.path('journal.jsonl')) => {
    const { clock, logger } = benches.current.office;
    return new RememberingJournal({ journal: new FileChangeJournal(path, clock), memory, logger });
  };

  const toAdmin: DelegationChange = {
    kind: 'setDelegation',
    userId: ana,
    delegateId: admin,
    startsAt: undefined,
    endsAt,
  };

  const planOf = (change: DelegationChange): ChangePlan =>
    planDelegation(
      {
        change,
        seen: { delegateId: ben, dates: undefined },
        subject: 'Tasks of Ana Lima',
        nameOf: () => undefined,
      },
      benches.current.session,
    );

  const apply = async (change: DelegationChange): Promise<ChangeOutcome> => {
    const [outcome] = await benches.current.service(journal).applyAll([planOf(change)]);
    assert.ok(outcome);
    return outcome;
  };

  /** As another window tells them that sees Ana with that delegate. */
  const remembered = async (delegateId: UserId) => {
    const known = await windowOf('other').recall(tenantKey, [{ id: ana, delegateId }]);
    const found = known.get(ana);
    return found === undefined ? '' : describePeriod(found).replace(/ \(.*/, '');
  };

  const sentCount = () => benches.current.office.requestsTo(setDelegation).length;

  beforeEach(async () => {
    memory = windowOf('own');
    journal = newJournal();
    await memory.noteSet(tenantKey, ana, {
      delegateId: ben,
      startsAt: undefined,
      endsAt: undefined,
    });
  });

  it('are remembered as the tenant answered them, before the outcome is told', async () => {
    assert.equal((await apply(toAdmin)).kind, 'applied');
    assert.match(await remembered(admin), /^at once, until 2026-04-01/);
  });

  it('are over once it was removed', async () => {
    assert.equal((await apply({ kind: 'removeDelegation', userId: ana })).kind, 'applied');
    assert.equal(await remembered(ben), '');
  });

  it('do not count any more when the request leaves, whatever becomes of the window', async () => {
    const gate = benches.current.office.hold(setDelegation);
    const outcome = apply(toAdmin);
    await gate.arrived;
    assert.equal(await remembered(ben), '');
    gate.letGo();
    await outcome;
  });

  it('are those of before when nothing was changed', async () => {
    benches.current.office.fail(setDelegation, { kind: 'status', status: 403 });
    assert.equal((await apply(toAdmin)).kind, 'failed');
    assert.equal(await remembered(ben), 'at once, without end');
  });

  it('are not known while nobody knows whether it was made, and again once it is seen not to be', async () => {
    benches.current.office.fail(setDelegation, { kind: 'status', status: 500 });
    assert.equal((await apply(toAdmin)).kind, 'unknown');
    assert.equal(await remembered(ben), '');
    const [begun = ''] = (await readFile(folder.path('journal.jsonl'), 'utf8')).split('\n');
    const { id } = JSON.parse(begun) as { readonly id: string };
    await journal.settle(id, { kind: 'failed', error: new Error('It was never made.') });
    assert.equal(await remembered(ben), 'at once, without end');
  });

  it('are not known where the change was only found by reading', async () => {
    benches.current.office.fail(setDelegation, { kind: 'cut', moment: 'after' });
    assert.equal((await apply(toAdmin)).kind, 'applied');
    assert.equal(await remembered(admin), '');
  });

  it('are of the tenant of the change where the window left it meanwhile', async () => {
    const { office, store } = benches.current;
    const gate = office.hold(setDelegation);
    const outcome = apply(toAdmin);
    await gate.arrived;
    store.replace({ kind: 'signedOut' });
    gate.letGo();
    assert.equal((await outcome).kind, 'applied');
    assert.match(await remembered(admin), /until 2026-04-01/);
  });

  it('are not brought back where the records of the tenant were deleted meanwhile', async () => {
    const gate = benches.current.office.hold(setDelegation);
    const outcome = apply(toAdmin);
    await gate.arrived;
    await windowOf('other').forget(tenantKey);
    gate.letGo();
    assert.equal((await outcome).kind, 'applied');
    assert.deepEqual(await readdir(folder.path('delegations')), []);
  });

  it('keep it from being sent where they cannot be remembered', async () => {
    await writeFile(folder.path('file'), '');
    memory = new DelegationMemory(folder.path('file'), 'own', benches.current.office.clock);
    journal = newJournal();
    const outcome = await apply(toAdmin);
    assert.ok(outcome.kind === 'failed');
    assert.match(outcome.error.message, /set from here about delegations.*nothing was changed/);
    assert.equal(sentCount(), 0);
  });

  it('stay where the journal keeps it from being sent', async () => {
    await writeFile(folder.path('file'), '');
    journal = newJournal(folder.path('file', 'journal.jsonl'));
    assert.equal((await apply(toAdmin)).kind, 'failed');
    assert.equal(sentCount(), 0);
    assert.equal(await remembered(ben), 'at once, without end');
  });
});
