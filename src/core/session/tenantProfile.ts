/** Names a tenant on this machine: its host, or `demo` for the tenant that the extension starts. */
export type TenantKey = string;

export const demoTenantKey: TenantKey = 'demo';

/** What is remembered of a tenant besides its credential. Nothing in it is secret. */
export interface TenantProfile {
  readonly key: TenantKey;
  readonly host: string;
  readonly displayName: string;
  readonly credentialKind: 'client' | 'bearer' | 'demo';
  /** Who the credential stood for when it was last verified; empty where the tenant would not say. */
  readonly identityName: string;
  /** Grows with each new credential, so that other windows see that theirs is old. */
  readonly credentialRevision: number;
}
