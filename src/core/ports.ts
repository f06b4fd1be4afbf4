/**
 * What core asks of the world around it. VS Code's own objects fit most of these by shape, and so
 * do the plain ones that tests and developer tools pass in.
 */

/** One line per event; arguments are already free of secrets. */
export interface Logger {
  trace(message: string): void;
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Time, so that nothing in core asks the machine for it. */
export interface Clock {
  now(): Date;
  /** Settles after `delayMs`; rejects with `CancelledError` as soon as the signal aborts. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** The keychain. `undefined` from `get` is a normal state: the keychain can lose what it was given. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
}

/** Small state that survives a reload of the window. */
export interface KeyValueStore {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** Whoever creates one of these ends it. */
export interface Disposable {
  dispose(): void;
}
