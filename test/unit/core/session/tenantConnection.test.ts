import assert from 'node:assert/strict';
import { bearerCredential, clientCredential } from '../../../../src/core/auth/credential';
import { CancelledError } from '../../../../src/core/errors';
import { SessionEndedError } from '../../../../src/core/http/connectionLife';
import type { ReadRequest, WriteRequest } from '../../../../src/core/http/request';
import { connectTenant } from '../../../../src/core/session/tenantConnection';
import { newClientKey } from '../../../support/clientKey';
import { deferred } from '../../../support/deferred';
import { failure, neverAnswer, useLocalServer } from '../../../support/localServer';
import { ManualClock } from '../../../support/manualClock';
import { RecordingLogger } from '../../../support/recordingLogger';

const reading: ReadRequest = { effect: 'read', method: 'GET', pathTemplate: '/api/v1/apps' };
const writing: WriteRequest = {
  effect: 'write',
  method: 'POST',
  pathTemplate: '/api/v1/apps/github',
  body: {},
};
const asIs = (json: unknown) => json;
const busy = failure(429, 8, { 'retry-after': '20' });

describe('a connection that is disposed of', () => {
  const server = useLocalServer();
  let clock: ManualClock;
  let logger: RecordingLogger;

  beforeEach(() => {
    clock = new ManualClock();
    logger = new RecordingLogger();
  });

  const connect = (kind: 'bearer' | 'client' = 'bearer') => {
    const { host } = server.current;
    const credential =
      kind === 'bearer'
        ? bearerCredential(host, 'token')
        : clientCredential(`bot@${host}/pcc`, newClientKey().clientSecret);
    return connectTenant(credential, {
      clock,
      logger,
      userAgent: 'tests/1',
    });
  };

  it('ends the wait of a read', async () => {
    server.current.answer = () => busy;
    const connection = connect();
    const read = connection.reads.read(reading, asIs);
    await clock.untilSleeping();
    connection.dispose();
    await assert.rejects(read, CancelledError);
  });

  it('ends a read that is under way', async () => {
    const connection = connect();
    server.current.answer = () => {
      connection.dispose();
      return neverAnswer;
    };
    await assert.rejects(connection.reads.read(reading, asIs), CancelledError);
  });

  it('begins no other read', async () => {
    const connection = connect();
    connection.dispose();
    await assert.rejects(connection.reads.read(reading, asIs), CancelledError);
    assert.deepEqual(server.current.requests, []);
  });

  it('asks for no token again', async () => {
    server.current.answer = () => busy;
    const connection = connect('client');
    const read = connection.reads.read(reading, asIs);
    await clock.untilSleeping();
    connection.dispose();
    await assert.rejects(read, CancelledError);
    clock.advance(60_000);
    await new Promise(setImmediate);
    const tries = logger.lines.filter((line) => line.startsWith('info: POST /auth/v1/token'));
    assert.deepEqual(tries, ['info: POST /auth/v1/token 429 0 ms']);
  });

  it('gives up a request for a token', async () => {
    const connection = connect('client');
    const closed = deferred();
    server.current.answer = () => (response) => {
      response.once('close', () => closed.resolve());
      connection.dispose();
    };
    await assert.rejects(connection.reads.read(reading, asIs), CancelledError);
    await closed.promise;
  });

  it('lets a write that is under way end, and closes its connection then', async () => {
    const connection = connect();
    const { writes } = connection;
    const closed = deferred();
    server.current.answer = () => (response) => {
      connection.dispose();
      response.socket?.once('close', () => closed.resolve());
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"done": true}');
    };
    assert.deepEqual((await writes.write(writing, asIs)).value, { done: true });
    await closed.promise;
  });

  it('sends no write that still waits', async () => {
    server.current.answer = () => busy;
    const connection = connect();
    const { writes } = connection;
    const write = writes.write(writing, asIs);
    await clock.untilSleeping();
    connection.dispose();
    await assert.rejects(write, SessionEndedError);
    assert.equal(server.current.requests.length, 1);
  });

  it('reads on for whoever keeps it open, but does not write', async () => {
    server.current.answer = () => ({ json: {} });
    const connection = connect();
    const { reads, writes } = connection;
    await connection.keepOpen(async () => {
      connection.dispose();
      await reads.read(reading, asIs);
      await assert.rejects(writes.write(writing, asIs), SessionEndedError);
    });
    await assert.rejects(reads.read(reading, asIs), CancelledError);
  });
});
