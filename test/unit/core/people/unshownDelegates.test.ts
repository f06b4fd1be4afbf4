import assert from 'node:assert/strict';
import { DelegationMemory } from '../../../../src/core/delegation/delegationMemory';
import { unshownDelegates } from '../../../../src/core/people/unshownDelegates';
import { asUserId, type UserId } from '../../../../src/core/model/ids';
import { aUser } from '../../../support/builders';
import { ManualClock } from '../../../support/manualClock';
import { RecordingLogger } from '../../../support/recordingLogger';
import { useTemporaryFolder } from '../../../support/temporaryFolder';

const tenantKey = 'acme.conductor.one';
const [ana, ben, cat] = [asUserId('ana'), asUserId('ben'), asUserId('cat')];

describe('delegates that were set from here and are not shown yet', () => {
  const folder = useTemporaryFolder();
  let memory: DelegationMemory;
  let logger: RecordingLogger;

  const namesOf = async (
    delegates: readonly (readonly [UserId, UserId | undefined])[],
    get = (id: UserId) => Promise.resolve(id === ben ? aUser({ displayName: 'Ben' }) : undefined),
  ) => {
    const users = delegates.map(([id, delegateId]) => aUser({ id, delegateId }));
    return [...(await unshownDelegates(users, { memory, people: { get }, tenantKey, logger }))];
  };

  beforeEach(async () => {
    const clock = new ManualClock();
    logger = new RecordingLogger();
    memory = new DelegationMemory(folder.path('delegations'), 'window', clock);
    const startsAt = new Date(clock.now().getTime() + 3_600_000);
    await memory.noteSet(tenantKey, ana, { delegateId: ben, startsAt, endsAt: undefined });
    await memory.noteSet(tenantKey, cat, { delegateId: ana, startsAt, endsAt: undefined });
  });

  it('are named by person, or by their id', async () => {
    assert.deepEqual(await namesOf([[ana, undefined]]), [[ana, 'Ben']]);
    assert.deepEqual(await namesOf([[cat, ben]]), [[cat, ana]]);
  });

  it('are none where the tenant shows them', async () => {
    assert.deepEqual(await namesOf([[ana, ben]]), []);
  });

  it('are none, with a word in the log, where they cannot be read', async () => {
    const fails = () => Promise.reject(new Error('no way'));
    assert.deepEqual(await namesOf([[ana, undefined]], fails), []);
    assert.match(logger.text, /What was set from here about delegations .*no way/);
  });
});
