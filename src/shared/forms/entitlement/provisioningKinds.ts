/**
 * The kinds of `c1.api.policy.v1.ProvisionPolicy`, member by member, with the names of the API
 * document.
 */
import type { KindDescriptor, MemberDescriptor, Oneof } from './descriptors';

const connectorId: MemberDescriptor = {
  name: 'connectorId',
  label: 'Connector',
  shape: { kind: 'reference', to: 'connector' },
};

const appId: MemberDescriptor = {
  name: 'appId',
  label: 'App',
  shape: { kind: 'reference', to: 'app', clears: ['connectorId'] },
};

const instructions: MemberDescriptor = {
  name: 'instructions',
  label: 'Instructions',
  shape: { kind: 'text', isMultiline: true },
};

const allowReassignment: MemberDescriptor = {
  name: 'allowReassignment',
  label: 'May be reassigned',
  shape: { kind: 'flag' },
};

const withFallback: readonly MemberDescriptor[] = [
  allowReassignment,
  {
    name: 'fallbackUserIds',
    label: 'Fallback people',
    hint: 'Who does it where nobody else is found.',
    shape: { kind: 'references', to: 'person' },
  },
];

const kind = (
  name: string,
  label: string,
  members: readonly MemberDescriptor[] = [],
  initial: KindDescriptor['initial'] = {},
): KindDescriptor => ({ name, label, members, initial });

const storage: Oneof = {
  none: 'Not said',
  kinds: [
    kind('doNotSave', 'Do not save'),
    kind('saveToVault', 'Save to vaults', [
      {
        name: 'vaultIds',
        label: 'Vaults',
        isRequired: true,
        shape: { kind: 'typedIds', of: 'vault' },
      },
    ]),
  ],
};

const connectorBehavior: Oneof = {
  none: 'Left to the service',
  kinds: [
    kind('defaultBehavior', 'What the connector does by default', [connectorId]),
    kind(
      'account',
      'Create an account',
      [
        connectorId,
        {
          name: 'schemaId',
          label: 'Schema id',
          hint: 'The form that describes the account.',
          shape: { kind: 'typedId' },
        },
        {
          name: 'config',
          label: 'Configuration',
          hint: 'JSON of the connector. It may hold secrets, so neither the journal nor a draft keeps it.',
          shape: { kind: 'jsonObject' },
        },
        {
          name: 'storage_type',
          label: 'Credentials of the account',
          shape: { kind: 'oneof', ...storage },
        },
      ],
      { doNotSave: {} },
    ),
    kind('deleteAccount', 'Delete the account', [connectorId]),
  ],
};

const assignee: Oneof = {
  none: 'Not said',
  kinds: [
    kind('users', 'Certain people', [
      {
        name: 'userIds',
        label: 'People',
        isRequired: true,
        shape: { kind: 'references', to: 'person' },
      },
      allowReassignment,
    ]),
    kind('appOwners', "The app's owners", withFallback),
    kind('entitlementOwners', "The entitlement's owners", withFallback),
    kind('manager', "The person's manager", withFallback),
    kind('group', 'Members of a group', [
      {
        name: 'appGroupId',
        label: 'Group',
        hint: 'The entitlement that its members hold.',
        isRequired: true,
        shape: { kind: 'entitlement' },
      },
      ...withFallback,
    ]),
    kind('expression', 'Whom an expression names', [
      {
        name: 'expressions',
        label: 'CEL expressions',
        isRequired: true,
        shape: { kind: 'texts' },
      },
      ...withFallback,
    ]),
  ],
};

/** How access can be given or taken away. */
export const provisioningKinds: Oneof = {
  none: undefined,
  kindOfNone: 'unconfigured',
  kinds: [
    kind(
      'connector',
      'By the connector',
      [
        {
          name: 'provision_type',
          label: 'What it does',
          shape: { kind: 'oneof', ...connectorBehavior },
        },
      ],
      { defaultBehavior: {} },
    ),
    kind('manual', 'By hand', [
      instructions,
      {
        name: 'assignee',
        label: 'Assignee',
        shape: {
          kind: 'message',
          members: [{ name: 'typ', label: 'Who does it', shape: { kind: 'oneof', ...assignee } }],
        },
      },
      {
        name: 'userIds',
        label: 'People (deprecated)',
        hint: 'The service asks to use the assignee instead.',
        isDeprecated: true,
        shape: { kind: 'references', to: 'person' },
      },
    ]),
    kind('delegated', 'By another entitlement', [
      {
        name: 'entitlementId',
        label: 'Entitlement',
        isRequired: true,
        shape: { kind: 'entitlement' },
      },
      {
        name: 'implicit',
        label: 'Bind it by itself',
        hint: "A binding is made from the parent app's entitlement.",
        shape: { kind: 'flag' },
      },
    ]),
    kind('webhook', 'By a webhook', [
      {
        name: 'webhookId',
        label: 'Webhook',
        isRequired: true,
        shape: { kind: 'reference', to: 'webhook' },
      },
    ]),
    kind('externalTicket', 'By a ticket in another system', [
      appId,
      { ...connectorId, isRequired: true },
      {
        name: 'externalTicketProvisionerConfigId',
        label: 'Ticket configuration id',
        isRequired: true,
        shape: { kind: 'typedId' },
      },
      instructions,
    ]),
    kind('action', 'By an action of a connector', [
      appId,
      { ...connectorId, isRequired: true },
      {
        name: 'actionName',
        label: 'Action name',
        isRequired: true,
        shape: { kind: 'text', isMultiline: false },
      },
      {
        name: 'displayName',
        label: 'Shown as',
        shape: { kind: 'text', isMultiline: false },
      },
    ]),
    kind('devicePlacement', 'By a member device of a vault', [
      {
        name: 'vaultBoundaryId',
        label: 'Vault boundary id',
        isRequired: true,
        shape: { kind: 'typedId' },
      },
    ]),
    kind('multiStep', 'In several steps', [
      {
        name: 'provisionSteps',
        label: 'Steps',
        isRequired: true,
        shape: { kind: 'policies' },
      },
    ]),
    kind('unconfigured', 'Not configured'),
  ],
};
