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
    assert.deepEqual(changed.applyToRead(grant(may)).expiresAt, june);
    assert.deepEqual(changed.applyToRead(grant(july)).expiresAt, july);
    assert.deepEqual(changed.applyToRead(grant(undefined)).expiresAt, undefined);
  });

  it('covers the states before each of several writes', () => {
    changed.note(ref, { before: may, after: june });
    changed.note(ref, { before: june, after: july });
    assert.deepEqual(changed.applyToRead(grant(may)).expiresAt, july);
    assert.deepEqual(changed.applyToRead(grant(june)).expiresAt, july);
  });

  it('ends when a list shows it, rounded or not, or a change of somebody else', () => {
    for (const seen of [june, new Date(june.getTime() + 999), july]) {
      changed.note(ref, { before: may, after: june });
      changed.confirm(grant(may));
      assert.equal(changed.isPending(ref), true);
      changed.confirm(grant(seen));
      assert.equal(changed.isPending(ref), false);
      assert.deepEqual(changed.applyToRead(grant(may)).expiresAt, may);
    }
  });

  it('goes on when a write gave back what an earlier one took: it may be the old state', () => {
    changed.note(ref, { before: may, after: june });
    changed.note(ref, { before: june, after: may });
    changed.confirm(grant(may));
    assert.deepEqual(changed.applyToRead(grant(june)).expiresAt, may);
  });

  describe('after three minutes', () => {
    const lifeMs = 3 * 60_000;
    const advance = async (ms: number) => {
      clock.advance(ms);
      await new Promise(setImmediate);
    };

    it('tells, and believes what is read from then on', async () => {
      changed.note(ref, { before: may, after: june });
      await advance(lifeMs - 1);
      assert.equal(expiredCount, 0);
      assert.deepEqual(changed.applyToRead(grant(may)).expiresAt, june);
      await advance(1);
      assert.equal(expiredCount, 1);
      assert.deepEqual(changed.applyToRead(grant(may)).expiresAt, may);
    });

    it('covers what was read before, until something is read', async () => {
      changed.note(ref, { before: may, after: june });
      await advance(lifeMs);
      assert.equal(changed.isPending(ref), true);
      assert.deepEqual(changed.applyToListed(grant(may)).expiresAt, june);
      changed.confirm(grant(may));
      assert.equal(changed.isPending(ref), false);
      assert.deepEqual(changed.applyToListed(grant(may)).expiresAt, may);
    });
  });

  it('tells nothing once it is over', async () => {
    changed.note(ref, { before: may, after: june });
    changed.dispose();
    clock.advance(3 * 60_000);
    await new Promise(setImmediate);
    assert.equal(expiredCount, 0);
  });
});
