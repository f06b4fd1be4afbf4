import assert from 'node:assert/strict';
import {
  CancelledError,
  ConnectionError,
  PermissionError,
  UncertainWriteError,
  UnexpectedAnswerError,
} from '../../../../src/core/errors';
import { aWrite, useHttpBench, type HttpBench } from '../../../support/httpBench';
import { failure, type Reply } from '../../../support/localServer';
import { ManualClock } from '../../../support/manualClock';

describe('the HTTP client, writing,', () => {
  const benches = useHttpBench();
  let bench: HttpBench;

  beforeEach(() => {
    bench = benches.current;
  });

  describe('asks before a write leaves', () => {
    const attempts = (allowed: number) => {
      let count = 0;
      return () => {
        if (++count > allowed) throw new PermissionError('locked');
      };
    };

    it('each time, and keeps it here once it may not', async () => {
      bench.failFirst(Infinity, failure(429, 8));
      const writing = bench.client().write(aWrite, (json) => json, { beforeEachTry: attempts(2) });
      await assert.rejects(writing, PermissionError);
      assert.equal(bench.server.requests.length, 2);
    });

    it('for the first time too', async () => {
      const writing = bench.client().write(aWrite, (json) => json, { beforeEachTry: attempts(0) });
      await assert.rejects(writing, PermissionError);
      assert.deepEqual(bench.server.requests, []);
    });
  });

  it('cancels a write in a wait, and never one that is under way', async () => {
    bench.clock = new ManualClock();
    bench.failFirst(1, failure(429, 8, { 'retry-after': '20' }));
    const waiting = new AbortController();
    const cancelled = bench.write(waiting.signal);
    await bench.clock.untilSleeping();
    waiting.abort();
    await assert.rejects(cancelled, CancelledError);
    assert.equal(bench.server.requests.length, 1);

    bench.clock.advance(20_000);
    const sending = new AbortController();
    bench.server.answer = () => {
      sending.abort();
      return { json: { ok: true } };
    };
    assert.deepEqual(await bench.write(sending.signal), { ok: true });
  });

  describe('is uncertain of a write', () => {
    const unclear: readonly (readonly [string, Reply])[] = [
      ['408', failure(408, 4)],
      ['499', failure(499, 1)],
      ['500', failure(500, 13)],
      ['a web page', { text: '<!doctype html>' }],
      ['a redirect', { status: 302, headers: { location: 'https://evil.example' } }],
    ];
    for (const [what, reply] of unclear) {
      it(`that is answered with ${what}`, async () => {
        bench.failFirst(1, reply);
        await assert.rejects(bench.write(), UncertainWriteError);
        assert.equal(bench.server.requests.length, 1);
      });
    }

    it('whose answer its mapper cannot read', async () => {
      const writing = bench.client().write(aWrite, () => {
        throw new UnexpectedAnswerError('not as documented');
      });
      await assert.rejects(writing, UncertainWriteError);
    });

    it('but not of one that never left', async () => {
      const one = bench.client();
      await bench.server.stop();
      await assert.rejects(
        one.write(aWrite, (json) => json),
        ConnectionError,
      );
    });

    for (const status of [400, 401, 403, 404, 409] as const) {
      it(`but not of one that is refused with ${status}`, async () => {
        bench.failFirst(1, { status, json: {} });
        await assert.rejects(bench.write(), (error) => !(error instanceof UncertainWriteError));
      });
    }
  });

  it('gives the request id of a write', async () => {
    bench.server.answer = () => ({ headers: { 'c1-trace-id': '1-abc' } });
    const { requestId } = await bench.client().write(aWrite, (json) => json);
    assert.equal(requestId, '1-abc');
  });
});
