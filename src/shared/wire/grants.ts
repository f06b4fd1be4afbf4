/** Grants: an account holds an entitlement, as each endpoint shapes it. */
import type { WireAppUser, WireAppUserView } from './accounts';
import type { OpenEnum, WireTimestamp } from './common';
import type { WireAppEntitlementRef, WireAppEntitlementView } from './entitlements';
import type { WireUser } from './users';

/** `c1.api.app.v1.AppEntitlementUserBinding`. */
export interface WireAppEntitlementUserBinding {
  readonly appEntitlementId: string;
  readonly appId: string;
  readonly appUserId: string;
  readonly createdAt: WireTimestamp | null;
  readonly deletedAt: WireTimestamp | null;
  readonly deprovisionAt: WireTimestamp | null;
  readonly grantSources: readonly WireAppEntitlementRef[];
}

/** `c1.api.app.v1.AppEntitlementUserView`. */
export interface WireAppEntitlementUserView {
  readonly appEntitlementId: string;
  readonly appEntitlementUserBindingCreatedAt: WireTimestamp | null;
  readonly appEntitlementUserBindingDeprovisionAt: WireTimestamp | null;
  readonly appId: string;
  readonly appUser: WireAppUserView | null;
  readonly appUserId: string;
  readonly grantSources: readonly WireAppEntitlementRef[];
  readonly originatingTicketId: string;
}

/** `c1.api.app.v1.AppEntitlementWithUserBinding`. */
export interface WireAppEntitlementWithUserBinding {
  readonly appEntitlementUserBinding: WireAppEntitlementUserView | null;
  readonly entitlement: WireAppEntitlementView | null;
}

/** `c1.api.app.v1.AppEntitlementWithExpired`. */
export interface WireAppEntitlementWithExpired {
  readonly appEntitlementId: string;
  readonly appId: string;
  readonly appUser: WireAppUser | null;
  readonly appUserId: string;
  readonly discovered: WireTimestamp | null;
  readonly expired: WireTimestamp | null;
  readonly grantReasons: readonly WireGrantReason[];
  readonly grantSources: readonly WireAppEntitlementRef[];
  readonly user: WireUser | null;
}

/** `c1.api.app.v1.GrantReason`. */
export interface WireGrantReason {
  readonly appEntitlementId: string;
  readonly appId: string;
  readonly appUserId: string;
  readonly createdAt: WireTimestamp | null;
  readonly deletedAt: WireTimestamp | null;
  readonly derivedIdData: string;
  readonly derivedIdType: string;
  readonly reasonExpiresAt: WireTimestamp | null;
  readonly referenceStrength: OpenEnum<
    | 'GRANT_REASON_REFERENCE_STRENGTH_UNSPECIFIED'
    | 'GRANT_REASON_REFERENCE_STRENGTH_WEAK'
    | 'GRANT_REASON_REFERENCE_STRENGTH_STRONG'
  >;
  readonly updatedAt: WireTimestamp | null;
}
