import {
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitedError,
  SignInRequiredError,
} from '../errors';

const refusals = [
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitedError,
  SignInRequiredError,
];

/** Whether a failure proves that the request was not carried out. */
export function isCleanRefusal(error: Error): boolean {
  if (error instanceof ConnectionError) return !error.mayHaveArrived;
  return refusals.some((refusal) => error instanceof refusal);
}
