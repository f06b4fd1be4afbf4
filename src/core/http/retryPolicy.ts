import { ConnectionError, RateLimitedError, ServerError } from '../errors';

/** The first try and at most three more. */
const maxAttempts = 4;
const firstDelayMs = 500;
const minDelayMs = 100;
const maxDelayMs = 30_000;

const repeatableStatuses: ReadonlySet<number | undefined> = new Set([500, 502, 503, 504]);

export interface FailedAttempt {
  readonly error: Error;
  readonly effect: 'read' | 'write';
  /** 1 for the first try. */
  readonly attempt: number;
  /** From 0 up to 1, so that clients that failed together do not come back together. */
  readonly random: number;
}

/**
 * How long to wait before the next try, in milliseconds; undefined to give up.
 *
 * A refusal with 429 was not carried out, so anything may be repeated after it. A failure of the
 * server or of the connection may come after a write was applied, so only reads are repeated.
 */
export function retryDelayMs({
  error,
  effect,
  attempt,
  random,
}: FailedAttempt): number | undefined {
  if (attempt >= maxAttempts) return undefined;
  const backoffMs = firstDelayMs * 2 ** (attempt - 1) * (0.5 + random / 2);
  if (error instanceof RateLimitedError) {
    const delayMs = Math.max(minDelayMs, error.retryAfterMs ?? backoffMs);
    // To come back sooner than asked is rude, and nobody waits that long for a row or a change.
    return delayMs > maxDelayMs ? undefined : delayMs;
  }
  const isPassing =
    error instanceof ConnectionError ||
    (error instanceof ServerError && repeatableStatuses.has(error.status));
  return effect === 'read' && isPassing ? backoffMs : undefined;
}
