/** Which settings of an entitlement the service accepts. */
import type { WireAppEntitlement } from '../../shared/wire/entitlements';
import type { WirePolicy, WirePolicyType } from '../../shared/wire/policies';
import { alreadyExists, failedPrecondition, invalidArgument } from '../errors';
import { everyEntitlement } from '../store/queries';
import type { References } from '../store/tenantData';
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
  const { displayName, slug, alias, durationGrant } = { ...current, ...patch };
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
  checkReferences(store.references, patch);
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

/** Each id has to be that of something that there is, and policies of the type that the field is for. */
function checkReferences(references: References, patch: EntitlementPatch): void {
  const { complianceFrameworks, policies, requestSchemas, riskLevels } = references;
  const ofType = (type: WirePolicyType): readonly WirePolicy[] =>
    policies.filter((policy) => policy.policyType === type);
  checkKnown('risk level', riskLevels, [patch.riskLevelValueId]);
  checkKnown('compliance framework', complianceFrameworks, patch.complianceFrameworkValueIds ?? []);
  checkKnown('request schema', requestSchemas, [patch.requestSchemaId]);
  checkKnown('grant policy', ofType('POLICY_TYPE_GRANT'), [
    patch.grantPolicyId,
    patch.emergencyGrantPolicyId,
  ]);
  checkKnown('revoke policy', ofType('POLICY_TYPE_REVOKE'), [patch.revokePolicyId]);
  checkKnown('certify policy', ofType('POLICY_TYPE_CERTIFY'), [patch.certifyPolicyId]);
}

/** An id that is absent or empty names nothing, and is none to know. */
function checkKnown(
  what: string,
  known: readonly { readonly id: string; readonly deletedAt: string | null }[],
  ids: readonly (string | undefined)[],
): void {
  const isKnown = (id: string): boolean =>
    known.some((value) => value.id === id && value.deletedAt === null);
  const unknown = ids.find((id) => id !== undefined && id !== '' && !isKnown(id));
  if (unknown !== undefined) throw invalidArgument(`unknown ${what} ${unknown}`);
}
