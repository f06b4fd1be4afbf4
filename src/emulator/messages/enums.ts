/** Enums of requests. Their order is their numbering, as far as the API document tells it. */
import { enumeration } from '../protojson/scalars';

/** `c1.api.app.v1.AppEntitlement.purpose`. */
export const entitlementPurpose = enumeration([
  'APP_ENTITLEMENT_PURPOSE_VALUE_UNSPECIFIED',
  'APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT',
  'APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION',
  'APP_ENTITLEMENT_PURPOSE_VALUE_OWNERSHIP',
]);

/** `membershipType` of a search for entitlements. */
export const membershipType = enumeration([
  'APP_ENTITLEMENT_MEMBERSHIP_TYPE_UNSPECIFIED',
  'APP_ENTITLEMENT_MEMBERSHIP_TYPE_MEMBER',
  'APP_ENTITLEMENT_MEMBERSHIP_TYPE_OWNER',
  'APP_ENTITLEMENT_MEMBERSHIP_TYPE_EXCLUSION',
  'APP_ENTITLEMENT_MEMBERSHIP_TYPE_ADMIN',
]);

/** The status of an account. */
export const accountStatus = enumeration([
  'STATUS_UNSPECIFIED',
  'STATUS_ENABLED',
  'STATUS_DISABLED',
  'STATUS_DELETED',
]);

/** The type of an account. */
export const accountType = enumeration([
  'APP_USER_TYPE_UNSPECIFIED',
  'APP_USER_TYPE_USER',
  'APP_USER_TYPE_SERVICE_ACCOUNT',
  'APP_USER_TYPE_SYSTEM_ACCOUNT',
]);

/** Whether the account's address is of a trusted domain. */
export const accountDomain = enumeration([
  'APP_USER_DOMAIN_UNSPECIFIED',
  'APP_USER_DOMAIN_EXTERNAL',
  'APP_USER_DOMAIN_TRUSTED',
]);

/** The kind of non-human identity that an account is. */
export const nhiType = enumeration([
  'APP_USER_NHI_TYPE_UNSPECIFIED',
  'APP_USER_NHI_TYPE_APP_REGISTRATION',
  'APP_USER_NHI_TYPE_ASSUMABLE_ROLE',
  'APP_USER_NHI_TYPE_MANAGED_IDENTITY',
]);

/** The lifecycle status of an account that is an agent's. */
export const agentStatus = enumeration([
  'APP_USER_AGENT_STATUS_UNSPECIFIED',
  'APP_USER_AGENT_STATUS_READY',
  'APP_USER_AGENT_STATUS_DISABLED',
  'APP_USER_AGENT_STATUS_DELETED',
]);

/** The order of a search for accounts. */
export const accountSortBy = enumeration([
  'APP_USER_SEARCH_SORT_BY_UNSPECIFIED',
  'APP_USER_SEARCH_SORT_BY_APP',
]);

/** The status of a user. */
export const userStatus = enumeration(['UNKNOWN', 'ENABLED', 'DISABLED', 'DELETED']);

/** The type of a user. */
export const userType = enumeration([
  'USER_TYPE_UNSPECIFIED',
  'USER_TYPE_SYSTEM',
  'USER_TYPE_HUMAN',
  'USER_TYPE_SERVICE',
  'USER_TYPE_AGENT',
]);

/** Where a user comes from. */
export const userOrigin = enumeration([
  'USER_ORIGIN_UNSPECIFIED',
  'USER_ORIGIN_DIRECTORY',
  'USER_ORIGIN_LOCAL',
  'USER_ORIGIN_SYSTEM',
]);

/** Whether a user has a delegate. */
export const delegateStatus = enumeration([
  'DELEGATE_STATUS_UNSPECIFIED',
  'DELEGATE_STATUS_HAS_DELEGATE',
  'DELEGATE_STATUS_NO_DELEGATE',
]);

/** `c1.api.policy.v1.PolicyType`. */
export const policyType = enumeration([
  'POLICY_TYPE_UNSPECIFIED',
  'POLICY_TYPE_GRANT',
  'POLICY_TYPE_REVOKE',
  'POLICY_TYPE_CERTIFY',
  'POLICY_TYPE_ACCESS_REQUEST',
  'POLICY_TYPE_PROVISION',
]);

/** What a search for policies is narrowed to: the local policies of apps or of entitlements. */
export const policyScopeObjectType = enumeration([
  'POLICY_SCOPE_OBJECT_TYPE_UNSPECIFIED',
  'POLICY_SCOPE_OBJECT_TYPE_APP',
  'POLICY_SCOPE_OBJECT_TYPE_ENTITLEMENT',
]);

/** Which of an object's local policies. */
export const policyScopeSlot = enumeration([
  'POLICY_SCOPE_SLOT_UNSPECIFIED',
  'POLICY_SCOPE_SLOT_EMERGENCY',
]);

/** Which policies a search gives by their scope; unspecified means global. */
export const policyScopeView = enumeration([
  'POLICY_SCOPE_VIEW_UNSPECIFIED',
  'POLICY_SCOPE_VIEW_GLOBAL',
  'POLICY_SCOPE_VIEW_SCOPED',
  'POLICY_SCOPE_VIEW_ALL',
  'POLICY_SCOPE_VIEW_GLOBAL_AND_OBJECT',
]);
