/** Policies: `c1.api.policy.v1.Policy`, who has to agree to a task and what happens then. */
import type {
  OpenEnum,
  WireDuration,
  WireEmpty,
  WireInt64,
  WireJson,
  WireTimestamp,
} from './common';
import type { WireProvisionPolicy } from './provisioning';

/** `c1.api.policy.v1.PolicyType`. */
export type WirePolicyType = OpenEnum<
  | 'POLICY_TYPE_UNSPECIFIED'
  | 'POLICY_TYPE_GRANT'
  | 'POLICY_TYPE_REVOKE'
  | 'POLICY_TYPE_CERTIFY'
  | 'POLICY_TYPE_ACCESS_REQUEST'
  | 'POLICY_TYPE_PROVISION'
>;

/** `c1.api.policy.v1.Policy`. */
export interface WirePolicy {
  readonly annotations: Readonly<Record<string, string>>;
  readonly baselinePolicyId: string;
  readonly createdAt: WireTimestamp | null;
  readonly deletedAt: WireTimestamp | null;
  readonly description: string;
  readonly displayName: string;
  readonly id: string;
  /** The baseline is keyed by the type in small letters, such as `grant`; rules name the others. */
  readonly policySteps: Readonly<Record<string, WirePolicySteps>>;
  readonly policyType: WirePolicyType;
  readonly postActions: readonly WirePolicyPostAction[];
  readonly reassignTasksToDelegates: boolean;
  readonly rules: readonly WirePolicyRule[];
  readonly scope: WirePolicyScope | null;
  readonly systemBuiltin: boolean;
  readonly updatedAt: WireTimestamp | null;
}

/** `c1.api.policy.v1.PolicySteps`. */
export interface WirePolicySteps {
  readonly steps: readonly WirePolicyStep[];
}

/** `c1.api.policy.v1.PolicyStep`. */
export interface WirePolicyStep {
  /* oneof step: at most one of these keys is present */
  readonly accept?: { readonly acceptMessage: string };
  readonly action?: WireJson;
  readonly approval?: WireApproval;
  readonly form?: WireJson;
  readonly provision?: WirePolicyProvision;
  readonly reject?: { readonly rejectMessage: string };
  readonly wait?: WirePolicyWait;
}

/** `c1.api.policy.v1.Approval`. */
export interface WireApproval {
  readonly allowDelegation: boolean;
  readonly allowReassignment: boolean;
  readonly allowedReassignees: readonly string[];
  readonly assigned: boolean;
  readonly escalation: WireEscalation | null;
  readonly escalationEnabled: boolean;
  readonly requireApprovalReason: boolean;
  readonly requireDenialReason: boolean;
  readonly requireReassignmentReason: boolean;
  readonly requiresStepUpProviderId: string;
  /* oneof typ: at most one of these keys is present */
  readonly agent?: WireJson;
  readonly appOwners?: WireJson;
  readonly entitlementOwners?: WireJson;
  readonly expression?: WireJson;
  readonly group?: WireJson;
  readonly manager?: WireJson;
  readonly resourceOwners?: WireJson;
  readonly self?: WireJson;
  readonly users?: WireJson;
  readonly webhook?: { readonly webhookId: string };
}

/** `c1.api.policy.v1.Escalation`. */
export interface WireEscalation {
  readonly escalationComment: string;
  /** Seconds (inferred: the API document names no unit). */
  readonly expiration: WireInt64;
  /* oneof escalation_policy: at most one of these keys is present */
  readonly cancelTicket?: WireEmpty;
  readonly reassignToApprovers?: { readonly approverIds: readonly string[] };
  readonly replacePolicy?: { readonly policyId: string };
  readonly skipStep?: WireEmpty;
}

/** `c1.api.policy.v1.Provision`. */
export interface WirePolicyProvision {
  readonly assigned: boolean;
  readonly provisionPolicy: WireProvisionPolicy | null;
  readonly provisionTarget: WireJson | null;
}

/** `c1.api.policy.v1.Wait`. */
export interface WirePolicyWait {
  readonly commentOnFirstWait: string;
  readonly commentOnTimeout: string;
  readonly name: string;
  readonly timeoutDuration: WireDuration | null;
  /* oneof until: at most one of these keys is present */
  readonly condition?: { readonly condition: string };
  readonly duration?: { readonly duration: WireDuration | null };
  readonly untilTime?: WireJson;
}

/** `c1.api.policy.v1.Rule`. */
export interface WirePolicyRule {
  /** A CEL expression. */
  readonly condition: string;
  /** Deprecated: `stepKey` says it. */
  readonly policyKey: string;
  /* oneof outcome: at most one of these keys is present */
  readonly policyId?: string;
  readonly stepKey?: string;
}

/** `c1.api.policy.v1.PolicyPostActions`. */
export interface WirePolicyPostAction {
  /* oneof action: at most one of these keys is present */
  readonly certifyRemediateImmediately?: boolean;
}

/** `c1.api.policy.v1.PolicyScope`: the app or entitlement that a local policy belongs to. */
export interface WirePolicyScope {
  readonly appEntitlementId: string;
  readonly appId: string;
  readonly slot: OpenEnum<'POLICY_SCOPE_SLOT_UNSPECIFIED' | 'POLICY_SCOPE_SLOT_EMERGENCY'>;
}
