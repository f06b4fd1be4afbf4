import assert from 'node:assert/strict';
import type { Change } from '../../../../src/core/change/change';
import { OwnWrites } from '../../../../src/core/change/ownWrites';
import { asUserId } from '../../../../src/core/model/ids';
import { ManualClock } from '../../../support/manualClock';
import { admins } from '../../../support/officeTenant';

const minuteMs = 60_000;
const change = (name: string): Change => ({
  kind: 'addOwner',
  entitlement: admins,
  userId: asUserId(name),
});
const ana = change('ana');

describe('our own writes', () => {
  let clock: ManualClock;
  let writes: OwnWrites;
  let expired: Change[];
  const read = (state: Parameters<OwnWrites['applyToRead']>[1]) => writes.applyToRead(ana, state);
  const listed = (isOwner: boolean) => writes.applyToListed(ana, { isOwner })['isOwner'];
  /** Moves the time on and lets whoever waited for it go on. */
  const advance = async (ms: number) => {
    clock.advance(ms);
    await Promise.resolve();
  };

  beforeEach(() => {
    clock = new ManualClock();
    expired = [];
    writes = new OwnWrites(clock, (change) => expired.push(change));
    writes.note(ana, { isOwner: false }, { isOwner: true });
  });

  it('stand in for reads that show what was before', () => {
    assert.deepEqual(read({ isOwner: false }), { isOwner: true });
    assert.ok(writes.mayStillBeRead(ana, { isOwner: false }));
  });

  it('say nothing of another target', () => {
    const ben = change('ben');
    assert.deepEqual(writes.applyToRead(ben, { isOwner: false }), { isOwner: false });
  });

  it('end for reads with the first that shows them, so that a change by somebody else is seen', () => {
    read({ isOwner: true });
    assert.equal(writes.mayStillBeRead(ana, { isOwner: false }), false);
    assert.deepEqual(read({ isOwner: false }), { isOwner: false });
  });

  it('stay with lists, which may be older than what was read of the object', () => {
    assert.equal(listed(true), true);
    assert.equal(listed(false), true);
    read({ isOwner: true });
    assert.equal(listed(false), true);
  });

  it('give way in lists to what was read of the object later', () => {
    read({ isOwner: true });
    read({ isOwner: false });
    assert.equal(listed(false), false);
  });

  it('end after three minutes, which is told: nothing else reads the lists again', async () => {
    read({ isOwner: true });
    await advance(3 * minuteMs - 1);
    assert.equal(listed(false), true);
    assert.deepEqual(expired, []);
    await advance(1);
    assert.equal(listed(false), false);
    assert.deepEqual(read({ isOwner: false }), { isOwner: false });
    assert.deepEqual(expired, [ana]);
  });

  it('last three minutes from the latest of a target, and no longer than the session', async () => {
    await advance(2 * minuteMs);
    writes.note(ana, { isOwner: true }, { isOwner: false });
    await advance(2 * minuteMs);
    assert.equal(listed(true), false);
    assert.deepEqual(expired, []);
    writes.dispose();
    await advance(2 * minuteMs);
    assert.deepEqual(expired, []);
  });

  it('stay where what is read was there before and was written as well', () => {
    writes.note(ana, { isOwner: true }, { isOwner: false });
    assert.deepEqual(read({ isOwner: true }), { isOwner: false });
    assert.deepEqual(read({ isOwner: false }), { isOwner: false });
    assert.deepEqual(read({ isOwner: true }), { isOwner: false });
  });

  it('keep the fields of an earlier write, and cover no field that was not written', () => {
    writes.note(ana, { note: 'a' }, { note: 'b' });
    assert.deepEqual(read({ isOwner: false, note: 'a', other: null }), {
      isOwner: true,
      note: 'b',
      other: null,
    });
  });
});
