import { formatLocal } from '../../shared/text/localTime';
import { C1Error, ConflictError, toError } from '../errors';
import type { ChangePlan, GrantState } from './change';

/** The window works on another tenant or credential than when the change was planned. */
export class SessionChangedError extends C1Error {
  override readonly name = 'SessionChangedError';
}

/** Somebody else changed the same thing since the person looked. */
export class ChangeConflictError extends ConflictError {
  override readonly name = 'ChangeConflictError';
  readonly base: GrantState;
  readonly mine: GrantState;

  constructor(
    { subject, base, after }: ChangePlan,
    readonly serverNow: GrantState,
  ) {
    super(
      `${subject}: somebody else changed the expiration meanwhile, so nothing was changed. You saw: ${brief(base)}. Now it is: ${brief(serverNow)}. You wanted: ${brief(after)}. Look again, then decide.`,
    );
    this.base = base;
    this.mine = after;
  }
}

const brief = ({ expiresAt }: GrantState) =>
  expiresAt === undefined ? 'standing' : formatLocal(expiresAt);

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

/** The end that the person chose has come too near while they decided. */
export class TooNearError extends C1Error {
  override readonly name = 'TooNearError';
}

/** The same grant stands in one list of changes twice: which one would win is anybody's guess. */
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

/** Nobody knows whether the change was made: the `cause` says why, the message what to do. */
export class OutcomeUnknownError extends C1Error {
  override readonly name = 'OutcomeUnknownError';

  constructor(seen: string, cause: C1Error) {
    super(`${cause.message} ${seen} Refresh in two minutes and look.`, {
      cause,
      requestId: cause.requestId,
    });
  }
}
