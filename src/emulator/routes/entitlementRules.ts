/** Which settings of an entitlement the service accepts. */
import type { WireAppEntitlement } from '../../shared/wire/entitlements';
import { alreadyExists, failedPrecondition, invalidArgument } from '../errors';
import { everyEntitlement } from '../store/queries';
import type { EntitlementPatch, TenantStore } from '../store/tenantStore';

const maxAnnotations = 16;
const annotationKey = /^[A-Za-z][A-Za-z0-9._/-]{0,127}$/;
const annotationValue = /^[\w.~:/?#[\]@!$&'()*+,;=%-]{0,256}$/;
const reservedPrefix = 'c1/';

/** Throws `StatusError` where the entitlement may not become what the patch makes of it. */
export function checkEntitlementUpdate(
  store: TenantStore,
  current: WireAppEntitlement,
  patch: EntitlementPatch,
): void {
  const { displayName, slug, alias, durationGrant, riskLevelValueId } = { ...current, ...patch };
  const isRenamed = displayName !== current.displayName || slug !== current.slug;
  if (current.systemBuiltin && isRenamed) {
    throw failedPrecondition('the Access entitlement cannot be renamed');
  }
  if (displayName === '') throw invalidArgument('displayName is required');
  checkEmergencyAccess({ ...current, ...patch });
  if (patch.durationGrant !== undefined && !(parseFloat(durationGrant ?? '') > 0)) {
    throw invalidArgument('durationGrant must be positive');
  }
  if (alias !== current.alias) checkAliasIsFree(store, alias);
  if (patch.riskLevelValueId !== undefined && riskLevelValueId !== '') {
    checkKnown('risk level', store.riskLevels(), [riskLevelValueId]);
  }
  checkKnown(
    'compliance framework',
    store.complianceFrameworks(),
    patch.complianceFrameworkValueIds ?? [],
  );
}

/** The annotations after a change: others are kept, an empty value deletes. Throws `StatusError`. */
export function mergeAnnotations(
  current: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string>>,
): Record<string, string> {
  for (const [key, value] of Object.entries(changes)) {
    if (!annotationKey.test(key)) throw invalidArgument(`invalid annotation key ${key}`);
    if (key.startsWith(reservedPrefix)) throw invalidArgument(`reserved annotation key ${key}`);
    if (!annotationValue.test(value)) throw invalidArgument(`invalid annotation value of ${key}`);
  }
  const merged = Object.entries({ ...current, ...changes }).filter(([, value]) => value !== '');
  if (merged.length > maxAnnotations) {
    throw invalidArgument(`more than ${maxAnnotations} annotations`);
  }
  return Object.fromEntries(merged);
}

function checkEmergencyAccess({
  emergencyGrantEnabled,
  emergencyGrantPolicyId,
}: Pick<WireAppEntitlement, 'emergencyGrantEnabled' | 'emergencyGrantPolicyId'>): void {
  if (emergencyGrantEnabled && emergencyGrantPolicyId === '') {
    throw invalidArgument('emergencyGrantEnabled requires emergencyGrantPolicyId');
  }
}

function checkAliasIsFree(store: TenantStore, alias: string): void {
  if (alias === '') return;
  const { rows } = store.searchEntitlements({ ...everyEntitlement, alias }, { from: 0, limit: 1 });
  if (rows.length > 0) throw alreadyExists(`the alias ${alias} is taken`);
}

function checkKnown(
  what: string,
  known: readonly { readonly id: string }[],
  ids: readonly string[],
): void {
  const unknown = ids.find((id) => !known.some((value) => value.id === id));
  if (unknown !== undefined) throw invalidArgument(`unknown ${what} ${unknown}`);
}
