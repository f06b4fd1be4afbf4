/** Accounts: `c1.api.app.v1.AppUser`, an identity inside one app. */
import type { OpenEnum, WireJson, WireTimestamp } from './common';

/** `c1.api.app.v1.AppUser`. */
export interface WireAppUser {
  readonly agentStatus: OpenEnum<
    | 'APP_USER_AGENT_STATUS_UNSPECIFIED'
    | 'APP_USER_AGENT_STATUS_READY'
    | 'APP_USER_AGENT_STATUS_DISABLED'
    | 'APP_USER_AGENT_STATUS_DELETED'
  >;
  readonly appId: string;
  readonly appUserType: OpenEnum<
    | 'APP_USER_TYPE_UNSPECIFIED'
    | 'APP_USER_TYPE_USER'
    | 'APP_USER_TYPE_SERVICE_ACCOUNT'
    | 'APP_USER_TYPE_SYSTEM_ACCOUNT'
  >;
  readonly createdAt: WireTimestamp | null;
  readonly deletedAt: WireTimestamp | null;
  readonly displayName: string;
  readonly email: string;
  readonly emails: readonly string[];
  readonly employeeIds: readonly string[];
  readonly id: string;
  readonly identityUserId: string;
  readonly isExternal: boolean;
  readonly nhiDetail: string;
  readonly nhiType: OpenEnum<
    | 'APP_USER_NHI_TYPE_UNSPECIFIED'
    | 'APP_USER_NHI_TYPE_APP_REGISTRATION'
    | 'APP_USER_NHI_TYPE_ASSUMABLE_ROLE'
    | 'APP_USER_NHI_TYPE_MANAGED_IDENTITY'
  >;
  readonly profile: WireJson | null;
  readonly status: WireAppUserStatus | null;
  readonly updatedAt: WireTimestamp | null;
  readonly username: string;
  readonly usernames: readonly string[];
}

/** `c1.api.app.v1.AppUserStatus`. */
export interface WireAppUserStatus {
  readonly details: string;
  readonly status: OpenEnum<
    'STATUS_UNSPECIFIED' | 'STATUS_ENABLED' | 'STATUS_DISABLED' | 'STATUS_DELETED'
  >;
}

/** `c1.api.app.v1.AppUserView`. */
export interface WireAppUserView {
  readonly appPath: string;
  readonly appUser: WireAppUser | null;
  readonly identityUserPath: string;
  readonly lastUsagePath: string;
}
