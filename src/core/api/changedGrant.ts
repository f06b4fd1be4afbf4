import { optionalObject, readDate, readObject } from './read';
import { UnexpectedAnswerError } from '../errors';

/** What the two calls that change a grant's duration answer. */
export interface ChangedGrant {
  /** Undefined for a standing grant. */
  readonly expiresAt: Date | undefined;
  /** Set when the tenant has taken the grant away, as it does for an end that is past. */
  readonly revokedAt: Date | undefined;
}

/**
 * Reads the `binding` of a `RemoveGrantDurationResponse` or an `UpdateGrantDurationResponse`.
 *
 * @throws {UnexpectedAnswerError} when the answer does not tell of the grant.
 */
export function readChangedGrant(json: unknown): ChangedGrant {
  const binding = optionalObject(readObject(json, 'the answer'), 'binding');
  if (binding === undefined) {
    throw new UnexpectedAnswerError('The tenant answered the change without the grant.');
  }
  return {
    expiresAt: readDate(binding, 'deprovisionAt'),
    revokedAt: readDate(binding, 'deletedAt'),
  };
}
