import type { EntitlementEdits } from '../../shared/forms/entitlement/settings';
import type { JsonValue } from '../../shared/json';
import type { WriteRequest } from '../http/request';
import type { EntitlementRef, GrantRef, UserId } from '../model/ids';
import type { SignedInSession } from '../session/session';

/** Something a person wants changed in the tenant. */
export type Change = ExpirationChange | EntitlementChange | OwnerChange | DelegationChange;

export type ExpirationChange =
  | { readonly kind: 'removeExpiration'; readonly grant: GrantRef }
  | { readonly kind: 'setExpiration'; readonly grant: GrantRef; readonly expiresAt: Date };

export interface EntitlementChange {
  readonly kind: 'updateEntitlement';
  readonly entitlement: EntitlementRef;
  /** The settings that change, and nothing else. */
  readonly edits: EntitlementEdits;
}

export interface OwnerChange {
  readonly kind: 'addOwner' | 'removeOwner';
  readonly entitlement: EntitlementRef;
  readonly userId: UserId;
}

export type DelegationChange =
  | {
      readonly kind: 'setDelegation';
      /** Whose new tasks go to somebody else. */
      readonly userId: UserId;
      readonly delegateId: UserId;
      /** Undefined for at once. */
      readonly startsAt: Date | undefined;
      /** Undefined for a delegation without end. */
      readonly endsAt: Date | undefined;
    }
  | { readonly kind: 'removeDelegation'; readonly userId: UserId };

/**
 * The fields that a change touches, with the values of the wire: dates as RFC 3339 text, null for
 * none. One shape for what was, what is wanted, what the server has now, and what the journal keeps.
 */
export type FieldState = Readonly<Record<string, JsonValue>>;

/** One touched field in words. */
export interface Difference {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Exactly what will be sent, and what it means, worked out before anything is sent. */
export interface ChangePlan {
  readonly change: Change;
  /** The session it was made in; no other may carry it out. */
  readonly session: SignedInSession;
  /** The state that the person saw, of the touched fields. */
  readonly base: FieldState;
  readonly after: FieldState;
  readonly differences: readonly Difference[];
  readonly request: WriteRequest;
  /** Whom and what it is about: `Ana Lima: Admin on GitHub`. */
  readonly subject: string;
  /** Why undoing it will not give back exactly the state of before; undefined where it will. */
  readonly inexactUndo: string | undefined;
  /**
   * Fields of `base` of which the tenant may hide something from the person: they read as blank, or in
   * part so, and nobody knows what was there.
   */
  readonly maybeHidden?: readonly string[];
  /** The entry in the journal that this plan undoes. */
  readonly undoes?: string;
  /** The list that it is carried out with; undefined where it is alone. */
  readonly bulk?: Bulk | undefined;
}

/** A list of changes that were confirmed together. */
export interface Bulk {
  readonly id: string;
  /** How many changes there are in it, sent or not. */
  readonly count: number;
}

/** A change that will not be sent, and why. */
export interface SkippedChange {
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
      readonly after: FieldState;
      /** What support needs to find the request; undefined where it gave none. */
      readonly requestId: string | undefined;
    }
  /** The tenant took the grant away instead of changing it. */
  | {
      readonly kind: 'revoked';
      readonly after: FieldState;
      readonly requestId: string | undefined;
      readonly error: Error;
    }
  /** Nothing was changed. */
  | { readonly kind: 'failed'; readonly error: Error }
  /** The request may or may not have arrived, and reading back did not tell. */
  | { readonly kind: 'unknown'; readonly error: Error }
  | { readonly kind: 'cancelled' };
