import assert from 'node:assert/strict';
import { fixedTokenSource } from '../../../../src/core/auth/fixedTokenSource';
import {
  CancelledError,
  ConnectionError,
  PermissionError,
  UncertainWriteError,
  UnexpectedAnswerError,
} from '../../../../src/core/errors';
import { createAxiosTransport } from '../../../../src/core/http/axiosTransport';
import { ConnectionLife } from '../../../../src/core/http/connectionLife';
import { HttpClient } from '../../../../src/core/http/httpClient';
import type { WriteRequest } from '../../../../src/core/http/request';
import { failure, useLocalServer, type Reply } from '../../../support/localServer';
import { ManualClock } from '../../../support/manualClock';
import { RecordingLogger } from '../../../support/recordingLogger';

const removal: WriteRequest = {
  effect: 'write',
  method: 'POST',
  pathTemplate: '/api/v1/apps/{app_id}/remove-grant-duration',
  pathParams: { app_id: 'github' },
  body: {},
};

describe('the HTTP client, writing,', () => {
  const server = useLocalServer();
  let clock: ManualClock;

  beforeEach(() => {
    clock = new ManualClock(undefined, { skipSleeps: true });
    server.current.answer = () => ({ json: {} });
  });

  const client = () =>
    new HttpClient({
      transport: createAxiosTransport({
        origin: server.current.origin,
        timeoutMs: 2000,
        userAgent: 'tests/1',
      }),
      tokens: fixedTokenSource('t'),
      life: new ConnectionLife(),
      clock,
      logger: new RecordingLogger(),
      random: () => 0,
    });
  const write = async (signal?: AbortSignal) =>
    (await client().write(removal, (json) => json, { signal })).value;
  /** Answers so many times with a failure, then well. */
  const failFirst = (times: number, reply: Reply) => {
    server.current.answer = (_, count) => (count <= times ? reply : { json: { ok: true } });
  };

  describe('asks before a write leaves', () => {
    const attempts = (allowed: number) => {
      let count = 0;
      return () => {
        if (++count > allowed) throw new PermissionError('locked');
      };
    };

    it('each time, and keeps it here once it may not', async () => {
      failFirst(Infinity, failure(429, 8));
      const writing = client().write(removal, (json) => json, { beforeEachTry: attempts(2) });
      await assert.rejects(writing, PermissionError);
      assert.equal(server.current.requests.length, 2);
    });

    it('for the first time too', async () => {
      const writing = client().write(removal, (json) => json, { beforeEachTry: attempts(0) });
      await assert.rejects(writing, PermissionError);
      assert.deepEqual(server.current.requests, []);
    });
  });

  it('cancels a write in a wait, and never one that is under way', async () => {
    clock = new ManualClock();
    failFirst(1, failure(429, 8, { 'retry-after': '20' }));
    const waiting = new AbortController();
    const cancelled = write(waiting.signal);
    await clock.untilSleeping();
    waiting.abort();
    await assert.rejects(cancelled, CancelledError);
    assert.equal(server.current.requests.length, 1);

    clock.advance(20_000);
    const sending = new AbortController();
    server.current.answer = () => {
      sending.abort();
      return { json: { ok: true } };
    };
    assert.deepEqual(await write(sending.signal), { ok: true });
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
        failFirst(1, reply);
        await assert.rejects(write(), UncertainWriteError);
        assert.equal(server.current.requests.length, 1);
      });
    }

    it('whose answer its mapper cannot read', async () => {
      const writing = client().write(removal, () => {
        throw new UnexpectedAnswerError('not as documented');
      });
      await assert.rejects(writing, UncertainWriteError);
    });

    it('but not of one that never left', async () => {
      const one = client();
      await server.current.stop();
      await assert.rejects(
        one.write(removal, (json) => json),
        ConnectionError,
      );
    });

    for (const status of [400, 401, 403, 404, 409] as const) {
      it(`but not of one that is refused with ${status}`, async () => {
        failFirst(1, { status, json: {} });
        await assert.rejects(write(), (error) => !(error instanceof UncertainWriteError));
      });
    }
  });

  it('gives the request id of a write', async () => {
    server.current.answer = () => ({ headers: { 'c1-trace-id': '1-abc' } });
    const { requestId } = await client().write(removal, (json) => json);
    assert.equal(requestId, '1-abc');
  });
});
