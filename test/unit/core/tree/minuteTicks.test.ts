import assert from 'node:assert/strict';
import { MinuteTicks } from '../../../../src/core/tree/minuteTicks';
import { ManualClock } from '../../../support/manualClock';

describe('the ticks of a view that is looked at', () => {
  let clock: ManualClock;
  let tickCount: number;
  let ticks: MinuteTicks;

  beforeEach(() => {
    clock = new ManualClock();
    tickCount = 0;
    ticks = new MinuteTicks(clock, () => tickCount++);
  });
  afterEach(() => ticks.dispose());

  const advance = async (ms: number) => {
    clock.advance(ms);
    await new Promise(setImmediate);
  };

  it('come at once, and then every minute', async () => {
    assert.equal(tickCount, 0);
    ticks.start();
    assert.equal(tickCount, 1);
    await advance(59_999);
    assert.equal(tickCount, 1);
    await advance(1);
    assert.equal(tickCount, 2);
    await advance(60_000);
    assert.equal(tickCount, 3);
  });

  it('come once, however often they are started', async () => {
    ticks.start();
    ticks.start();
    await advance(60_000);
    assert.equal(tickCount, 2);
  });

  for (const end of ['stop', 'dispose'] as const) {
    it(`end with ${end}, and begin again`, async () => {
      ticks.start();
      ticks[end]();
      await advance(120_000);
      assert.equal(tickCount, 1);
      assert.deepEqual(clock.sleepsMs, [60_000]);
      ticks.start();
      assert.equal(tickCount, 2);
    });
  }
});
