import { Emitter } from '../util/emitter';
import type { Session } from './session';

/**
 * Holds the session of this window. Whoever awaits something compares `current` with the session
 * it began with before using the answer.
 */
export class SessionStore {
  private value: Session = { kind: 'signedOut' };
  private readonly changes = new Emitter<Session>();

  readonly onDidChange = this.changes.event;

  get current(): Session {
    return this.value;
  }

  replace(session: Session): void {
    this.value = session;
    this.changes.fire(session);
  }
}
