/**
 * Errors, one class per decision a caller can take.
 *
 * Messages are sentences for people; what a developer needs besides (status, code, request id,
 * cause) is in fields. No error ever holds a request's headers or a credential.
 */

/** What an answer of the server told about a failure. */
export interface FailureFacts {
  /** HTTP status. */
  readonly status?: number;
  /** `google.rpc.Code` of the body. */
  readonly code?: number;
  /** What support needs to find the request. */
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** The base of every expected failure. Names are written out, because bundling shortens classes. */
export class C1Error extends Error {
  override readonly name: string = 'C1Error';
  readonly status: number | undefined;
  readonly code: number | undefined;
  readonly requestId: string | undefined;

  constructor(message: string, facts: FailureFacts = {}) {
    super(message, 'cause' in facts ? { cause: facts.cause } : undefined);
    this.status = facts.status;
    this.code = facts.code;
    this.requestId = facts.requestId;
  }
}

/** The caller changed their mind. Never shown as a failure. */
export class CancelledError extends C1Error {
  override readonly name = 'CancelledError';

  constructor() {
    super('Cancelled.');
  }
}

/** The tenant does not accept the credential: sign in again. */
export class SignInRequiredError extends C1Error {
  override readonly name: string = 'SignInRequiredError';
}

/** The credential itself is not of the right form: type it again. */
export class MalformedCredentialError extends C1Error {
  override readonly name: string = 'MalformedCredentialError';
}

/** The caller's role or key scope does not allow it: ask an admin. */
export class PermissionError extends C1Error {
  override readonly name: string = 'PermissionError';
}

/** The object is not there any more: refresh. */
export class NotFoundError extends C1Error {
  override readonly name: string = 'NotFoundError';
}

/** The object is in a state that does not allow it: look again, then decide. */
export class ConflictError extends C1Error {
  override readonly name: string = 'ConflictError';
}

/** The server refuses the request as it is: change it. */
export class InvalidRequestError extends C1Error {
  override readonly name: string = 'InvalidRequestError';
}

/** Too many requests: wait. */
export class RateLimitedError extends C1Error {
  override readonly name = 'RateLimitedError';
  /** How long the server asked to wait; undefined where it did not say. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    facts: FailureFacts & { readonly retryAfterMs?: number | undefined },
  ) {
    super(message, facts);
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** The server failed or is down: try later. */
export class ServerError extends C1Error {
  override readonly name: string = 'ServerError';
}

/** No answer came: check the network, then look whether a write arrived. */
export class ConnectionError extends C1Error {
  override readonly name: string = 'ConnectionError';
  /** False where it is certain that the request never left, such as for an unknown host. */
  readonly mayHaveArrived: boolean;

  constructor(message: string, facts: FailureFacts & { readonly mayHaveArrived?: boolean } = {}) {
    super(message, facts);
    this.mayHaveArrived = facts.mayHaveArrived ?? true;
  }
}

/** A write was sent, and its `cause` does not tell whether it was carried out: look. */
export class UncertainWriteError extends C1Error {
  override readonly name = 'UncertainWriteError';

  constructor(override readonly cause: Error) {
    super(cause.message, {
      cause,
      ...(cause instanceof C1Error ? { requestId: cause.requestId } : {}),
    });
  }
}

/** Something else than the API answered, such as a web page or a redirect: check the host. */
export class NotC1Error extends C1Error {
  override readonly name: string = 'NotC1Error';
}

/** The answer is not of the documented shape: report it. */
export class UnexpectedAnswerError extends C1Error {
  override readonly name: string = 'UnexpectedAnswerError';
}

/** Any thrown value as an `Error`. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
