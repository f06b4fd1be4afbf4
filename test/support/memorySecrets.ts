import type { KeyValueStore, SecretStore } from '../../src/core/ports';

/** A keychain that is gone with the test. Deleting from `entries` is how it loses a secret. */
export class MemorySecrets implements SecretStore {
  readonly entries = new Map<string, string>();

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.entries.get(key));
  }

  store(key: string, value: string): Promise<void> {
    this.entries.set(key, value);
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.entries.delete(key);
    return Promise.resolve();
  }
}

/** The state of a window, which survives as long as the test holds it. */
export class MemoryState implements KeyValueStore {
  readonly entries = new Map<string, unknown>();

  get(key: string): unknown {
    return this.entries.get(key);
  }

  update(key: string, value: unknown): Promise<void> {
    this.entries.set(key, value);
    return Promise.resolve();
  }
}
