/** The emulator in a worker thread: the demo tenant off the thread of its owner. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import * as v from 'valibot';
import { startEmulator, type Emulator } from './server';
import { parseTenantChanges } from './store/changes';
import type { WorkerCommand, WorkerEvent } from './workerMessages';

const workerStart = v.object({ scenario: v.literal('demo'), changes: v.optional(v.unknown()) });

const workerCommand: v.GenericSchema<WorkerCommand> = v.variant('kind', [
  v.object({ kind: v.literal('reset') }),
  v.object({ kind: v.literal('stop') }),
]);

async function start(say: (event: WorkerEvent) => void): Promise<Emulator> {
  const { scenario, changes } = v.parse(workerStart, workerData);
  return startEmulator({
    scenario: { kind: scenario },
    ...(changes === undefined ? {} : { changes: parseTenantChanges(changes) }),
    onChange: (current) => say({ kind: 'changed', changes: current }),
  });
}

function obey(
  emulator: Emulator,
  owner: MessagePort,
  say: (event: WorkerEvent) => void,
  message: unknown,
): void {
  const command = v.parse(workerCommand, message);
  switch (command.kind) {
    case 'reset':
      emulator.reset();
      say({ kind: 'resetDone' });
      return;
    case 'stop':
      void emulator.close().then(() => owner.close());
  }
}

async function main(owner: MessagePort): Promise<void> {
  const say = (event: WorkerEvent): void => owner.postMessage(event);
  try {
    const emulator = await start(say);
    owner.on('message', (message: unknown) => obey(emulator, owner, say, message));
    say({ kind: 'started', url: emulator.url, credentials: emulator.credentials });
  } catch (error) {
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

if (parentPort === null) throw new Error('The emulator worker runs in a worker thread only.');
void main(parentPort);
