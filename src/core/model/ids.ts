/**
 * Ids as types of their own, so that one kind can't be passed for another.
 *
 * They are made where data enters (`core/api`, stored state, commands) by the functions below and
 * trusted from there on.
 */

declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type AppId = Id<'app'>;
/** Unique within its app only: the built-in Access entitlement has the same id in every app. */
export type EntitlementId = Id<'entitlement'>;
export type ResourceTypeId = Id<'resourceType'>;
/** An account: what the API calls an app user. Not the person behind it. */
export type AccountId = Id<'account'>;
/** A person or service in the directory: what the API calls a user. */
export type UserId = Id<'user'>;
export type TaskId = Id<'task'>;
export type RiskLevelId = Id<'riskLevel'>;

export const asAppId = (raw: string): AppId => raw as AppId;
export const asEntitlementId = (raw: string): EntitlementId => raw as EntitlementId;
export const asResourceTypeId = (raw: string): ResourceTypeId => raw as ResourceTypeId;
export const asAccountId = (raw: string): AccountId => raw as AccountId;
export const asUserId = (raw: string): UserId => raw as UserId;
export const asTaskId = (raw: string): TaskId => raw as TaskId;
export const asRiskLevelId = (raw: string): RiskLevelId => raw as RiskLevelId;

/** The full name of an entitlement. */
export interface EntitlementRef {
  readonly appId: AppId;
  readonly entitlementId: EntitlementId;
}

/** The full name of a grant: which account holds which entitlement. */
export interface GrantRef extends EntitlementRef {
  readonly accountId: AccountId;
}

/** The full name of a grant, without what else the value holds. */
export const grantRefOf = ({ appId, entitlementId, accountId }: GrantRef): GrantRef => ({
  appId,
  entitlementId,
  accountId,
});

/** The full name of an account. */
export interface AccountRef {
  readonly appId: AppId;
  readonly accountId: AccountId;
}

/** One string per account, for maps and row ids. */
export const accountKey = (ref: AccountRef): string => `${ref.appId}/${ref.accountId}`;

/** One string per entitlement, for maps and row ids. */
export const entitlementKey = (ref: EntitlementRef): string => `${ref.appId}/${ref.entitlementId}`;

/** One string per grant, for maps and row ids. */
export const grantKey = (ref: GrantRef): string => `${entitlementKey(ref)}/${ref.accountId}`;
