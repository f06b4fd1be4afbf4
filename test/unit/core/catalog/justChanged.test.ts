import assert from 'node:assert/strict';
import { JustChanged } from '../../../../src/core/catalog/justChanged';
import { aGrant } from '../../../support/builders';
import { ManualClock } from '../../../support/manualClock';

const may = new Date('2026-05-01T00:00:00Z');
const june = new Date('2026-06-01T00:00:00Z');
const july = new Date('2026-07-01T00:00:00Z');
const grant = (expiresAt: Date | undefined) => aGrant({ expiresAt });
const ref = grant(undefined);

describe('what was just changed', () => {
  let clock: ManualClock;
  let expiredCount: number;
  let changed: JustChanged;

  beforeEach(() => {
    clock = new ManualClock();
    expiredCount = 0;
    changed = new JustChanged(clock, () => expiredCount++);
  });
  afterEach(() => changed.dispose());

  it('covers the state of before, and no other', () => {
    changed.note(ref, { before: may, after: june });
    assert.deepEqual(changed.apply(grant(may)).expiresAt, june);
    assert.deepEqual(changed.apply(grant(july)).expiresAt, july);
    assert.deepEqual(changed.apply(grant(undefined)).expiresAt, undefined);
  });

  it('covers the states before each of several writes', () => {
    changed.note(ref, { before: may, after: june });
    changed.note(ref, { before: june, after: july });
    assert.deepEqual(changed.apply(grant(may)).expiresAt, july);
    assert.deepEqual(changed.apply(grant(june)).expiresAt, july);
  });

  it('ends when a list shows it, rounded or not, or a change of somebody else', () => {
    for (const seen of [june, new Date(june.getTime() + 999), july]) {
      changed.note(ref, { before: may, after: june });
      changed.confirm(grant(may));
      assert.equal(changed.isPending(ref), true);
      changed.confirm(grant(seen));
      assert.equal(changed.isPending(ref), false);
      assert.deepEqual(changed.apply(grant(may)).expiresAt, may);
    }
  });

  it('goes on when a write gave back what an earlier one took: it may be the old state', () => {
    changed.note(ref, { before: may, after: june });
    changed.note(ref, { before: june, after: may });
    changed.confirm(grant(may));
    assert.deepEqual(changed.apply(grant(june)).expiresAt, may);
  });

  it('ends after three minutes, and tells', async () => {
    changed.note(ref, { before: may, after: june });
    clock.advance(3 * 60_000 - 1);
    await new Promise(setImmediate);
    assert.equal(expiredCount, 0);
    clock.advance(1);
    await new Promise(setImmediate);
    assert.equal(expiredCount, 1);
    assert.equal(changed.isPending(ref), false);
  });

  it('tells nothing once it is over', async () => {
    changed.note(ref, { before: may, after: june });
    changed.dispose();
    clock.advance(3 * 60_000);
    await new Promise(setImmediate);
    assert.equal(expiredCount, 0);
  });
});
