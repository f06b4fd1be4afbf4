import type { UserId } from './ids';

/** Who the credential stands for, as the tenant says. */
export interface Identity {
  readonly userId: UserId;
  readonly displayName: string;
  /** Role names such as `system:owner` or `role/c1.api.app.v1.Apps:owner`. */
  readonly roles: readonly string[];
}
