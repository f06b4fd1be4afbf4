/**
 * How long, in milliseconds, what the server lists can lag behind its own writes: up to two minutes
 * were observed, and some more to be sure.
 */
export const listLagMs = 3 * 60_000;
