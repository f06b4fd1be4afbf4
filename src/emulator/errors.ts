/** The errors of the API: `google.rpc.Status` with its code, made in this one place. */

/** Codes of `google.rpc.Code` that the emulator answers with. */
export const statusCode = {
  invalidArgument: 3,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const;

/** One of `google.rpc.Code`. */
export type StatusCode = (typeof statusCode)[keyof typeof statusCode];

const httpStatuses = {
  3: 400,
  5: 404,
  6: 409,
  7: 403,
  8: 429,
  9: 400,
  10: 409,
  12: 501,
  13: 500,
  14: 503,
  16: 401,
} as const satisfies Readonly<Record<StatusCode, number>>;

/** The HTTP statuses that stand for these codes. */
export type ErrorHttpStatus = (typeof httpStatuses)[StatusCode];

/** A refusal that reaches the caller as `google.rpc.Status`. */
export class StatusError extends Error {
  constructor(
    readonly code: StatusCode,
    message: string,
  ) {
    super(message);
    this.name = 'StatusError';
  }

  /** The HTTP status that goes with the code. */
  get httpStatus(): ErrorHttpStatus {
    return httpStatuses[this.code];
  }
}

/** 400: the request itself is wrong. */
export function invalidArgument(text: string): StatusError {
  return new StatusError(statusCode.invalidArgument, text);
}

/** 404: a well-formed id that names nothing. */
export function notFound(what: string): StatusError {
  return new StatusError(statusCode.notFound, `${what} not found`);
}

/** 409: a value that must be unique is taken. */
export function alreadyExists(text: string): StatusError {
  return new StatusError(statusCode.alreadyExists, text);
}

/** 403: the caller's role does not allow it. */
export function permissionDenied(): StatusError {
  return new StatusError(statusCode.permissionDenied, 'action not permitted');
}

/** 400: the request is right, the state of the object forbids it. */
export function failedPrecondition(text: string): StatusError {
  return new StatusError(statusCode.failedPrecondition, text);
}

/** 501: the real API can do it, the emulator cannot. It says so rather than pretend. */
export function unimplemented(what: string): StatusError {
  return new StatusError(statusCode.unimplemented, `the emulator does not implement ${what}`);
}

/** 401: no access token, an unknown one, or an expired one. */
export function unauthenticated(text: string): StatusError {
  return new StatusError(statusCode.unauthenticated, text);
}

/** 500: what a failure without a gRPC status turns into. */
export function internalError(): StatusError {
  return new StatusError(statusCode.internal, 'Internal Server Error');
}
