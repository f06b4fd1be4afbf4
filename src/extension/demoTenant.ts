import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { clientCredential, type Credential } from '../core/auth/credential';
import { C1Error, toError } from '../core/errors';
import type { Disposable, Logger } from '../core/ports';
import type { DemoTenant } from '../core/session/sessionManager';
import { readPrivateFile, writePrivateFile } from '../core/util/privateFile';
import type { WorkerCommand, WorkerEvent, WorkerStart } from '../emulator/workerMessages';

/** The demo tenant did not start. */
export class DemoTenantError extends C1Error {
  override readonly name = 'DemoTenantError';
}

interface Running {
  readonly worker: Worker;
  readonly credential: Credential;
}

/**
 * The tenant for people who have none at hand: a server on this machine, in a thread of its own.
 * Its keys are made at each start and never leave memory; what was changed in it is kept in a file.
 */
export class DemoTenantWorker implements DemoTenant, Disposable {
  private running: Promise<Running> | undefined;
  private serving: Worker | undefined;
  private saving: Promise<void> = Promise.resolve();
  private readonly changesPath: string;

  constructor(
    private readonly parts: {
      readonly workerPath: string;
      readonly storagePath: string;
      readonly logger: Logger;
    },
  ) {
    this.changesPath = join(parts.storagePath, 'demo-tenant.json');
  }

  async start(): Promise<Credential> {
    this.running ??= this.launch();
    try {
      return (await this.running).credential;
    } catch (error) {
      this.running = undefined;
      throw error;
    }
  }

  /** Brings the demo tenant back to how it was made. */
  async reset(): Promise<void> {
    const { worker } = await (this.running ??= this.launch());
    const done = new Promise<void>((resolve, reject) => {
      const onMessage = ({ kind }: WorkerEvent) => {
        if (kind !== 'resetDone') return;
        worker.off('message', onMessage);
        worker.off('exit', onExit);
        resolve();
      };
      const onExit = () => reject(new DemoTenantError('The demo tenant stopped meanwhile.'));
      worker.on('message', onMessage);
      worker.once('exit', onExit);
    });
    send(worker, { kind: 'reset' });
    await done;
    await this.saving;
  }

  /** Ends it, and waits until the last of its changes is written. */
  async stop(): Promise<void> {
    const running = this.running;
    this.running = undefined;
    await running?.then(({ worker }) => worker.terminate()).catch(() => undefined);
    await this.saving;
  }

  dispose(): void {
    void this.stop();
  }

  private async launch(): Promise<Running> {
    const changes = await this.readChanges();
    if (changes === undefined) return this.runWorker({ scenario: 'demo' });
    try {
      return await this.runWorker({ scenario: 'demo', changes });
    } catch (error) {
      // A tenant that forgot its changes is better than none.
      this.parts.logger.warn(`The demo tenant starts anew: ${toError(error).message}`);
      return this.runWorker({ scenario: 'demo' });
    }
  }

  private runWorker(start: WorkerStart): Promise<Running> {
    const worker = new Worker(this.parts.workerPath, { workerData: start });
    worker.unref();
    return new Promise((resolve, reject) => {
      worker.on('message', (event: WorkerEvent) => {
        switch (event.kind) {
          case 'started': {
            const admin = event.credentials.find(({ role }) => role === 'admin');
            if (admin === undefined) {
              reject(new DemoTenantError('The demo tenant has no admin.'));
              return;
            }
            this.serving = worker;
            const credential = clientCredential(admin.clientId, admin.clientSecret);
            resolve({ worker, credential });
            return;
          }
          case 'failed':
            reject(new DemoTenantError(event.message));
            return;
          case 'changed':
            this.save(event.changes);
            return;
          case 'resetDone':
            return;
        }
      });
      worker.once('exit', () => {
        if (this.serving === worker) this.running = undefined;
        reject(new DemoTenantError('The demo tenant stopped before it served.'));
      });
      worker.on('error', (cause) => {
        this.parts.logger.error(`The demo tenant stopped: ${cause.message}`);
        reject(new DemoTenantError(`The demo tenant does not run: ${cause.message}`, { cause }));
      });
    });
  }

  private async readChanges(): Promise<unknown> {
    try {
      const text = await readPrivateFile(this.changesPath);
      return text === undefined ? undefined : JSON.parse(text);
    } catch (error) {
      this.parts.logger.warn(`The demo tenant starts anew: ${toError(error).message}`);
      return undefined;
    }
  }

  private save(changes: unknown): void {
    this.saving = this.saving
      .then(() => writePrivateFile(this.changesPath, JSON.stringify(changes)))
      .catch((error: unknown) => {
        this.parts.logger.warn(`The demo tenant will forget: ${toError(error).message}`);
      });
  }
}

function send(worker: Worker, message: WorkerCommand): void {
  worker.postMessage(message);
}
