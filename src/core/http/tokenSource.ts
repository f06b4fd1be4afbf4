/** Where the funnel gets the token of a request. */
export interface TokenSource {
  /** @throws {SignInRequiredError} when the tenant refuses the credential. */
  get(signal?: AbortSignal): Promise<string>;
  /**
   * Takes note that the tenant did not accept `token`.
   *
   * @returns whether `get` may give another one.
   */
  renew(token: string): boolean;
}
