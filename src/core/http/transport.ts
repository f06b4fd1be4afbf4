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
  readonly body: string;
}

/** Sends to one origin and to no other, and follows no redirect. */
export interface Transport {
  /**
   * Gives whatever answer came, of any status.
   *
   * @throws {ConnectionError} when no whole answer came in time.
   * @throws {CancelledError} as soon as the signal aborts.
   */
  send(request: TransportRequest, signal?: AbortSignal): Promise<RawAnswer>;
}
