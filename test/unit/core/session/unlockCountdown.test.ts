import assert from 'node:assert/strict';
import { TenantLock } from '../../../../src/core/session/tenantLock';
import { demoTenantKey } from '../../../../src/core/session/tenantProfile';
import { nextTickMs, timeLeftText } from '../../../../src/core/session/unlockCountdown';
import { ManualClock } from '../../../support/manualClock';

const acme = 'acme.conductor.one';
const secondMs = 1_000;
const minuteMs = 60_000;

/** Its time of day can be off, while its timers go on. */
class UnreliableClock extends ManualClock {
  offMs = 0;

  override now(): Date {
    return new Date(super.now().getTime() + this.offMs);
  }
}

describe('the time that an unlock has left', () => {
  for (const [leftMs, text] of [
    [15 * minuteMs, '15 min left'],
    [14 * minuteMs + 1, '15 min left'],
    [14 * minuteMs, '14 min left'],
    [minuteMs + 1, '2 min left'],
    [minuteMs, '60 s left'],
    [secondMs, '1 s left'],
    [1, '1 s left'],
  ] as const) {
    it(`reads ${text} with ${leftMs} ms`, () => assert.equal(timeLeftText(leftMs), text));
  }
});

describe('the time until that text changes', () => {
  for (const [leftMs, waitMs] of [
    [15 * minuteMs, minuteMs],
    [1.5 * minuteMs, 0.5 * minuteMs],
    [minuteMs, secondMs],
    [1.5 * secondMs, 0.5 * secondMs],
    [1, 1],
  ] as const) {
    it(`is ${waitMs} ms with ${leftMs} ms left`, () => assert.equal(nextTickMs(leftMs), waitMs));
  }
});

describe('the countdown of an unlock', () => {
  let clock: UnreliableClock;
  let lock: TenantLock;
  let texts: string[];

  beforeEach(() => {
    clock = new UnreliableClock();
    lock = new TenantLock(clock);
    texts = [];
    lock.onDidTick((key) => {
      const until = lock.unlockedUntil(key);
      assert.ok(until, 'A locked tenant ticks.');
      texts.push(timeLeftText(until.getTime() - clock.now().getTime()));
    });
    lock.onDidChange((key) => texts.push(lock.isUnlocked(key) ? 'unlocked' : 'locked'));
  });
  afterEach(() => lock.dispose());

  const pass = async (ms: number) => {
    for (let passedMs = 0; passedMs < ms; passedMs += secondMs) {
      clock.advance(secondMs);
      await new Promise(setImmediate);
    }
  };

  const minutes = (from: number, to: number) =>
    Array.from({ length: from - to + 1 }, (_, index) => `${from - index} min left`);

  it('goes by minutes, by seconds in the last one, and ends with the unlock', async () => {
    lock.unlock(acme);
    await pass(20 * minuteMs);
    const seconds = Array.from({ length: 60 }, (_, index) => `${60 - index} s left`);
    assert.deepEqual(texts, ['unlocked', ...minutes(14, 2), ...seconds, 'locked']);
  });

  it('begins anew with another unlock', async () => {
    lock.unlock(acme);
    await pass(2.5 * minuteMs);
    lock.unlock(acme);
    await pass(2 * minuteMs);
    const ticks = [...minutes(14, 13), 'unlocked', ...minutes(14, 13)];
    assert.deepEqual(texts, ['unlocked', ...ticks]);
  });

  for (const [what, end, said] of [
    ['the tenant is locked by hand', () => lock.lock(acme), ['locked']],
    ['the window closes', () => lock.dispose(), []],
  ] as const) {
    it(`ends when ${what}: nothing waits any longer`, async () => {
      lock.unlock(acme);
      await pass(minuteMs);
      end();
      const waitCount = clock.sleepsMs.length;
      await pass(20 * minuteMs);
      assert.deepEqual(texts, ['unlocked', '14 min left', ...said]);
      assert.equal(clock.sleepsMs.length, waitCount);
    });
  }

  it('is not there while nothing is unlocked, nor for the demo tenant', async () => {
    lock.lock(demoTenantKey);
    lock.unlock(demoTenantKey);
    await pass(2 * minuteMs);
    assert.deepEqual(texts, ['locked', 'unlocked']);
    assert.equal(lock.unlockedUntil(demoTenantKey), undefined);
    assert.deepEqual(clock.sleepsMs, []);
  });

  it('ends after 15 minutes also where the clock of the machine is set back', async () => {
    lock.unlock(acme);
    clock.offMs = -60 * minuteMs;
    await pass(15 * minuteMs);
    assert.equal(texts.at(-1), 'locked');
  });

  it('ends within a minute once the machine has slept longer', async () => {
    lock.unlock(acme);
    clock.offMs = 60 * minuteMs;
    await pass(minuteMs);
    assert.deepEqual(texts, ['unlocked', 'locked']);
  });
});
