/** How access is given and taken away: `c1.api.policy.v1.ProvisionPolicy` and its kinds. */
import type { WireEmpty, WireJson } from './common';

/** `c1.api.policy.v1.ProvisionPolicy`. */
export interface WireProvisionPolicy {
  /* oneof typ: at most one of these keys is present */
  readonly action?: WireActionProvision;
  readonly connector?: WireConnectorProvision;
  readonly delegated?: WireDelegatedProvision;
  readonly devicePlacement?: WireDevicePlacementProvision;
  readonly externalTicket?: WireExternalTicketProvision;
  readonly manual?: WireManualProvision;
  readonly multiStep?: WireMultiStep;
  readonly unconfigured?: WireEmpty;
  readonly webhook?: WireWebhookProvision;
}

/** `c1.api.policy.v1.ConnectorProvision`. */
export interface WireConnectorProvision {
  /* oneof provision_type: at most one of these keys is present */
  readonly account?: WireAccountProvision;
  readonly defaultBehavior?: WireDefaultBehavior;
  readonly deleteAccount?: WireDeleteAccount;
}

/** `c1.api.policy.v1.ConnectorProvision.AccountProvision`. */
export interface WireAccountProvision {
  readonly config: WireJson | null;
  readonly connectorId: string;
  readonly schemaId: string;
  /* oneof storage_type: at most one of these keys is present */
  readonly doNotSave?: WireEmpty;
  readonly saveToVault?: WireSaveToVault;
}

/** `c1.api.policy.v1.ConnectorProvision.DefaultBehavior`. */
export interface WireDefaultBehavior {
  readonly connectorId: string;
}

/** `c1.api.policy.v1.ConnectorProvision.DeleteAccount`. */
export interface WireDeleteAccount {
  readonly connectorId: string;
}

/** `c1.api.policy.v1.ConnectorProvision.SaveToVault`. */
export interface WireSaveToVault {
  readonly vaultIds: readonly string[];
}

/** `c1.api.policy.v1.ManualProvision`. */
export interface WireManualProvision {
  readonly assignee: WireProvisionerAssignment | null;
  readonly instructions: string;
  readonly userIds: readonly string[];
}

/** `c1.api.policy.v1.ProvisionerAssignment`. */
export interface WireProvisionerAssignment {
  /* oneof typ: at most one of these keys is present */
  readonly appOwners?: WireAppOwnerProvisioner;
  readonly entitlementOwners?: WireEntitlementOwnerProvisioner;
  readonly expression?: WireExpressionProvisioner;
  readonly group?: WireGroupProvisioner;
  readonly manager?: WireManagerProvisioner;
  readonly users?: WireUserProvisioner;
}

/** `c1.api.policy.v1.UserProvisioner`. */
export interface WireUserProvisioner {
  readonly allowReassignment: boolean;
  readonly userIds: readonly string[];
}

/** `c1.api.policy.v1.AppOwnerProvisioner`. */
export interface WireAppOwnerProvisioner {
  readonly allowReassignment: boolean;
  readonly fallbackUserIds: readonly string[];
}

/** `c1.api.policy.v1.EntitlementOwnerProvisioner`. */
export interface WireEntitlementOwnerProvisioner {
  readonly allowReassignment: boolean;
  readonly fallbackUserIds: readonly string[];
}

/** `c1.api.policy.v1.ManagerProvisioner`. */
export interface WireManagerProvisioner {
  readonly allowReassignment: boolean;
  readonly fallbackUserIds: readonly string[];
}

/** `c1.api.policy.v1.GroupProvisioner`. */
export interface WireGroupProvisioner {
  readonly allowReassignment: boolean;
  readonly appGroupId: string;
  readonly appId: string;
  readonly fallbackUserIds: readonly string[];
}

/** `c1.api.policy.v1.ExpressionProvisioner`. */
export interface WireExpressionProvisioner {
  readonly allowReassignment: boolean;
  readonly expressions: readonly string[];
  readonly fallbackUserIds: readonly string[];
}

/** `c1.api.policy.v1.DelegatedProvision`. */
export interface WireDelegatedProvision {
  readonly appId: string;
  readonly entitlementId: string;
  readonly implicit: boolean;
}

/** `c1.api.policy.v1.WebhookProvision`. */
export interface WireWebhookProvision {
  readonly webhookId: string;
}

/** `c1.api.policy.v1.MultiStep`. */
export interface WireMultiStep {
  readonly provisionSteps: readonly WireProvisionPolicy[];
}

/** `c1.api.policy.v1.ExternalTicketProvision`. */
export interface WireExternalTicketProvision {
  readonly appId: string;
  readonly connectorId: string;
  readonly externalTicketProvisionerConfigId: string;
  readonly instructions: string;
}

/** `c1.api.policy.v1.ActionProvision`. */
export interface WireActionProvision {
  readonly actionName: string;
  readonly appId: string;
  readonly connectorId: string;
  readonly displayName: string;
}

/** `c1.api.policy.v1.DevicePlacementProvision`. */
export interface WireDevicePlacementProvision {
  readonly vaultBoundaryId: string;
}
