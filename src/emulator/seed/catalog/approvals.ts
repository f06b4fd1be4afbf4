/** The steps of policies, in the words of `c1.api.policy.v1`. */
import type { WireApproval, WirePolicyStep } from '../../../shared/wire/policies';
import { appKeyOf, entitlementIdOf, idOf } from '../ids';

type Approver = Pick<
  WireApproval,
  | 'agent'
  | 'appOwners'
  | 'entitlementOwners'
  | 'expression'
  | 'group'
  | 'manager'
  | 'resourceOwners'
  | 'self'
  | 'users'
  | 'webhook'
>;

const userIds = (keys: readonly string[]): string[] => keys.map((key) => idOf('user', key));

const choice = { allowSelfApproval: false, requireDistinctApprovers: false };

/** Who approves where nobody else can be found: certain persons, or nobody. */
const orElse = (keys: readonly string[]) => ({
  fallback: keys.length > 0,
  fallbackGroupIds: [],
  fallbackUserIds: userIds(keys),
  isGroupFallbackEnabled: false,
});

/** Who approves. The keys are those of the people to fall back on, but for `users`. */
export const approver = {
  manager: (...keys: readonly string[]): Approver => ({
    manager: { ...choice, assignedUserIds: [], ...orElse(keys) },
  }),
  appOwners: (): Approver => ({ appOwners: choice }),
  entitlementOwners: (...keys: readonly string[]): Approver => ({
    entitlementOwners: { ...choice, ...orElse(keys) },
  }),
  resourceOwners: (...keys: readonly string[]): Approver => ({
    resourceOwners: { ...choice, ...orElse(keys) },
  }),
  self: (...keys: readonly string[]): Approver => ({
    self: { assignedUserIds: [], ...orElse(keys) },
  }),
  users: (...keys: readonly string[]): Approver => ({
    users: { ...choice, requireDistinctApprovers: true, userIds: userIds(keys) },
  }),
  group: (entitlementKey: string, ...keys: readonly string[]): Approver => ({
    group: {
      ...choice,
      appGroupId: entitlementIdOf(entitlementKey),
      appId: idOf('app', appKeyOf(entitlementKey)),
      ...orElse(keys),
    },
  }),
  expression: (expression: string, ...keys: readonly string[]): Approver => ({
    expression: { ...choice, assignedUserIds: [], expressions: [expression], ...orElse(keys) },
  }),
  webhook: (name: string): Approver => ({ webhook: { webhookId: idOf('webhook', name) } }),
  agent: (instructions: string): Approver => ({
    agent: {
      agentFailureAction: 'APPROVAL_AGENT_FAILURE_ACTION_SKIP_POLICY_STEP',
      agentMode: 'APPROVAL_AGENT_MODE_COMMENT_ONLY',
      agentUserId: '',
      instructions,
      policyIds: [],
      reassignToUserIds: [],
    },
  }),
};

/** Somebody has to approve. */
export const approval = (
  by: Approver,
  settings: Partial<Omit<WireApproval, keyof Approver>> = {},
): WirePolicyStep => ({
  approval: {
    allowDelegation: true,
    allowReassignment: true,
    allowedReassignees: [],
    assigned: false,
    escalation: null,
    escalationEnabled: false,
    requireApprovalReason: false,
    requireDenialReason: true,
    requireReassignmentReason: false,
    requiresStepUpProviderId: '',
    ...settings,
    ...by,
  },
});

/** After so many hours without an answer, these people are asked instead. */
export const escalatesTo = (
  hours: number,
  ...keys: readonly string[]
): Pick<WireApproval, 'escalation' | 'escalationEnabled'> => ({
  escalationEnabled: true,
  escalation: {
    escalationComment: `Nobody answered within ${hours} hours.`,
    expiration: String(hours * 3600),
    reassignToApprovers: { approverIds: userIds(keys) },
  },
});

/** What was agreed on is done, in the way that the entitlement says. */
export const provision: WirePolicyStep = {
  provision: { assigned: false, provisionPolicy: null, provisionTarget: null },
};

/** Agreed without anybody being asked. */
export const accept = (acceptMessage: string): WirePolicyStep => ({ accept: { acceptMessage } });

/** Refused without anybody being asked. */
export const reject = (rejectMessage: string): WirePolicyStep => ({ reject: { rejectMessage } });

const noComments = { commentOnFirstWait: '', commentOnTimeout: '' };

/** Waits for so many days. */
export const waitDays = (name: string, days: number): WirePolicyStep => ({
  wait: {
    ...noComments,
    name,
    timeoutDuration: null,
    duration: { duration: `${days * 86_400}s` },
  },
});

/** Waits until a CEL expression holds, for at most so many days. */
export const waitUntil = (name: string, condition: string, days: number): WirePolicyStep => ({
  wait: { ...noComments, name, timeoutDuration: `${days * 86_400}s`, condition: { condition } },
});
