/** `c1.api.policy.v1.ProvisionPolicy` as a part of requests. */
import * as v from 'valibot';
import type { WireProvisionPolicy } from '../../shared/wire/provisioning';
import { member, nested, repeated, variant } from '../protojson/compounds';
import type { PlainField } from '../protojson/fieldType';
import { message } from '../protojson/message';
import { bool, empty, optionalId, struct, text } from '../protojson/scalars';

const policy = 'c1.api.policy.v1';

const userIds = repeated(optionalId);

const assigneeWithFallback = { allowReassignment: bool, fallbackUserIds: userIds };

const provisionerAssignment = message(`${policy}.ProvisionerAssignment`, {
  users: variant('typ', message(`${policy}.UserProvisioner`, { allowReassignment: bool, userIds })),
  appOwners: variant('typ', message(`${policy}.AppOwnerProvisioner`, assigneeWithFallback)),
  entitlementOwners: variant(
    'typ',
    message(`${policy}.EntitlementOwnerProvisioner`, assigneeWithFallback),
  ),
  manager: variant('typ', message(`${policy}.ManagerProvisioner`, assigneeWithFallback)),
  group: variant(
    'typ',
    message(`${policy}.GroupProvisioner`, {
      ...assigneeWithFallback,
      appGroupId: optionalId,
      appId: optionalId,
    }),
  ),
  expression: variant(
    'typ',
    message(`${policy}.ExpressionProvisioner`, {
      ...assigneeWithFallback,
      expressions: repeated(text),
    }),
  ),
});

const connector = `${policy}.ConnectorProvision`;

const accountProvision = message(`${connector}.AccountProvision`, {
  connectorId: text,
  schemaId: text,
  config: struct,
  doNotSave: member('storage_type', empty),
  saveToVault: variant(
    'storage_type',
    message(`${connector}.SaveToVault`, { vaultIds: repeated(text) }),
  ),
});

const connectorProvision = message(connector, {
  defaultBehavior: variant(
    'provision_type',
    message(`${connector}.DefaultBehavior`, { connectorId: text }),
  ),
  account: variant('provision_type', accountProvision),
  deleteAccount: variant(
    'provision_type',
    message(`${connector}.DeleteAccount`, { connectorId: text }),
  ),
});

const stepRules: v.GenericSchema<WireProvisionPolicy> = v.lazy(() => provisionPolicy.rules);

/** A step of a multi-step policy is a policy again. */
const step: PlainField<typeof stepRules> = {
  name: 'ProvisionPolicy',
  unset: null,
  oneof: undefined,
  rules: stepRules,
  read: (node) => provisionPolicy.read(node),
};

/** How access is given or taken away; exactly one kind, or none. */
export const provisionPolicy = message(`${policy}.ProvisionPolicy`, {
  connector: variant('typ', connectorProvision),
  manual: variant(
    'typ',
    message(`${policy}.ManualProvision`, {
      instructions: text,
      userIds,
      assignee: nested(provisionerAssignment),
    }),
  ),
  delegated: variant(
    'typ',
    message(`${policy}.DelegatedProvision`, {
      appId: optionalId,
      entitlementId: optionalId,
      implicit: bool,
    }),
  ),
  webhook: variant('typ', message(`${policy}.WebhookProvision`, { webhookId: text })),
  multiStep: variant('typ', message(`${policy}.MultiStep`, { provisionSteps: repeated(step) })),
  externalTicket: variant(
    'typ',
    message(`${policy}.ExternalTicketProvision`, {
      appId: optionalId,
      connectorId: text,
      externalTicketProvisionerConfigId: text,
      instructions: text,
    }),
  ),
  unconfigured: member('typ', empty),
  action: variant(
    'typ',
    message(`${policy}.ActionProvision`, {
      actionName: text,
      appId: optionalId,
      connectorId: text,
      displayName: text,
    }),
  ),
  devicePlacement: variant(
    'typ',
    message(`${policy}.DevicePlacementProvision`, { vaultBoundaryId: text }),
  ),
});
