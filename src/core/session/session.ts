import type { TenantConnection } from './tenantConnection';
import type { TenantProfile } from './tenantProfile';

/** A window that works on a tenant. */
export interface SignedInSession {
  readonly kind: 'signedIn';
  readonly tenant: TenantProfile;
  readonly connection: TenantConnection;
}

/** What a window is doing about tenants. The value is replaced on change, never altered. */
export type Session =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'connecting'; readonly tenant: TenantProfile }
  /** The tenant could not be reached or refused the credential. */
  | { readonly kind: 'failed'; readonly tenant: TenantProfile; readonly error: Error }
  /** The tenant knows the credential and allows it nothing. */
  | { readonly kind: 'noAccess'; readonly tenant: TenantProfile; readonly error: Error }
  | SignedInSession;
