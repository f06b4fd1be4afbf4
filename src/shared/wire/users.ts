/** Users: `c1.api.user.v1.User`, a person or service in the directory. */
import type { OpenEnum, WireJson, WireTimestamp } from './common';

/** `c1.api.user.v1.User`. */
export interface WireUser {
  readonly createdAt: WireTimestamp | null;
  readonly delegatedUserId: string;
  readonly deletedAt: WireTimestamp | null;
  readonly department: string;
  readonly departmentSources: readonly WireUserAttributeMappingSource[];
  readonly directoryIds: readonly string[];
  readonly directoryStatus: OpenEnum<'UNKNOWN' | 'ENABLED' | 'DISABLED' | 'DELETED'>;
  readonly directoryStatusSources: readonly WireUserAttributeMappingSource[];
  readonly displayName: string;
  readonly email: string;
  readonly emailSources: readonly WireUserAttributeMappingSource[];
  readonly emails: readonly string[];
  readonly employeeIdSources: readonly WireUserAttributeMappingSource[];
  readonly employeeIds: readonly string[];
  readonly employmentStatus: string;
  readonly employmentStatusSources: readonly WireUserAttributeMappingSource[];
  readonly employmentType: string;
  readonly employmentTypeSources: readonly WireUserAttributeMappingSource[];
  readonly id: string;
  readonly jobTitle: string;
  readonly jobTitleSources: readonly WireUserAttributeMappingSource[];
  readonly managerIds: readonly string[];
  readonly managerSources: readonly WireUserAttributeMappingSource[];
  readonly origin: OpenEnum<
    'USER_ORIGIN_UNSPECIFIED' | 'USER_ORIGIN_DIRECTORY' | 'USER_ORIGIN_LOCAL' | 'USER_ORIGIN_SYSTEM'
  >;
  readonly profile: WireJson | null;
  readonly roleIds: readonly string[];
  readonly status: OpenEnum<'UNKNOWN' | 'ENABLED' | 'DISABLED' | 'DELETED'>;
  readonly type: OpenEnum<
    | 'USER_TYPE_UNSPECIFIED'
    | 'USER_TYPE_SYSTEM'
    | 'USER_TYPE_HUMAN'
    | 'USER_TYPE_SERVICE'
    | 'USER_TYPE_AGENT'
  >;
  readonly updatedAt: WireTimestamp | null;
  readonly username: string;
  readonly usernameSources: readonly WireUserAttributeMappingSource[];
  readonly usernames: readonly string[];
}

/** `c1.api.user.v1.UserView`. */
export interface WireUserView {
  readonly delegatedUserPath: string;
  readonly directoriesPath: string;
  readonly managersPath: string;
  readonly objectPermissions: WireJson | null;
  readonly rolesPath: string;
  readonly user: WireUser | null;
  readonly userId: string;
}

/** `c1.api.user.v1.UserAttributeMappingSource`. */
export interface WireUserAttributeMappingSource {
  readonly appId: string;
  readonly appUserId: string;
  readonly appUserProfileAttributeKey: string;
  readonly priority: number;
  readonly userAttributeMappingId: string;
  readonly value: string;
}

/** `c1.api.user.v1.ExpiringUserDelegationBinding`. */
export interface WireExpiringUserDelegationBinding {
  readonly createdAt: WireTimestamp | null;
  readonly delegatedUserId: string;
  readonly deletedAt: WireTimestamp | null;
  readonly expirationAt: WireTimestamp | null;
  readonly startAt: WireTimestamp | null;
  readonly updatedAt: WireTimestamp | null;
  readonly userId: string;
}
