/** Errors as the API and its token endpoint send them. */
import type { WireAny } from './common';

/** `google.rpc.Status`. `message` ends in ` (request-id: …)` where the answer carries a trace id. */
export interface WireStatus {
  readonly code: number;
  readonly message: string;
  readonly details?: readonly WireAny[];
}

/** The body of a refused token request (RFC 6749 section 5.2). */
export interface WireTokenError {
  readonly error: string;
  readonly error_description?: string;
}
