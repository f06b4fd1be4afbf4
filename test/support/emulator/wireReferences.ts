/** What entitlements point at, with only those fields named that a test is about. */
import type { WireConnector } from '../../../src/shared/wire/connectors';
import type { WirePolicy } from '../../../src/shared/wire/policies';
import type { WireRequestSchema } from '../../../src/shared/wire/requestSchemas';
import type { WireVault } from '../../../src/shared/wire/vaults';
import type { WireWebhook } from '../../../src/shared/wire/webhooks';
import type { References } from '../../../src/emulator/store/tenantData';
import { idOf, timestamps } from './wireObjects';

/** A tenant's lists of what entitlements point at, all empty. */
export const noReferences = {
  complianceFrameworks: [],
  connectors: [],
  policies: [],
  requestSchemas: [],
  riskLevels: [],
  vaults: [],
  webhooks: [],
} satisfies References;

/** A policy that agrees to everything. */
export function policy(
  name: string,
  type: 'GRANT' | 'REVOKE' | 'CERTIFY',
  fields: Partial<WirePolicy> = {},
): WirePolicy {
  return {
    ...timestamps,
    annotations: {},
    baselinePolicyId: '',
    description: '',
    displayName: name,
    id: idOf(name),
    policySteps: { [type.toLowerCase()]: { steps: [{ accept: { acceptMessage: '' } }] } },
    policyType: `POLICY_TYPE_${type}`,
    postActions: [],
    reassignTasksToDelegates: false,
    rules: [],
    scope: null,
    systemBuiltin: false,
    ...fields,
  };
}

/** A connector of an app. */
export function connector(
  appName: string,
  name: string,
  fields: Partial<WireConnector> = {},
): WireConnector {
  return {
    ...timestamps,
    appId: idOf(appName),
    canResumeSync: false,
    catalogId: '',
    config: null,
    configUpdatedAt: null,
    connectorApiVersion: 1,
    connectorSyncCronSchedule: null,
    description: '',
    disableCheckBadSync: false,
    displayName: name,
    downloadUrl: '',
    id: idOf(name),
    oauthAuthorizedAs: null,
    profileAllowList: [],
    profileIgnoreList: [],
    status: null,
    syncConfig: null,
    syncDisabledAt: null,
    syncDisabledCategory: '',
    syncDisabledReason: '',
    userIds: [],
    ...fields,
  };
}

/** A webhook. */
export function webhook(name: string, fields: Partial<WireWebhook> = {}): WireWebhook {
  return {
    ...timestamps,
    callbackTimeout: null,
    description: '',
    displayName: name,
    id: idOf(name),
    url: `https://hooks.example/${name}`,
    ...fields,
  };
}

/** A vault. */
export function vault(name: string): WireVault {
  return {
    ...timestamps,
    credentialExpirationDuration: null,
    description: '',
    displayName: name,
    groupAuthzVault: {},
    id: idOf(name),
  };
}

/** A request form without a field. */
export function requestSchema(name: string): WireRequestSchema {
  const { createdAt, deletedAt, updatedAt } = timestamps;
  return {
    createdAt,
    deletedAt,
    form: {
      description: '',
      displayName: name,
      fieldGroups: [],
      fieldRelationships: [],
      fields: [],
      id: idOf(name),
    },
    id: idOf(name),
    justificationVisibility: 'JUSTIFICATION_VISIBILITY_UNSPECIFIED',
    modifiedAt: updatedAt,
  };
}
