import assert from 'node:assert/strict';
import { CancelledError } from '../../../../src/core/errors';
import { abortable, throwIfAborted } from '../../../../src/core/util/abort';
import { Emitter } from '../../../../src/core/util/emitter';
import { mapConcurrently } from '../../../../src/core/util/mapConcurrently';
import { systemClock } from '../../../../src/core/util/systemClock';
import { deferred } from '../../../support/deferred';

describe('mapping with a limit', () => {
  it('never has more calls under way than the limit, and keeps the order', async () => {
    let underWay = 0;
    let most = 0;
    const results = await mapConcurrently([5, 1, 4, 2, 3], 2, async (item) => {
      most = Math.max(most, ++underWay);
      for (let tick = 0; tick < item; tick++) await Promise.resolve();
      underWay--;
      return item * 10;
    });
    assert.deepEqual(results, [50, 10, 40, 20, 30]);
    assert.equal(most, 2);
  });

  it('does nothing for no items', async () => {
    assert.deepEqual(await mapConcurrently([], 4, () => Promise.reject(new Error())), []);
  });

  it('fails with the call that fails', async () => {
    const failing = mapConcurrently([1, 2, 3], 2, (item) =>
      item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item),
    );
    await assert.rejects(failing, /two/);
  });
});

describe('waiting for shared work', () => {
  it('gives its value or its error', async () => {
    const { signal } = new AbortController();
    assert.equal(await abortable(Promise.resolve(7), signal), 7);
    assert.equal(await abortable(Promise.resolve(7), undefined), 7);
    await assert.rejects(abortable(Promise.reject(new Error('broke')), signal), /broke/);
  });

  it('ends with the signal, while the work goes on', async () => {
    const work = deferred<number>();
    const abort = new AbortController();
    const waiting = abortable(work.promise, abort.signal);
    abort.abort();
    await assert.rejects(waiting, CancelledError);
    work.resolve(7);
    assert.equal(await work.promise, 7);
  });

  it('does not begin under an aborted signal', async () => {
    await assert.rejects(abortable(Promise.resolve(7), AbortSignal.abort()), CancelledError);
    assert.throws(() => throwIfAborted(AbortSignal.abort()), CancelledError);
    throwIfAborted(undefined);
    throwIfAborted(new AbortController().signal);
  });

  it('leaves no rejection behind that nobody handles', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const waiting = abortable(Promise.reject(new Error('broke')), AbortSignal.abort());
    await assert.rejects(waiting, CancelledError);
    await new Promise(setImmediate);
    process.off('unhandledRejection', note);
    assert.deepEqual(unhandled, []);
  });
});

describe('an emitter', () => {
  it('tells its listeners in their order until they leave', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const first = emitter.event((value) => heard.push(`first ${value}`));
    emitter.event((value) => heard.push(`second ${value}`));
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    emitter.dispose();
    emitter.fire(3);
    assert.deepEqual(heard, ['first 1', 'second 1', 'second 2']);
  });

  it('takes the same listener twice as two', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listener = (value: number) => heard.push(value);
    const one = emitter.event(listener);
    emitter.event(listener);
    emitter.fire(1);
    one.dispose();
    emitter.fire(2);
    assert.deepEqual(heard, [1, 1, 2]);
  });
});

describe("the machine's clock", () => {
  it('wakes after the time', async () => {
    const before = Date.now();
    await systemClock.sleep(5);
    assert.ok(Date.now() - before >= 4);
  });

  it('is woken by a cancel', async () => {
    const abort = new AbortController();
    const sleeping = systemClock.sleep(60_000, abort.signal);
    abort.abort();
    await assert.rejects(sleeping, CancelledError);
    await assert.rejects(systemClock.sleep(60_000, AbortSignal.abort()), CancelledError);
  });
});
