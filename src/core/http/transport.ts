import type { Disposable } from '../ports';

/** One HTTP exchange, before anything in the answer is believed. */

export interface TransportRequest {
  readonly method: string;
  /** Path and query; the origin belongs to the transport. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface RawAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As it came, unpacked. */
  readonly body: Buffer;
}

/**
 * Sends to one origin and to no other, and follows no redirect. Once disposed of, it keeps no
 * connection open longer than requests are under way.
 */
export interface Transport extends Disposable {
  /**
   * Gives whatever answer came, of any status.
   *
   * @throws {ConnectionError} when no whole answer came in time.
   * @throws {CancelledError} as soon as the signal aborts.
   */
  send(request: TransportRequest, signal?: AbortSignal): Promise<RawAnswer>;
}
