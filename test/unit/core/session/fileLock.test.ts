import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { withFileLock } from '../../../../src/core/session/fileLock';
import { deferred } from '../../../support/deferred';
import { ManualClock } from '../../../support/manualClock';
import { useTemporaryFolder } from '../../../support/temporaryFolder';

describe('a lock file', () => {
  const folder = useTemporaryFolder();
  const path = () => folder.path('deep', 'tenants.json.lock');
  const leaveBehind = async (token: string) => {
    await mkdir(folder.path('deep'), { recursive: true });
    await writeFile(path(), token);
  };

  it('is gone after the work, also after work that failed', async () => {
    const clock = new ManualClock();
    assert.equal(await withFileLock(path(), clock, () => Promise.resolve(7)), 7);
    await assert.rejects(
      withFileLock(path(), clock, () => Promise.reject(new Error('no'))),
      { message: 'no' },
    );
    assert.deepEqual(await readdir(folder.path('deep')), []);
    assert.deepEqual(clock.sleepsMs, []);
  });

  it('lets in one at a time', async () => {
    const clock = new ManualClock();
    const isIn = deferred();
    const mayGo = deferred();
    const order: string[] = [];
    const first = withFileLock(path(), clock, async () => {
      isIn.resolve();
      await mayGo.promise;
      order.push('first');
    });
    await isIn.promise;
    const second = withFileLock(path(), clock, () => {
      order.push('second');
      return Promise.resolve();
    });
    await clock.untilSleeping();
    assert.deepEqual(order, []);
    mayGo.resolve();
    await first;
    clock.advance(20);
    await second;
    assert.deepEqual(order, ['first', 'second']);
  });

  it('of one who died is taken after two seconds', async () => {
    await leaveBehind('dead');
    const clock = new ManualClock(undefined, { skipSleeps: true });
    await withFileLock(path(), clock, () => Promise.resolve());
    const waitedMs = clock.sleepsMs.reduce((sum, sleepMs) => sum + sleepMs, 0);
    assert.equal(waitedMs, 2_000);
  });

  it('is waited for anew where it has another holder', async () => {
    await leaveBehind('first');
    const clock = new ManualClock();
    const done = withFileLock(path(), clock, () => Promise.resolve());
    for (let waits = 0; waits < 99; waits++) {
      await clock.untilSleeping();
      clock.advance(20);
    }
    await clock.untilSleeping();
    await leaveBehind('second');
    clock.advance(20);
    await clock.untilSleeping();
    clock.advance(20);
    await clock.untilSleeping();
    assert.equal(await readFile(path(), 'utf8'), 'second');
    await rm(path());
    clock.advance(20);
    await done;
  });

  it('that was taken from us meanwhile is not removed', async () => {
    await withFileLock(path(), new ManualClock(), () => leaveBehind('another'));
    assert.equal(await readFile(path(), 'utf8'), 'another');
  });
});
