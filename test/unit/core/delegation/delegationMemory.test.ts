import assert from 'node:assert/strict';
import { appendFile, readdir, stat } from 'node:fs/promises';
import { DelegationMemory } from '../../../../src/core/delegation/delegationMemory';
import { describeRemembered } from '../../../../src/core/delegation/delegationWords';
import { asUserId, type UserId } from '../../../../src/core/model/ids';
import { ManualClock } from '../../../support/manualClock';
import { useTemporaryFolder } from '../../../support/temporaryFolder';
import { inTimeZone } from '../../../support/timeZone';

const tenant = 'acme.conductor.one';
const [ana, ben, cat] = [asUserId('ana'), asUserId('ben'), asUserId('cat')];
const hourMs = 3_600_000;
const untilApril = {
  delegateId: ben,
  startsAt: undefined,
  endsAt: new Date('2026-04-01T00:00:00Z'),
};

describe('what was set from here about delegations', () => {
  inTimeZone('Europe/Berlin');
  const folder = useTemporaryFolder();
  let clock: ManualClock;
  let memory: DelegationMemory;

  const windowOf = (id: string) => new DelegationMemory(folder.path('delegations'), id, clock);
  /** In words, as the tenant shows Ana with that delegate. */
  const recalled = (delegateId: UserId | undefined, from = memory, key = tenant) =>
    wordsOf(from.recall(key, [{ id: ana, delegateId }]));
  /** The same where the tenant was asked at that time. */
  const recalledFrom = (delegateId: UserId | undefined, readAt: Date) =>
    wordsOf(memory.recall(tenant, [{ id: ana, delegateId }], readAt));
  const wordsOf = async (recall: ReturnType<DelegationMemory['recall']>) => {
    const known = (await recall).get(ana);
    return known === undefined ? '' : describeRemembered(known, clock.now());
  };

  beforeEach(() => {
    clock = new ManualClock();
    memory = windowOf('one');
  });

  it('is nothing at first', async () => {
    assert.equal(await recalled(ben), '');
  });

  it('is said as set from here, with when', async () => {
    await memory.noteSet(tenant, ana, untilApril);
    assert.equal(
      await recalled(ben),
      'set from here at 2026-03-10 13:00 +01:00: at once, until 2026-04-01 02:00 +02:00 (2026-04-01 00:00:00 UTC)',
    );
    clock.advance(60 * 24 * hourMs);
    assert.match(await recalled(ben), /, which is past$/);
  });

  it('is shared by windows, the latest counts', async () => {
    const other = windowOf('two');
    await memory.noteSet(tenant, ana, untilApril);
    clock.advance(hourMs);
    await other.noteSet(tenant, ana, { ...untilApril, endsAt: undefined });
    assert.match(await recalled(ben), /at once, without end$/);
    clock.advance(hourMs);
    await other.noteOver(tenant, ana);
    assert.equal(await recalled(ben), '');
  });

  it('is over for good once the tenant shows another delegate', async () => {
    await memory.noteSet(tenant, ana, untilApril);
    clock.advance(hourMs);
    assert.equal(await recalledFrom(cat, clock.now()), '');
    assert.equal(await recalled(ben), '');
    assert.equal(await recalled(ben, windowOf('two')), '');
  });

  it('is not ended by rows of unknown age, or read too soon after it was set', async () => {
    await memory.noteSet(tenant, ana, untilApril);
    const justAfter = clock.now();
    clock.advance(hourMs);
    assert.equal(await recalled(cat), '');
    assert.notEqual(await recalledFrom(cat, justAfter), '');
    assert.notEqual(await recalled(ben), '');
  });

  it('is not ended by a reading that began before another window set it', async () => {
    await memory.noteSet(tenant, ana, untilApril);
    clock.advance(hourMs);
    const readAt = clock.now();
    clock.advance(1000);
    // The two look at the files at once, so that neither knows of the other.
    await Promise.all([
      recalledFrom(cat, readAt),
      windowOf('a').noteSet(tenant, ana, { ...untilApril, delegateId: cat }),
    ]);
    assert.notEqual(await recalled(cat), '');
  });

  it('does not count while a change is under way, in no window, nor after a crash', async () => {
    await memory.noteSet(tenant, ana, untilApril);
    const changeId = await memory.noteChanging(tenant, ana);
    assert.equal(await recalled(ben), '');
    assert.equal(await recalled(ben, windowOf('two')), '');
    await memory.noteUnchanged(tenant, ana, changeId);
    assert.notEqual(await recalled(ben), '');
  });

  it('does not count while another window may have changed it', async () => {
    const other = windowOf('two');
    const changeId = await other.noteChanging(tenant, ana);
    clock.advance(1);
    await memory.noteSet(tenant, ana, untilApril);
    assert.equal(await recalled(ben), '');
    await other.noteUnchanged(tenant, ana, changeId);
    assert.notEqual(await recalled(ben), '');
  });

  it('does not count because another change was not made than the one that nobody knows of', async () => {
    await memory.noteSet(tenant, ana, untilApril);
    const unknown = await memory.noteChanging(tenant, ana);
    const refused = await memory.noteChanging(tenant, ana);
    await memory.noteUnchanged(tenant, ana, refused);
    assert.equal(await recalled(ben), '');
    await memory.noteUnchanged(tenant, ana, unknown);
    assert.notEqual(await recalled(ben), '');
  });

  it('counts again once a change is made after one that nobody knows of, in any window', async () => {
    const unknown = await windowOf('two').noteChanging(tenant, ana);
    clock.advance(1);
    const made = await memory.noteChanging(tenant, ana);
    await memory.noteSet(tenant, ana, untilApril, made);
    assert.notEqual(await recalled(ben), '');
    await memory.noteUnchanged(tenant, ana, unknown);
    assert.notEqual(await recalled(ben), '');
  });

  it('is noted and recalled in the order in which it was asked', async () => {
    const noted = [
      memory.noteSet(tenant, ana, untilApril),
      memory.noteOver(tenant, ana),
      memory.noteSet(tenant, ana, { ...untilApril, endsAt: undefined }),
    ];
    assert.match(await recalled(ben), /without end$/);
    await Promise.all(noted);
  });

  it('stays while the tenant may lag behind, and before the delegation starts', async () => {
    const startsAt = new Date(clock.now().getTime() + 24 * hourMs);
    await memory.noteSet(tenant, ana, { ...untilApril, startsAt });
    clock.advance(23 * hourMs);
    assert.match(await recalled(undefined), /from 2026-03-11 13:00 \+01:00/);
    clock.advance(2 * hourMs);
    assert.equal(await recalled(undefined), '');
  });

  it('is not awaited to show any more once it has ended', async () => {
    const endsAt = new Date(clock.now().getTime() + 60_000);
    await memory.noteSet(tenant, ana, { ...untilApril, endsAt });
    assert.notEqual(await recalled(undefined), '');
    clock.advance(60_000);
    assert.equal(await recalled(undefined), '');
  });

  it('belongs to one tenant, and is forgotten with it by every window', async () => {
    await memory.noteSet(tenant, ana, untilApril);
    await memory.noteSet(`${tenant}:8443`, ana, untilApril);
    await windowOf('two').forget(tenant);
    assert.equal(await recalled(ben), '');
    assert.notEqual(await recalled(ben, memory, `${tenant}:8443`), '');
    await memory.forget('never heard of');
  });

  it('is in files that only their owner may read, and lines that cannot be read are passed over', async () => {
    await memory.noteSet(tenant, ana, untilApril);
    const [name = ''] = await readdir(folder.path('delegations'));
    const path = folder.path('delegations', name);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    await appendFile(path, '{"version":2,"event":"over","userId":"ana"}\n{"version":1,"at":');
    assert.notEqual(await recalled(ben), '');
    clock.advance(1);
    await memory.noteOver(tenant, ana);
    assert.equal(await recalled(ben), '');
  });
});
