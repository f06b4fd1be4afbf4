import fc from 'fast-check';
import { provisioningKinds } from '../../src/shared/forms/entitlement/provisioningKinds';
import {
  annotationField,
  settingNames,
  settingsOf,
  type EntitlementSettings,
  type SettingField,
} from '../../src/shared/forms/entitlement/settings';
import type { JsonObject, JsonValue } from '../../src/shared/json';

const id = fc.constantFrom('a'.repeat(27), 'b'.repeat(27), '');
const ids = fc.uniqueArray(fc.constantFrom('a'.repeat(27), 'b'.repeat(27), 'c'.repeat(27)));
const text = fc.constantFrom('', 'one', 'two');

const assignee = fc.oneof(
  fc.record({ users: fc.record({ allowReassignment: fc.boolean(), userIds: ids }) }),
  ...['appOwners', 'entitlementOwners', 'manager'].map((kind) =>
    fc.record({ [kind]: fc.record({ allowReassignment: fc.boolean(), fallbackUserIds: ids }) }),
  ),
  fc.record({ group: fc.record({ appGroupId: id, appId: id, fallbackUserIds: ids }) }),
  fc.record({ expression: fc.record({ expressions: fc.array(text), fallbackUserIds: ids }) }),
  fc.constant(null),
);

const account = fc.record({
  connectorId: id,
  schemaId: id,
  config: fc.constantFrom(null, {}, { region: 'eu', isFast: false }),
});

/** One step of several, those among them that hold a configuration where no form of ours shows it. */
export const anyStep: fc.Arbitrary<JsonValue> = fc.constantFrom<JsonValue>(
  { unconfigured: {} },
  { connector: {} },
  { connector: { account: { schemaId: '', config: { region: 'eu' }, doNotSave: {} } } },
  { webhook: { webhookId: 'a'.repeat(27) } },
  { manual: { instructions: 'Ask', assignee: null, userIds: [], extra: { kept: true } } },
  { manual: { instructions: 'Ask', extra: [{ config: { token: 'one' } }] } },
  { multiStep: { provisionSteps: [{ teleport: { to: 'mars' } }] } },
  { teleport: { to: 'mars', config: { token: 'two' } } },
);

/** A provisioning policy of each kind, one this version does not know among them. */
export const policyOfKind: Readonly<Record<string, fc.Arbitrary<JsonValue>>> = {
  connector: fc.record({
    connector: fc.oneof(
      fc.constant({}),
      fc.record({ defaultBehavior: fc.record({ connectorId: id }) }),
      fc.record({ deleteAccount: fc.record({ connectorId: id }) }),
      account.map((fields) => ({ account: { ...fields, doNotSave: {} } })),
      fc
        .tuple(account, ids)
        .map(([fields, vaultIds]) => ({ account: { ...fields, saveToVault: { vaultIds } } })),
      account.map((fields) => ({ account: { ...fields, saveElsewhere: { where: 'there' } } })),
    ),
  }),
  manual: fc.record({ manual: fc.record({ assignee, instructions: text, userIds: ids }) }),
  delegated: fc.record({
    delegated: fc.record({ appId: id, entitlementId: id, implicit: fc.boolean() }),
  }),
  webhook: fc.record({ webhook: fc.record({ webhookId: id }) }),
  externalTicket: fc.record({
    externalTicket: fc.record({
      appId: id,
      connectorId: id,
      externalTicketProvisionerConfigId: id,
      instructions: text,
    }),
  }),
  action: fc.record({
    action: fc.record({ actionName: text, appId: id, connectorId: id, displayName: text }),
  }),
  devicePlacement: fc.record({ devicePlacement: fc.record({ vaultBoundaryId: id }) }),
  unconfigured: fc.constantFrom(null, { unconfigured: {} }),
  multiStep: fc.record({
    multiStep: fc.record({
      provisionSteps: fc.array(anyStep, { maxLength: 3 }),
    }),
  }),
  unknown: fc.record({ teleport: fc.record({ to: text, isFast: fc.boolean() }) }),
};

export const kindsOfPolicies = [
  ...provisioningKinds.kinds.map(({ name }) => name),
  'unknown',
] as const;

const policy = fc.oneof(...Object.values(policyOfKind));

/** An `AppEntitlement` as servers send it. */
const wireEntitlement: fc.Arbitrary<JsonObject> = fc
  .record({
    displayName: text,
    slug: text,
    description: text,
    alias: text,
    purpose: fc.constantFrom(
      'APP_ENTITLEMENT_PURPOSE_VALUE_UNSPECIFIED',
      'APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION',
    ),
    requestSchemaId: id,
    riskLevelValueId: id,
    complianceFrameworkValueIds: ids,
    grantPolicyId: id,
    revokePolicyId: id,
    certifyPolicyId: id,
    emergencyGrantEnabled: fc.boolean(),
    emergencyGrantPolicyId: id,
    overrideAccessRequestsDefaults: fc.boolean(),
    provisionerPolicy: policy,
    deprovisionerPolicy: policy,
    annotations: fc.dictionary(fc.constantFrom('team', 'owner', 'c1/kept'), fc.constant('x')),
  })
  .chain((fields) =>
    fc
      .constantFrom({ durationUnset: {} }, { durationGrant: '3600s' }, { durationGrant: '60s' })
      .map((duration) => ({ ...fields, ...duration })),
  );

/** Settings as they are read from a server. */
export const anySettings: fc.Arbitrary<EntitlementSettings> = wireEntitlement.map(settingsOf);

/** Some of the fields that edits can be about. */
export const anyFields: fc.Arbitrary<readonly SettingField[]> = fc.uniqueArray(
  fc.constantFrom<SettingField>(...settingNames, annotationField('team'), annotationField('owner')),
);
