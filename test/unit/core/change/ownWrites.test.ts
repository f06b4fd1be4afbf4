import assert from 'node:assert/strict';
import { owners } from '../../../../src/core/change/families/owners';
import { OwnWrites } from '../../../../src/core/change/ownWrites';
import { ManualClock } from '../../../support/manualClock';

describe('our own writes', () => {
  let clock: ManualClock;
  let writes: OwnWrites;
  const read = (state: Parameters<OwnWrites['applyToRead']>[2]) =>
    writes.applyToRead(owners, 'ana', state);

  beforeEach(() => {
    clock = new ManualClock();
    writes = new OwnWrites(clock);
    writes.note('ana', { isOwner: false }, { isOwner: true });
  });

  it('stand in for reads that show what was before', () =>
    assert.deepEqual(read({ isOwner: false }), { isOwner: true }));

  it('say nothing of another target', () =>
    assert.deepEqual(writes.applyToRead(owners, 'ben', { isOwner: false }), { isOwner: false }));

  it('end with the first read that shows them, so that a change by somebody else is seen', () => {
    read({ isOwner: true });
    assert.deepEqual(read({ isOwner: false }), { isOwner: false });
  });

  it('stay with lists, which may be older than what was read of the object', () => {
    assert.deepEqual(writes.applyToListed(owners, 'ana', { isOwner: true }), { isOwner: true });
    assert.deepEqual(writes.applyToListed(owners, 'ana', { isOwner: false }), { isOwner: true });
  });

  it('end after three minutes', () => {
    clock.advance(3 * 60_000);
    assert.deepEqual(read({ isOwner: false }), { isOwner: false });
  });

  it('stay where what is read was there before and was written as well', () => {
    writes.note('ana', { isOwner: true }, { isOwner: false });
    assert.deepEqual(read({ isOwner: true }), { isOwner: false });
    assert.deepEqual(read({ isOwner: false }), { isOwner: false });
    assert.deepEqual(read({ isOwner: true }), { isOwner: false });
  });

  it('keep the fields of an earlier write, and cover no field that was not written', () => {
    writes.note('ana', { note: 'a' }, { note: 'b' });
    assert.deepEqual(read({ isOwner: false, note: 'a', other: null }), {
      isOwner: true,
      note: 'b',
      other: null,
    });
  });
});
