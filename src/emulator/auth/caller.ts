/** Who calls, and what the role allows. */

/** The three kinds of credential that the emulator hands out. */
export const roles = ['admin', 'viewer', 'appOwner'] as const;

/**
 * `admin` is a Super Administrator, `viewer` a Read-Only Administrator, `appOwner` a Basic User who
 * owns some apps.
 */
export type Role = (typeof roles)[number];

/** The user that an access token stands for. */
export interface Caller {
  readonly role: Role;
  readonly userId: string;
  readonly clientId: string;
}

/** How `auth/introspect` spells the role. */
export const introspectedRoles: Readonly<Record<Role, readonly string[]>> = {
  admin: [
    'role/c1.api.tenant.v1.Tenant:owner',
    'role/c1.api.auth.v1.Auth:owner',
    'role/c1.api.app.v1.Apps:owner',
    'role/c1.api.app.v1.AppEntitlements:owner',
  ],
  viewer: ['role/c1.api.tenant.v1.Tenant:viewer'],
  appOwner: ['role/c1.api.tenant.v1.Tenant:user'],
};
