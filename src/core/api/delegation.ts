import { optionalObject, readDate, readObject, readText } from './read';

/** What `SetExpiringUserDelegationBindingByAdminResponse` tells. */
export interface AnsweredDelegation {
  /** Empty where the delegation was removed. */
  readonly delegateId: string;
  readonly startsAt: Date | undefined;
  readonly endsAt: Date | undefined;
}

/** Reads the answer, whose names for the dates are not those of the request. */
export function readDelegation(json: unknown): AnsweredDelegation {
  const item = optionalObject(readObject(json, 'the answer'), 'item');
  if (item === undefined) return { delegateId: '', startsAt: undefined, endsAt: undefined };
  return {
    delegateId: readText(item, 'delegatedUserId'),
    startsAt: readDate(item, 'startAt'),
    endsAt: readDate(item, 'expirationAt'),
  };
}
