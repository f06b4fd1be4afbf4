/** What the objects of a large tenant point at. */
import type { WireAttributeValue } from '../../../shared/wire/attributes';
import type { WireTimestamp } from '../../../shared/wire/common';
import type { WireConnector } from '../../../shared/wire/connectors';
import type { WirePolicy } from '../../../shared/wire/policies';
import type { References } from '../tenantData';
import { scaleId } from './ids';
import { appName, policyName } from './names';
import type { AppShape } from './shape';

const riskLabels = ['Low', 'Medium', 'High'];
const policyKinds = ['grant', 'revoke', 'certify'] as const;
const policyTypes = {
  grant: 'POLICY_TYPE_GRANT',
  revoke: 'POLICY_TYPE_REVOKE',
  certify: 'POLICY_TYPE_CERTIFY',
} as const;

/** Of each kind, so that a search takes several pages. */
const policiesPerKind = 120;

/** The policy that every app has for the purpose. */
export function policyIdFor(kind: (typeof policyKinds)[number]): string {
  return scaleId('policy', policyKinds.indexOf(kind));
}

/** The risk level of what has this number. */
export function riskLevelIdOf(number: number): string {
  return scaleId('risk', number % riskLabels.length);
}

/** All of it. */
export function scaleReferences(apps: readonly AppShape[], createdAt: WireTimestamp): References {
  return {
    complianceFrameworks: [],
    connectors: apps.map(({ index }) => connector(index, createdAt)),
    policies: Array.from({ length: policiesPerKind * policyKinds.length }, (_, number) =>
      policy(number, createdAt),
    ),
    requestSchemas: [],
    riskLevels: riskLabels.map((value, number) => riskLevel(value, number, createdAt)),
    vaults: [],
    webhooks: [],
  };
}

function riskLevel(value: string, number: number, createdAt: WireTimestamp): WireAttributeValue {
  return {
    createdAt,
    deletedAt: null,
    updatedAt: createdAt,
    attributeTypeId: scaleId('attribute', 0),
    id: riskLevelIdOf(number),
    value,
  };
}

function policy(number: number, createdAt: WireTimestamp): WirePolicy {
  const kind = policyKinds[number % policyKinds.length] ?? 'grant';
  return {
    createdAt,
    deletedAt: null,
    updatedAt: createdAt,
    annotations: {},
    baselinePolicyId: '',
    description: '',
    displayName: policyName(kind, Math.floor(number / policyKinds.length)),
    id: scaleId('policy', number),
    policySteps: { [kind]: { steps: [{ accept: { acceptMessage: '' } }] } },
    policyType: policyTypes[kind],
    postActions: [],
    reassignTasksToDelegates: false,
    rules: [],
    scope: null,
    systemBuiltin: false,
  };
}

function connector(app: number, createdAt: WireTimestamp): WireConnector {
  return {
    createdAt,
    deletedAt: null,
    updatedAt: createdAt,
    appId: scaleId('app', app),
    canResumeSync: false,
    catalogId: '',
    config: null,
    configUpdatedAt: null,
    connectorApiVersion: 1,
    connectorSyncCronSchedule: null,
    description: '',
    disableCheckBadSync: false,
    displayName: appName(app),
    downloadUrl: '',
    id: scaleId('connector', app),
    oauthAuthorizedAs: null,
    profileAllowList: [],
    profileIgnoreList: [],
    status: null,
    syncConfig: null,
    syncDisabledAt: null,
    syncDisabledCategory: '',
    syncDisabledReason: '',
    userIds: [],
  };
}
