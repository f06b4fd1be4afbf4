import { accountLabel } from '../model/account';
import type { Grant } from '../model/grant';
import type { AccountId, AppId, EntitlementRef, UserId } from '../model/ids';
import { entitlementKey } from '../model/ids';

/** Narrows the grants of one entitlement. */
export type GrantFilter =
  /** Asked of the server. */
  | { readonly kind: 'person'; readonly userId: UserId; readonly name: string }
  /** Asked of the server. */
  | { readonly kind: 'account'; readonly accountId: AccountId; readonly name: string }
  /** Applied to the rows that are loaded: the server can't search grants by text. */
  | { readonly kind: 'text'; readonly text: string };

/** What the view is narrowed to. An empty text means no filter. */
export interface Filters {
  readonly appText: string;
  /** By app id: narrows the entitlements of that app. */
  readonly entitlementTexts: ReadonlyMap<AppId, string>;
  /** By `entitlementKey`. */
  readonly grantFilters: ReadonlyMap<string, GrantFilter>;
}

export const noFilters: Filters = {
  appText: '',
  entitlementTexts: new Map(),
  grantFilters: new Map(),
};

export function withAppText(filters: Filters, text: string): Filters {
  return { ...filters, appText: text.trim() };
}

export function withEntitlementText(filters: Filters, appId: AppId, text: string): Filters {
  const entitlementTexts = new Map(filters.entitlementTexts);
  if (text.trim() === '') entitlementTexts.delete(appId);
  else entitlementTexts.set(appId, text.trim());
  return { ...filters, entitlementTexts };
}

export function withGrantFilter(
  filters: Filters,
  entitlement: EntitlementRef,
  filter: GrantFilter | undefined,
): Filters {
  const grantFilters = new Map(filters.grantFilters);
  if (filter === undefined) grantFilters.delete(entitlementKey(entitlement));
  else grantFilters.set(entitlementKey(entitlement), filter);
  return { ...filters, grantFilters };
}

/** A filter in the words that the view shows. */
export function describeGrantFilter(filter: GrantFilter): string {
  return filter.kind === 'text' ? `"${filter.text}" in loaded rows` : filter.name;
}

/** Whether a loaded grant fits a text: every word occurs in a name, username or email. */
export function grantFitsText(grant: Grant, text: string): boolean {
  const { account } = grant;
  const haystack = [
    account === undefined ? grant.accountId : accountLabel(account),
    account?.username,
    account?.email,
    grant.personName,
  ]
    .join('\n')
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
