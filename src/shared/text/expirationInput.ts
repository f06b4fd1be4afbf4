import { parseMoment } from './momentInput';

/** The end of a grant as people type it: a span, a named day, or a date. */
export type ExpirationInput =
  | { readonly kind: 'date'; readonly expiresAt: Date }
  | { readonly kind: 'problem'; readonly message: string };

/** The server would revoke a grant that ends sooner than this at once. */
export const minExpirationAheadMs = 5 * 60_000;

/**
 * Reads what a person typed, as `parseMoment` does; a date without a time means the end of that day.
 * A date less than five minutes ahead is refused.
 */
export function parseExpirationInput(typed: string, now: Date): ExpirationInput {
  const input = parseMoment(typed, now, {
    ask: 'Type when the access ends.',
    dayMeans: 'end',
    tooLate: 'That is too far ahead: no end can be after the year 9999.',
  });
  if (input.kind === 'problem') return input;
  if (input.at.getTime() - now.getTime() < minExpirationAheadMs) {
    return {
      kind: 'problem',
      message:
        'The end must be at least 5 minutes ahead: the tenant would revoke the grant at once.',
    };
  }
  return { kind: 'date', expiresAt: input.at };
}
