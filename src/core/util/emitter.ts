import type { Disposable } from '../ports';

/** Tells its listeners about values, in the order in which they subscribed. */
export class Emitter<Value> implements Disposable {
  private readonly listeners = new Set<(value: Value) => void>();

  /** Subscribes until the returned object is disposed. */
  readonly event = (listener: (value: Value) => void): Disposable => {
    const own = (value: Value) => listener(value);
    this.listeners.add(own);
    return { dispose: () => this.listeners.delete(own) };
  };

  fire(value: Value): void {
    for (const listener of [...this.listeners]) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
