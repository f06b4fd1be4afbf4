import type { WriteRequest } from '../http/request';
import type { SignedInSession } from '../session/session';
import type { GrantRef } from '../model/ids';

/** Something a person wants changed in the tenant. */
export type Change =
  | { readonly kind: 'removeExpiration'; readonly grant: GrantRef }
  | { readonly kind: 'setExpiration'; readonly grant: GrantRef; readonly expiresAt: Date };

/** The part of a grant that changes touch. */
export interface GrantState {
  /** Undefined for a standing grant. */
  readonly expiresAt: Date | undefined;
}

/** Exactly what will be sent, and what it means, worked out before anything is sent. */
export interface ChangePlan {
  readonly change: Change;
  /** The session it was made in; no other may carry it out. */
  readonly session: SignedInSession;
  /** The state that the person saw. */
  readonly base: GrantState;
  readonly after: GrantState;
  readonly request: WriteRequest;
  /** Whom and what it is about: `Ana Lima: Admin on GitHub`. */
  readonly subject: string;
  /** What would bring the base back; undefined where no change can. */
  readonly inverse: Change | undefined;
}

/** A change that will not be sent, and why. */
export interface SkippedChange {
  readonly change: Change;
  readonly subject: string;
  readonly reason: string;
}

export type Planned =
  | { readonly kind: 'ready'; readonly plan: ChangePlan }
  | { readonly kind: 'skipped'; readonly skipped: SkippedChange };

/** How carrying out a plan ended. */
export type ChangeOutcome =
  /** `after` is what the tenant answered or shows, which may differ from what was planned. */
  | {
      readonly kind: 'applied';
      readonly after: GrantState;
      /** What support needs to find the request; undefined where it gave none. */
      readonly requestId: string | undefined;
    }
  /** The tenant took the grant away instead of changing it. */
  | {
      readonly kind: 'revoked';
      readonly after: GrantState;
      readonly requestId: string | undefined;
      readonly error: Error;
    }
  /** Nothing was changed. */
  | { readonly kind: 'failed'; readonly error: Error }
  /** The request may or may not have arrived, and reading back did not tell. */
  | { readonly kind: 'unknown'; readonly error: Error }
  | { readonly kind: 'cancelled' };
