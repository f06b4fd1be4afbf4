import { joinParts } from '../../shared/text/words';
import { accountLabel } from '../model/account';
import type { App } from '../model/app';
import type { Entitlement } from '../model/entitlement';
import type { Grant } from '../model/grant';
import { entitlementKey, type AccountId, type AppId, type UserId } from '../model/ids';
import type { ListAddress } from './listAddress';

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
  /** Narrows the entitlements of an app. */
  readonly entitlementFilters: ReadonlyMap<
    AppId,
    { readonly text: string; readonly appName: string }
  >;
  /** By `entitlementKey`: narrows the grants of an entitlement. */
  readonly grantFilters: ReadonlyMap<
    string,
    { readonly filter: GrantFilter; readonly entitlementName: string }
  >;
}

export const noFilters: Filters = {
  appText: '',
  entitlementFilters: new Map(),
  grantFilters: new Map(),
};

export function withAppText(filters: Filters, text: string): Filters {
  return { ...filters, appText: text.trim() };
}

export function withEntitlementText(filters: Filters, app: App, text: string): Filters {
  const entitlementFilters = new Map(filters.entitlementFilters);
  if (text.trim() === '') entitlementFilters.delete(app.id);
  else entitlementFilters.set(app.id, { text: text.trim(), appName: app.displayName });
  return { ...filters, entitlementFilters };
}

export function withGrantFilter(
  filters: Filters,
  entitlement: Entitlement,
  filter: GrantFilter | undefined,
): Filters {
  const grantFilters = new Map(filters.grantFilters);
  const key = entitlementKey(entitlement);
  if (filter === undefined) grantFilters.delete(key);
  else grantFilters.set(key, { filter, entitlementName: entitlement.displayName });
  return { ...filters, grantFilters };
}

/** All filters in one line; empty without any. */
export function describeFilters(filters: Filters): string {
  return joinParts(
    filters.appText !== '' && `apps "${filters.appText}"`,
    ...[...filters.entitlementFilters.values()].map(({ appName, text }) => `${appName} "${text}"`),
    ...[...filters.grantFilters.values()].map(
      ({ entitlementName, filter }) => `${entitlementName}: ${describeGrantFilter(filter)}`,
    ),
  );
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
  ]
    .join('\n')
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

/** What a list asks the server, as far as filters decide it. */
export function questionOf(address: ListAddress, filters: Filters): string {
  switch (address.kind) {
    case 'apps':
      return filters.appText;
    case 'resourceTypes':
    case 'people':
    case 'accounts':
    case 'grantsOfAccount':
      return '';
    case 'entitlements':
      return filters.entitlementFilters.get(address.appId)?.text ?? '';
    case 'grants': {
      const filter = filters.grantFilters.get(entitlementKey(address.entitlement))?.filter;
      return filter === undefined || filter.kind === 'text' ? '' : JSON.stringify(filter);
    }
  }
}
