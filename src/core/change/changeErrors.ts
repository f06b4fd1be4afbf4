import { C1Error, ConflictError, toError } from '../errors';
import type { ChangePlan } from './change';
import { familyOf } from './families/familyOf';
import type { Clash } from './families/fieldState';

/** The window works on another tenant or credential than when the change was planned. */
export class SessionChangedError extends C1Error {
  override readonly name = 'SessionChangedError';
}

/** Somebody else changed the same fields since the person looked. */
export class ChangeConflictError extends ConflictError {
  override readonly name = 'ChangeConflictError';

  constructor(
    { change, subject }: ChangePlan,
    readonly clashes: readonly Clash[],
  ) {
    const family = familyOf(change);
    const lines = clashes.map(({ base, field, mine, serverNow }) =>
      [
        `${family.labelOf(field)}: you saw ${family.describe(field, base)}`,
        `now it is ${family.describe(field, serverNow)}`,
        `you wanted ${family.describe(field, mine)}.`,
      ].join(', '),
    );
    super(
      `${subject}: somebody else changed it meanwhile, so nothing was changed. ${lines.join(' ')} Look again, then decide.`,
    );
  }
}

/** The change could not be noted, so it was not sent. */
export class JournalError extends C1Error {
  override readonly name = 'JournalError';

  constructor(cause: unknown) {
    super(
      `The journal of changes cannot be written (${toError(cause).message}), so nothing was changed.`,
      { cause },
    );
  }
}

/** Somebody else has made the very change meanwhile: there is nothing left to do. */
export class AlreadyMadeError extends C1Error {
  override readonly name = 'AlreadyMadeError';

  constructor(subject: string) {
    super(`${subject}: somebody else made the same change meanwhile, so nothing was sent.`);
  }
}

/** Another change of the same thing is on its way: what it ends in has to be seen first. */
export class ChangeUnderWayError extends C1Error {
  override readonly name = 'ChangeUnderWayError';

  constructor(subject: string) {
    super(
      `${subject}: another change of it is still under way, so this one was not made. Wait for its outcome, look again, then decide.`,
    );
  }
}

/** The same thing stands in one list of changes twice: which one would win is anybody's guess. */
export class DuplicateChangeError extends C1Error {
  override readonly name = 'DuplicateChangeError';

  constructor(subject: string) {
    super(`${subject}: stands in the list twice, and only the first change of it is made.`);
  }
}

/** The tenant took the grant away instead of changing when it ends. */
export class GrantRevokedError extends C1Error {
  override readonly name = 'GrantRevokedError';

  constructor(subject: string, requestId: string | undefined) {
    super(`${subject}: the tenant has revoked the grant instead of changing when it ends.`, {
      requestId,
    });
  }
}

/** Nobody knows whether the change was made: the `cause` says why. */
export class OutcomeUnknownError extends C1Error {
  override readonly name = 'OutcomeUnknownError';

  /** @param seen what the tenant shows, and when to look again. */
  constructor(seen: string, cause: C1Error) {
    super(`${cause.message} ${seen}`, {
      cause,
      requestId: cause.requestId,
    });
  }
}
