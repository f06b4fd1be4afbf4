import {
  githubApp,
  onCallGroup,
  personWithoutAccounts,
} from '../../../src/emulator/seed/landmarks';
import type {
  WireConnectorProvision,
  WireProvisionerAssignment,
  WireProvisionPolicy,
} from '../../../src/shared/wire/provisioning';

// The document has no form for these ids; any text stands for one.
const connectorId = 'connector';
const { userId } = personWithoutAccounts;
const withFallback = { allowReassignment: true, fallbackUserIds: [userId] };

const connectors: Readonly<Record<string, WireConnectorProvision>> = {
  'a connector as it pleases': { defaultBehavior: { connectorId } },
  'a connector that makes an account and saves no secret': {
    account: { config: { plan: 'team', seats: 3 }, connectorId, doNotSave: {}, schemaId: 'schema' },
  },
  'a connector that makes an account and puts its secret into a vault': {
    account: {
      config: null,
      connectorId,
      saveToVault: { vaultIds: ['vault'] },
      schemaId: 'schema',
    },
  },
  'a connector that deletes the account': { deleteAccount: { connectorId } },
};

const assignees: Readonly<Record<string, WireProvisionerAssignment>> = {
  'the owners of the app': { appOwners: withFallback },
  'the owners of the entitlement': { entitlementOwners: withFallback },
  'whom an expression names': { expression: { ...withFallback, expressions: ['subject.manager'] } },
  'a group': {
    group: { ...withFallback, appGroupId: onCallGroup.entitlementId, appId: onCallGroup.appId },
  },
  'the manager': { manager: withFallback },
  'chosen people': { users: { allowReassignment: false, userIds: [userId] } },
};

const others: Readonly<Record<string, WireProvisionPolicy>> = {
  'nobody yet': { unconfigured: {} },
  'another entitlement': {
    delegated: {
      appId: onCallGroup.appId,
      entitlementId: onCallGroup.entitlementId,
      implicit: false,
    },
  },
  'a webhook': { webhook: { webhookId: 'webhook' } },
  'an action': {
    action: {
      actionName: 'add-member',
      appId: githubApp.appId,
      connectorId,
      displayName: 'Add a member',
    },
  },
  'a ticket elsewhere': {
    externalTicket: {
      appId: githubApp.appId,
      connectorId,
      externalTicketProvisionerConfigId: 'config',
      instructions: 'File it under access.',
    },
  },
  'a place on a device': { devicePlacement: { vaultBoundaryId: 'boundary' } },
  'several steps': {
    multiStep: { provisionSteps: [{ webhook: { webhookId: 'webhook' } }, { unconfigured: {} }] },
  },
};

/** One of each kind of provisioning, with every field set, by who or what does it. */
export const provisionPolicies: Readonly<Record<string, WireProvisionPolicy>> = {
  ...mapValues(connectors, (connector) => ({ connector })),
  ...mapValues(assignees, (assignee) => ({
    manual: { assignee, instructions: 'Ask the team.', userIds: [] },
  })),
  'people of the old list': { manual: { assignee: null, instructions: '', userIds: [userId] } },
  ...others,
};

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
