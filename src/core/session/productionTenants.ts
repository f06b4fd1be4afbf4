import { demoTenantKey, type TenantProfile } from './tenantProfile';

/**
 * Whether a tenant counts as production: one of the names is its host or its display name, in
 * upper or lower case. A `*` at the start or the end of a name stands for any text, also for none.
 * The demo tenant never counts.
 */
export function isProduction(tenant: TenantProfile, names: readonly string[]): boolean {
  if (tenant.key === demoTenantKey) return false;
  return [tenant.host, tenant.displayName].some((known) =>
    names.some((name) => isMatch(known.toLowerCase(), name.trim().toLowerCase())),
  );
}

function isMatch(known: string, name: string): boolean {
  const isOpenAtStart = name.startsWith('*');
  const isOpenAtEnd = name.endsWith('*');
  const text = name.replace(/^\*/, '').replace(/\*$/, '');
  if (isOpenAtStart && isOpenAtEnd) return known.includes(text);
  if (isOpenAtStart) return known.endsWith(text);
  return isOpenAtEnd ? known.startsWith(text) : known === text;
}
