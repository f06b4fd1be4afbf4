/** What a tenant that is held in memory consists of: the objects as the API sends them. */
import type { WireAppUser } from '../../shared/wire/accounts';
import type { WireApp, WireAppResource, WireAppResourceType } from '../../shared/wire/apps';
import type { WireAttributeValue } from '../../shared/wire/attributes';
import type { WireTimestamp } from '../../shared/wire/common';
import type { WireAppEntitlement, WireAppEntitlementRef } from '../../shared/wire/entitlements';
import type { WireConnector } from '../../shared/wire/connectors';
import type { WireGrantReason } from '../../shared/wire/grants';
import type { WirePolicy } from '../../shared/wire/policies';
import type { WireRequestSchema } from '../../shared/wire/requestSchemas';
import type { WireTask } from '../../shared/wire/tasks';
import type { WireExpiringUserDelegationBinding, WireUser } from '../../shared/wire/users';
import type { WireVault } from '../../shared/wire/vaults';
import type { WireWebhook } from '../../shared/wire/webhooks';

/** Account `appUserId` of app `appId` holds entitlement `appEntitlementId` of the same app. */
export interface GrantRecord {
  readonly appId: string;
  readonly appEntitlementId: string;
  readonly appUserId: string;
  readonly createdAt: WireTimestamp;
  /** When the server takes the grant away; `null` for a standing grant. */
  readonly deprovisionAt: WireTimestamp | null;
  /** The entitlements that the grant is inherited through; empty for a direct grant. */
  readonly grantSources: readonly WireAppEntitlementRef[];
  readonly originatingTicketId: string;
  readonly reasons: readonly WireGrantReason[];
}

/** User `userId` owns the app, or the entitlement where one is named. */
export interface OwnerRecord {
  readonly appId: string;
  readonly appEntitlementId: string | null;
  readonly userId: string;
}

/** A whole tenant. Ids are 27 characters of `[a-zA-Z0-9]`; lists are in the order of the API. */
export interface TenantData {
  readonly tenantId: string;
  readonly displayName: string;
  readonly apps: readonly WireApp[];
  readonly resourceTypes: readonly WireAppResourceType[];
  readonly resources: readonly WireAppResource[];
  readonly entitlements: readonly WireAppEntitlement[];
  readonly accounts: readonly WireAppUser[];
  /** Each with its delegate, whom it loses when its delegation ends. */
  readonly users: readonly WireUser[];
  /** Those of the users' delegations that have dates; the others are for ever. */
  readonly delegations: readonly WireExpiringUserDelegationBinding[];
  readonly grants: readonly GrantRecord[];
  readonly owners: readonly OwnerRecord[];
  readonly riskLevels: readonly WireAttributeValue[];
  readonly complianceFrameworks: readonly WireAttributeValue[];
  readonly policies: readonly WirePolicy[];
  readonly requestSchemas: readonly WireRequestSchema[];
  readonly connectors: readonly WireConnector[];
  readonly vaults: readonly WireVault[];
  readonly webhooks: readonly WireWebhook[];
  readonly tasks: readonly WireTask[];
  /** The users behind the credentials that the emulator hands out. */
  readonly principals: {
    readonly admin: string;
    readonly viewer: string;
    readonly appOwner: string;
  };
}

/** What entitlements and apps point at by id, and nobody changes through the emulator. */
export type References = Pick<
  TenantData,
  | 'complianceFrameworks'
  | 'connectors'
  | 'policies'
  | 'requestSchemas'
  | 'riskLevels'
  | 'vaults'
  | 'webhooks'
>;
