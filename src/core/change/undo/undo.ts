import type { UserId } from '../../model/ids';
import type { SignedInSession } from '../../session/session';
import type { ChangePlan, FieldState } from '../change';
import type { JournalEntry } from '../journal/journalEntry';

/** What an undo is planned from. */
export interface UndoWish {
  readonly entry: JournalEntry;
  /** The fields of the entry as the tenant has them now; what it does not tell is missing. */
  readonly today: FieldState;
  readonly session: SignedInSession;
  readonly now: Date;
  /** Whether no later change of the same thing is known from here. */
  readonly isLatest: boolean;
  /** What the person chose instead of an expiration that cannot be given back. */
  readonly chosenExpiration?: Date;
}

/** A touched field that is not as the entry left it. */
export interface UndoConflict {
  readonly label: string;
  /** In words, as all of these: before the entry. */
  readonly was: string;
  /** What the entry made of it. */
  readonly written: string;
  readonly isNow: string;
}

/** A field that the undo does not give back as it was. */
export interface InexactField {
  readonly label: string;
  readonly why: string;
}

/** What only a person can tell. */
export type MissingValue =
  /** Until when the grant is to go on. */
  | { readonly kind: 'expiration' }
  /** From when until when. */
  | { readonly kind: 'delegation'; readonly userId: UserId; readonly delegateId: UserId };

/** How an entry of the journal can be undone today. */
export type Undo =
  | { readonly kind: 'impossible'; readonly reason: string }
  /** It cannot be undone exactly, and nothing is guessed. */
  | {
      readonly kind: 'asks';
      readonly missing: MissingValue;
      readonly why: string;
      readonly conflicts: readonly UndoConflict[];
    }
  | {
      readonly kind: 'ready';
      readonly plan: ChangePlan;
      /** Where the person has to decide whether to go on against today's state. */
      readonly conflicts: readonly UndoConflict[];
      readonly inexact: readonly InexactField[];
    };

/** What the kinds of changes tell apart; conflicts are the same for all. */
export type UndoDraft =
  | Exclude<Undo, { readonly kind: 'ready' | 'asks' }>
  | Omit<Extract<Undo, { readonly kind: 'asks' }>, 'conflicts'>
  | Omit<Extract<Undo, { readonly kind: 'ready' }>, 'conflicts'>;

export const impossible = (reason: string) => ({ kind: 'impossible', reason }) as const;

export const alreadyAsBefore = impossible('It already is as it was before.');
