/** The answer of `POST /auth/v1/token` (RFC 6749 section 5.1). */
export interface WireToken {
  readonly access_token: string;
  readonly token_type: string;
  /** Seconds from now. */
  readonly expires_in: number;
}
