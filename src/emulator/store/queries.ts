/** What the lists of a tenant can be filtered by; an empty list or text filters nothing. */
import type { WireAppEntitlementRef } from '../../shared/wire/entitlements';

/** An object named by its id alone. */
export interface Ref {
  readonly id: string;
}

/** An account: ids of accounts are unique, the app is named besides. */
export interface AccountRef {
  readonly appId: string;
  readonly id: string;
}

/** Filters of apps. Deleted apps are never listed. */
export interface AppQuery {
  readonly appIds: readonly string[];
  readonly excludeAppIds: readonly string[];
  /** The whole name, in any case. */
  readonly displayName: string;
  /** Words of name and description. */
  readonly query: string;
  readonly onlyDirectories: boolean;
  readonly policyRefs: readonly Ref[];
}

/** Filters of entitlements. */
export interface EntitlementQuery {
  readonly appIds: readonly string[];
  readonly excludeAppIds: readonly string[];
  readonly displayName: string;
  readonly alias: string;
  readonly query: string;
  readonly refs: readonly WireAppEntitlementRef[];
  readonly excludedEntitlementRefs: readonly WireAppEntitlementRef[];
  readonly resourceTypeIds: readonly string[];
  readonly excludeResourceTypeIds: readonly string[];
  readonly resourceIds: readonly string[];
  readonly resourceTraitIds: readonly string[];
  /** Accounts that hold the entitlement. */
  readonly appUserIds: readonly string[];
  readonly excludeAppUserIds: readonly string[];
  readonly riskLevelIds: readonly string[];
  readonly complianceFrameworkIds: readonly string[];
  readonly policyRefs: readonly Ref[];
  readonly requestSchemaIds: readonly string[];
  readonly isAutomated: boolean;
  /** Only entitlements with at least one grant that has an expiration. */
  readonly onlyGetExpiring: boolean;
  readonly includeDeleted: boolean;
  readonly sourceConnectorId: string;
}

/** Filters of grants. */
export interface GrantQuery {
  readonly appIds: readonly string[];
  readonly appUserIds: readonly string[];
  readonly entitlementRefs: readonly WireAppEntitlementRef[];
  readonly entitlementSlugs: readonly string[];
  readonly purpose: readonly string[];
  readonly resourceIds: readonly string[];
  readonly resourceTypeIds: readonly string[];
  /** The user whose accounts hold the grants. */
  readonly userId: string;
}

/** Filters of accounts. */
export interface AccountQuery {
  readonly appId: string;
  readonly appIds: readonly string[];
  readonly appUserIds: readonly string[];
  readonly excludeAppUserIds: readonly string[];
  readonly refs: readonly AccountRef[];
  readonly userIds: readonly string[];
  readonly query: string;
  readonly appUserStatuses: readonly string[];
  readonly appUserStatusDetails: readonly string[];
  readonly appUserTypes: readonly string[];
  readonly appUserDomains: readonly string[];
  readonly agentStatuses: readonly string[];
  readonly nhiTypes: readonly string[];
  readonly withoutResponsibleParty: boolean;
  readonly excludeDeletedApps: boolean;
}

/** Filters of users. */
export interface UserQuery {
  readonly query: string;
  /** The whole address, in any case. */
  readonly email: string;
  readonly ids: readonly string[];
  readonly refs: readonly Ref[];
  readonly excludeIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly managerIds: readonly string[];
  readonly departments: readonly string[];
  readonly jobTitles: readonly string[];
  readonly userStatuses: readonly string[];
  readonly excludeTypes: readonly string[];
  readonly origins: readonly string[];
  readonly excludeOrigins: readonly string[];
  readonly delegateStatus: string;
  readonly delegatedUserIds: readonly string[];
  readonly isDelegate: boolean;
}

/** Finds every grant. */
export const everyGrant: GrantQuery = {
  appIds: [],
  appUserIds: [],
  entitlementRefs: [],
  entitlementSlugs: [],
  purpose: [],
  resourceIds: [],
  resourceTypeIds: [],
  userId: '',
};

/** Finds every entitlement that is not deleted. */
export const everyEntitlement: EntitlementQuery = {
  appIds: [],
  excludeAppIds: [],
  displayName: '',
  alias: '',
  query: '',
  refs: [],
  excludedEntitlementRefs: [],
  resourceTypeIds: [],
  excludeResourceTypeIds: [],
  resourceIds: [],
  resourceTraitIds: [],
  appUserIds: [],
  excludeAppUserIds: [],
  riskLevelIds: [],
  complianceFrameworkIds: [],
  policyRefs: [],
  requestSchemaIds: [],
  isAutomated: false,
  onlyGetExpiring: false,
  includeDeleted: false,
  sourceConnectorId: '',
};

/** Finds every app that is not deleted. */
export const everyApp: AppQuery = {
  appIds: [],
  excludeAppIds: [],
  displayName: '',
  query: '',
  onlyDirectories: false,
  policyRefs: [],
};
