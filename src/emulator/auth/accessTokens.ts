/** The access tokens of one run: opaque, and good for a while. */
import { randomBytes } from 'node:crypto';
import { unauthenticated } from '../errors';
import type { Caller } from './caller';

/** Issues access tokens and tells whose they are. */
export class AccessTokens {
  private readonly issued = new Map<string, { readonly caller: Caller; readonly endsAt: number }>();

  constructor(private readonly now: () => Date) {}

  /** A token that is good for `lifetimeSeconds`. */
  issue(caller: Caller, lifetimeSeconds: number): string {
    const nowMs = this.now().getTime();
    for (const [token, { endsAt }] of this.issued) {
      if (endsAt <= nowMs) this.issued.delete(token);
    }
    const token = randomBytes(32).toString('base64url');
    this.issued.set(token, { caller, endsAt: nowMs + lifetimeSeconds * 1000 });
    return token;
  }

  /** The caller behind an `Authorization` header. Throws `StatusError` 401. */
  callerOf(authorization: string | undefined): Caller {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthenticated('missing access token');
    const known = this.issued.get(token);
    if (known === undefined) throw unauthenticated('invalid access token');
    if (known.endsAt <= this.now().getTime()) throw unauthenticated('access token expired');
    return known.caller;
  }
}
