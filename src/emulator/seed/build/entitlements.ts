/** Entitlements as the API sends them. */
import type { WireAppEntitlement, WireAppEntitlementRef } from '../../../shared/wire/entitlements';
import type { WireProvisionPolicy } from '../../../shared/wire/provisioning';
import { draw, hash32 } from '../draw';
import { idOf } from '../ids';
import { daySeconds, type Timeline } from '../timeline';
import { attributeIdOf, isRiskLevel } from '../catalog/attributes';
import type { Traits } from '../catalog/notation';
import { assignee, byConnector, byHand, notConfigured } from '../catalog/provisioning';
import type { AppSpec, EntitlementSpec, ResourceTypeSpec } from '../catalog/spec';

/** An entitlement with its place in the app and what was read out of its traits. */
export interface PlacedEntitlement {
  readonly key: string;
  readonly ref: WireAppEntitlementRef;
  readonly spec: EntitlementSpec;
  readonly traits: Traits;
  /** `null` for the built-in one, which stands in no resource (inferred). */
  readonly place: { readonly type: ResourceTypeSpec; readonly resourceName: string } | null;
}

/** The wire form of an entitlement that so many accounts hold. */
export function wireEntitlement(
  app: AppSpec,
  { key, ref, spec, traits, place }: PlacedEntitlement,
  grantCount: number,
  at: Timeline,
): WireAppEntitlement {
  const { extras } = spec;
  const isManual = app.isManual === true;
  const createdDaysAgo = app.connectedDaysAgo * (place === null ? 1 : 0.3 + 0.7 * draw('age', key));
  const riskLevel = traits.attributes.find(isRiskLevel);
  const frameworks = traits.attributes.filter((word) => !isRiskLevel(word));
  const upstreamId = hash32('upstream', key).toString(16).padStart(8, '0');
  const isCritical = riskLevel === 'Critical';
  return {
    alias: extras.alias ?? '',
    annotations: {
      ...(traits.isTerraformManaged ? terraformAnnotations('app_entitlement', key) : {}),
      ...extras.annotations,
    },
    appId: ref.appId,
    appResourceId: place === null ? '' : idOf('resource', `${app.key}/${place.resourceName}`),
    appResourceTypeId: place === null ? '' : idOf('resource-type', `${app.key}/${place.type.name}`),
    certifyPolicyId: policyId(
      extras.policies?.certify ?? (frameworks.includes('SOX') ? 'quarterly-review' : ''),
    ),
    complianceFrameworkValueIds: frameworks.map(attributeIdOf),
    createdAt: at(-createdDaysAgo * daySeconds),
    defaultValuesApplied: draw('defaults', key) < 0.3,
    deletedAt: extras.deletedDaysAgo === undefined ? null : at(-extras.deletedDaysAgo * daySeconds),
    deprovisionerPolicy: extras.deprovision ?? (place === null ? notConfigured : null),
    description: spec.description,
    displayName: spec.displayName,
    emergencyGrantEnabled: traits.hasEmergencyAccess,
    emergencyGrantPolicyId: traits.hasEmergencyAccess
      ? policyId(extras.policies?.emergency ?? 'break-glass')
      : '',
    externalId: isManual || place === null ? '' : upstreamId,
    grantCount: String(grantCount),
    grantPolicyId: policyId(extras.policies?.grant ?? (isCritical ? 'manager-and-owner' : '')),
    id: ref.id,
    isAutomationEnabled: spec.displayName.startsWith('dept-'),
    isManuallyManaged: isManual,
    matchBatonId: '',
    overrideAccessRequestsDefaults: isCritical || traits.hasEmergencyAccess,
    provisionerPolicy: extras.provision ?? defaultProvision(app),
    purpose: purposeOf(spec, place?.type),
    requestSchemaId: requestSchemaId(isCritical, frameworks),
    revokePolicyId: policyId(extras.policies?.revoke ?? ''),
    riskLevelValueId: riskLevel === undefined ? '' : attributeIdOf(riskLevel),
    slug: spec.slug,
    sourceConnectorIds: isManual
      ? {}
      : {
          [idOf('connector', app.key)]: `${place?.type.trait ?? 'app'}:${upstreamId}:${spec.slug}`,
        },
    systemBuiltin: place === null,
    updatedAt: at(-createdDaysAgo * daySeconds * draw('updated', key)),
    userEditedMask: extras.alias === undefined ? null : 'alias,riskLevelValueId',
    ...(traits.maxHours > 0
      ? { durationGrant: `${traits.maxHours * 3600}s` }
      : { durationUnset: {} }),
  };
}

/** The id of a policy by its key; empty, which inherits, for no key. */
const policyId = (key: string): string => (key === '' ? '' : idOf('policy', key));

function requestSchemaId(isCritical: boolean, frameworks: readonly string[]): string {
  if (isCritical) return idOf('request-schema', 'justify-with-ticket');
  return frameworks.includes('GDPR') ? idOf('request-schema', 'legal-basis') : '';
}

/** The marks that Terraform leaves on what it manages. Values are URL-safe ASCII. */
export function terraformAnnotations(kind: string, key: string): Record<string, string> {
  return {
    iac_resource_address: `conductorone_${kind}.${key.toLowerCase().replace(/\W+/g, '_')}`,
    iac_tool_version: '1.9.8',
    iac_workspace: 'identity-prod',
    managed_by: 'terraform',
  };
}

function defaultProvision(app: AppSpec): WireProvisionPolicy {
  return app.isManual === true
    ? byHand(assignee.appOwners(), `Change it in ${app.accountName}.`)
    : byConnector(app.key);
}

function purposeOf(
  spec: EntitlementSpec,
  type: ResourceTypeSpec | undefined,
): WireAppEntitlement['purpose'] {
  if (/\bowners?\b/i.test(spec.displayName)) {
    return 'APP_ENTITLEMENT_PURPOSE_VALUE_OWNERSHIP';
  }
  return type === undefined || ['group', 'license', 'role'].includes(type.trait)
    ? 'APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT'
    : 'APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION';
}
