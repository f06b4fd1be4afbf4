import { setMaxListeners } from 'node:events';
import { C1Error } from '../errors';
import type { Disposable } from '../ports';

/** The window left the tenant before a write was sent: nothing was changed. */
export class SessionEndedError extends C1Error {
  override readonly name = 'SessionEndedError';

  constructor() {
    super(
      'The window left the tenant before the change was sent, so nothing was changed. Open the tenant and do it again.',
    );
  }
}

/**
 * How long a connection lasts: until its owner lets go of it, and then as long as somebody holds it
 * who has to find out what came of a write.
 */
export class ConnectionLife implements Disposable {
  private readonly letGo = new AbortController();
  private readonly end = new AbortController();
  private holderCount = 0;

  constructor() {
    // Every request that is under way listens, and there is no limit to those.
    setMaxListeners(0, this.letGo.signal, this.end.signal);
  }

  /** Aborts when the owner lets go: from then on no write leaves. */
  get closing(): AbortSignal {
    return this.letGo.signal;
  }

  /** Aborts when nobody holds the connection any longer either: reads and waits end. */
  get closed(): AbortSignal {
    return this.end.signal;
  }

  /** Holds the connection until the work has settled. */
  async keepOpen<Value>(work: () => Promise<Value>): Promise<Value> {
    this.holderCount++;
    try {
      return await work();
    } finally {
      this.holderCount--;
      this.endIfUnheld();
    }
  }

  dispose(): void {
    this.letGo.abort();
    this.endIfUnheld();
  }

  private endIfUnheld(): void {
    if (this.letGo.signal.aborted && this.holderCount === 0) this.end.abort();
  }
}
