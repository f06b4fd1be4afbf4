/** What the emulator's worker thread and its owner say to each other. */
import type { EmulatorCredential } from './auth/credentials';
import type { TenantChanges } from './store/changes';

/** What the worker is started with. */
export interface WorkerStart {
  readonly scenario: 'demo';
  /** What was changed in an earlier run, as the worker last reported it; checked on arrival. */
  readonly changes?: unknown;
}

/** What the worker says. */
export type WorkerEvent =
  | {
      readonly kind: 'started';
      readonly url: string;
      readonly credentials: readonly EmulatorCredential[];
    }
  /** It could not start; the thread ends. */
  | { readonly kind: 'failed'; readonly message: string }
  /** After each write and each reset: all changes since the seed. */
  | { readonly kind: 'changed'; readonly changes: TenantChanges }
  | { readonly kind: 'resetDone' };

/** What the worker is told. */
export type WorkerCommand =
  /** Forget all changes. */
  | { readonly kind: 'reset' }
  /** Close the server and end the thread. */
  | { readonly kind: 'stop' };
