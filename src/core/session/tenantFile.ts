import * as v from 'valibot';
import type { TenantProfile } from './tenantProfile';

const commonFields = {
  key: v.string(),
  host: v.string(),
  displayName: v.string(),
  credentialKind: v.picklist(['client', 'bearer', 'demo']),
  identityName: v.string(),
};

/** Revisions were counted, and the client id was not kept. */
const version1 = v.object({
  version: v.literal(1),
  tenants: v.array(v.object({ ...commonFields, credentialRevision: v.number() })),
});

const version2 = v.object({
  version: v.literal(2),
  tenants: v.array(
    v.object({ ...commonFields, clientId: v.string(), credentialRevision: v.string() }),
  ),
});

const fileShape = v.variant('version', [version1, version2]);

/**
 * Reads the text of the list of tenants, of this version or an older one.
 *
 * @throws {SyntaxError | v.ValiError} for a file that a later version wrote or that is damaged.
 */
export function parseTenants(text: string): readonly TenantProfile[] {
  const file = v.parse(fileShape, JSON.parse(text));
  if (file.version === 2) return file.tenants;
  return file.tenants.map((tenant) => ({
    ...tenant,
    clientId: '',
    credentialRevision: String(tenant.credentialRevision),
  }));
}

export function serializeTenants(tenants: readonly TenantProfile[]): string {
  const file: v.InferOutput<typeof version2> = { version: 2, tenants: [...tenants] };
  return JSON.stringify(file, undefined, 2);
}
