/** Whether an object passes the filters of a query, for stores that look at objects one by one. */
import type { WireAppUser } from '../../shared/wire/accounts';
import type { WireApp } from '../../shared/wire/apps';
import type { WireAppEntitlement } from '../../shared/wire/entitlements';
import type { WireUser } from '../../shared/wire/users';
import type { AccountQuery, AppQuery, EntitlementQuery, GrantQuery, UserQuery } from './queries';

/** Whether the value is one of those wanted; an empty list wants all. */
export function isWanted(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/** As `isWanted`, for an object that has several such values. */
export function isAnyWanted(wanted: readonly string[], values: readonly string[]): boolean {
  return wanted.length === 0 || values.some((value) => wanted.includes(value));
}

/** A test for texts that hold every word of the query, in any case and order. */
export function wordsOf(query: string): (...texts: readonly string[]) => boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (...texts) => {
    if (words.length === 0) return true;
    const haystack = texts.join(' ').toLowerCase();
    return words.every((word) => haystack.includes(word));
  };
}

/** A test for apps. */
export function appMatcher(query: AppQuery): (app: WireApp) => boolean {
  const hasWords = wordsOf(query.query);
  const name = query.displayName.toLowerCase();
  const policyIds = query.policyRefs.map((ref) => ref.id);
  return (app) =>
    app.deletedAt === null &&
    isWanted(query.appIds, app.id) &&
    !query.excludeAppIds.includes(app.id) &&
    (name === '' || app.displayName.toLowerCase() === name) &&
    hasWords(app.displayName, app.description) &&
    (!query.onlyDirectories || app.isDirectory) &&
    isAnyWanted(policyIds, [app.grantPolicyId, app.revokePolicyId, app.certifyPolicyId]);
}

/** A test for entitlements by their own fields: not by traits, holders or deleted parents. */
export function entitlementMatcher(
  query: EntitlementQuery,
): (entitlement: WireAppEntitlement) => boolean {
  const hasWords = wordsOf(query.query);
  const policyIds = query.policyRefs.map((ref) => ref.id);
  return (entitlement) => {
    const { appId, id, appResourceTypeId } = entitlement;
    const isSame = (ref: { readonly appId: string; readonly id: string }): boolean =>
      ref.appId === appId && ref.id === id;
    return (
      isWanted(query.appIds, appId) &&
      !query.excludeAppIds.includes(appId) &&
      (query.refs.length === 0 || query.refs.some(isSame)) &&
      !query.excludedEntitlementRefs.some(isSame) &&
      (query.displayName === '' || entitlement.displayName === query.displayName) &&
      (query.alias === '' || entitlement.alias === query.alias) &&
      hasWords(entitlement.displayName, entitlement.description) &&
      isWanted(query.resourceTypeIds, appResourceTypeId) &&
      !query.excludeResourceTypeIds.includes(appResourceTypeId) &&
      isWanted(query.resourceIds, entitlement.appResourceId) &&
      isWanted(query.riskLevelIds, entitlement.riskLevelValueId) &&
      isAnyWanted(query.complianceFrameworkIds, entitlement.complianceFrameworkValueIds) &&
      isAnyWanted(policyIds, [
        entitlement.grantPolicyId,
        entitlement.revokePolicyId,
        entitlement.certifyPolicyId,
        entitlement.emergencyGrantPolicyId,
      ]) &&
      isWanted(query.requestSchemaIds, entitlement.requestSchemaId) &&
      (!query.isAutomated || entitlement.isAutomationEnabled) &&
      (query.includeDeleted || entitlement.deletedAt === null) &&
      (query.sourceConnectorId === '' || query.sourceConnectorId in entitlement.sourceConnectorIds)
    );
  };
}

/** A test for the entitlement of a grant. */
export function grantedEntitlementMatcher(
  query: GrantQuery,
): (entitlement: WireAppEntitlement) => boolean {
  return (entitlement) =>
    isWanted(query.appIds, entitlement.appId) &&
    isWanted(query.entitlementSlugs, entitlement.slug) &&
    isWanted(query.purpose, entitlement.purpose) &&
    isWanted(query.resourceIds, entitlement.appResourceId) &&
    isWanted(query.resourceTypeIds, entitlement.appResourceTypeId);
}

/** A test for accounts by their own fields: not by whether their app is deleted. */
export function accountMatcher(query: AccountQuery): (account: WireAppUser) => boolean {
  const hasWords = wordsOf(query.query);
  const refIds = query.refs.map((ref) => ref.id);
  const domain = (account: WireAppUser): string =>
    account.isExternal ? 'APP_USER_DOMAIN_EXTERNAL' : 'APP_USER_DOMAIN_TRUSTED';
  return (account) =>
    (query.appId === '' || account.appId === query.appId) &&
    isWanted(query.appIds, account.appId) &&
    isWanted(query.appUserIds, account.id) &&
    isWanted(refIds, account.id) &&
    !query.excludeAppUserIds.includes(account.id) &&
    isWanted(query.userIds, account.identityUserId) &&
    hasWords(account.displayName, account.email, account.username) &&
    isWanted(query.appUserStatuses, account.status?.status ?? 'STATUS_UNSPECIFIED') &&
    isWanted(query.appUserStatusDetails, account.status?.details ?? '') &&
    isWanted(query.appUserTypes, account.appUserType) &&
    isWanted(query.appUserDomains, domain(account)) &&
    isWanted(query.agentStatuses, account.agentStatus) &&
    isWanted(query.nhiTypes, account.nhiType) &&
    (!query.withoutResponsibleParty || account.identityUserId === '');
}

/** A test for users by their own fields: not by whether they are someone's delegate. */
export function userMatcher(query: UserQuery): (user: WireUser) => boolean {
  const hasWords = wordsOf(query.query);
  const email = query.email.toLowerCase();
  const ids = [...query.ids, ...query.refs.map((ref) => ref.id)];
  return (user) =>
    hasWords(user.displayName, user.email) &&
    (email === '' || user.email.toLowerCase() === email) &&
    isWanted(ids, user.id) &&
    !query.excludeIds.includes(user.id) &&
    isAnyWanted(query.roleIds, user.roleIds) &&
    isAnyWanted(query.managerIds, user.managerIds) &&
    isWanted(query.departments, user.department) &&
    isWanted(query.jobTitles, user.jobTitle) &&
    isWanted(query.userStatuses, user.status) &&
    !query.excludeTypes.includes(user.type) &&
    isWanted(query.origins, user.origin) &&
    !query.excludeOrigins.includes(user.origin) &&
    hasDelegateStatus(query.delegateStatus, user) &&
    isWanted(query.delegatedUserIds, user.delegatedUserId);
}

function hasDelegateStatus(wanted: string, user: WireUser): boolean {
  if (wanted === 'DELEGATE_STATUS_UNSPECIFIED') return true;
  return (wanted === 'DELEGATE_STATUS_HAS_DELEGATE') === (user.delegatedUserId !== '');
}
