import type { App } from './app';
import type { AccountId, AppId, UserId } from './ids';

export type AccountStatus = 'enabled' | 'disabled' | 'deleted' | 'unknown';
export type AccountKind = 'person' | 'service' | 'system' | 'unknown';

/** An identity inside one app. */
export interface Account {
  readonly id: AccountId;
  readonly appId: AppId;
  readonly displayName: string;
  readonly username: string;
  readonly email: string;
  readonly kind: AccountKind;
  readonly status: AccountStatus;
  /** Its domain is none of the company's. */
  readonly isExternal: boolean;
  /** The person it is mapped to; undefined for an account without an owner. */
  readonly userId: UserId | undefined;
}

/** An account with the app that it is in, as far as the answer carried it. */
export interface AccountInApp {
  readonly account: Account;
  readonly app: App | undefined;
}

/** The best name a row can show for an account: never empty. */
export function accountLabel(account: Account): string {
  return account.displayName || account.username || account.email || account.id;
}
