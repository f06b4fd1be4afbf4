import type { TokenSource } from '../http/tokenSource';

/** A token that was given to us: once refused, only a person can give another. */
export function fixedTokenSource(token: string): TokenSource {
  return { get: () => Promise.resolve(token), renew: () => false };
}
