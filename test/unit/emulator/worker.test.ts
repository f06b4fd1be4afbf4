import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WorkerEvent } from '../../../src/emulator/workerMessages';
import { at, text } from '../../support/emulator/harness';

/** A thread compiles the sources anew. */
const startTimeoutMs = 20_000;

const workerPath = join(__dirname, '../../../src/emulator/worker.ts');

describe('The emulator in a worker thread', () => {
  let worker: Worker | undefined;
  afterEach(async () => {
    await worker?.terminate();
  });

  const start = (workerData: unknown): Worker => {
    worker = new Worker(workerPath, { workerData, execArgv: ['--require', 'tsx/cjs'] });
    return worker;
  };

  const nextEvent = async (from: Worker): Promise<WorkerEvent> => {
    const [event] = (await once(from, 'message')) as [WorkerEvent];
    return event;
  };

  const started = async (from: Worker): Promise<Extract<WorkerEvent, { kind: 'started' }>> => {
    const event = await nextEvent(from);
    assert.equal(event.kind, 'started');
    return event;
  };

  const tokenOf = async ({
    url,
    credentials,
  }: Extract<WorkerEvent, { kind: 'started' }>): Promise<string> => {
    const [admin] = credentials;
    assert.ok(admin);
    const answer = await fetch(`${url}/auth/v1/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: admin.clientId,
        client_secret: admin.clientSecret,
      }),
    });
    return text(await answer.json(), 'access_token');
  };

  const edit = async (url: string, token: string): Promise<void> => {
    const post = async (path: string, body: object): Promise<unknown> => {
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      assert.equal(answer.status, 200);
      return answer.json();
    };
    const found = await post('/api/v1/search/entitlements', { displayName: 'Access' });
    const appId = text(found, 'list', 0, 'appEntitlement', 'appId');
    const id = text(found, 'list', 0, 'appEntitlement', 'id');
    const body = { entitlement: { description: 'edited' }, updateMask: 'description' };
    await post(`/api/v1/apps/${appId}/entitlements/${id}`, body);
  };

  it('says where it is, reports changes, resets and stops', async () => {
    const running = start({ scenario: 'demo' });
    const event = await started(running);
    const changed = nextEvent(running);
    await edit(event.url, await tokenOf(event));
    const report = await changed;
    assert.equal(report.kind, 'changed');
    assert.equal(at(report, 'changes', 'entitlements', 0, 'fields', 'description'), 'edited');
    const events: WorkerEvent[] = [];
    running.on('message', (it: WorkerEvent) => events.push(it));
    running.postMessage({ kind: 'reset' });
    running.postMessage({ kind: 'stop' });
    const [code] = (await once(running, 'exit')) as [number];
    assert.equal(code, 0);
    assert.deepEqual(
      events.map((it) => it.kind),
      ['changed', 'resetDone'],
    );
    await assert.rejects(fetch(event.url));
  }).timeout(startTimeoutMs);

  it('starts from what was changed before', async () => {
    const first = start({ scenario: 'demo' });
    const event = await started(first);
    const changed = nextEvent(first);
    await edit(event.url, await tokenOf(event));
    const report = await changed;
    assert.equal(report.kind, 'changed');
    await first.terminate();
    const second = start({ scenario: 'demo', changes: report.changes });
    const again = await started(second);
    const answer = await fetch(`${again.url}/api/v1/search/entitlements`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf(again)}` },
      body: JSON.stringify({ query: 'edited' }),
    });
    const found: unknown = await answer.json();
    assert.equal(text(found, 'list', 0, 'appEntitlement', 'description'), 'edited');
  }).timeout(startTimeoutMs);

  it('says why it cannot start', async () => {
    const event = await nextEvent(start({ scenario: 'demo', changes: { version: 99 } }));
    assert.equal(event.kind, 'failed');
    assert.match(event.message, /cannot be read/);
  }).timeout(startTimeoutMs);
});
