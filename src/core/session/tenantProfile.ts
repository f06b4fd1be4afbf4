import { randomUUID } from 'node:crypto';
import { credentialHost, type Credential } from '../auth/credential';

/** Names a tenant on this machine: its host, or `demo` for the tenant that the extension starts. */
export type TenantKey = string;

export const demoTenantKey: TenantKey = 'demo';

/** What is remembered of a tenant besides its credential. Nothing in it is secret. */
export interface TenantProfile {
  readonly key: TenantKey;
  readonly host: string;
  readonly displayName: string;
  readonly credentialKind: 'client' | 'bearer' | 'demo';
  /** What to offer when its secret is asked for again; empty unless it is a client's. */
  readonly clientId: string;
  /** Who the credential stood for when it was last verified; empty where the tenant would not say. */
  readonly identityName: string;
  /**
   * Another one for each credential that was ever given, so that it is seen to be replaced, even
   * after signing out in between; empty for the demo tenant.
   */
  readonly credentialRevision: string;
}

/** The demo tenant before it is started. */
export const demoTenantProfile: TenantProfile = {
  key: demoTenantKey,
  host: '',
  displayName: 'Demo Tenant',
  credentialKind: 'demo',
  clientId: '',
  identityName: '',
  credentialRevision: '',
};

/** The tenant of a credential that was just verified. */
export function newTenantProfile(credential: Credential, identityName: string): TenantProfile {
  const { host } = credentialHost(credential);
  return {
    key: host,
    host,
    displayName: tenantDisplayName(host),
    credentialKind: credential.kind,
    clientId: credential.kind === 'client' ? credential.clientId.text : '',
    identityName,
    credentialRevision: randomUUID(),
  };
}

/** The tenant's name in its host: `acme` of `acme.conductor.one`; any other host is its own name. */
function tenantDisplayName(host: string): string {
  return /^([^.]+)\.(conductor\.one|c1eu\.ai)$/.exec(host)?.[1] ?? host;
}
