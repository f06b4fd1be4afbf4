/** The ways in which access is given and taken away, in the words of `c1.api.policy.v1`. */
import type {
  WireProvisionerAssignment,
  WireProvisionPolicy,
} from '../../../shared/wire/provisioning';
import { appKeyOf, entitlementIdOf, idOf } from '../ids';

/** The connector of an app does what its product is known to need. */
export const byConnector = (appKey: string): WireProvisionPolicy => ({
  connector: { defaultBehavior: { connectorId: idOf('connector', appKey) } },
});

/** A connector does it; which one, and how, was never said. */
export const bySomeConnector: WireProvisionPolicy = { connector: {} };

/** The connector of an app makes an account. */
export const byNewAccount = (
  appKey: string,
  config: Readonly<Record<string, unknown>>,
  vault?: string,
): WireProvisionPolicy => ({
  connector: {
    account: {
      config,
      connectorId: idOf('connector', appKey),
      schemaId: idOf('request-schema', `${appKey}/account`),
      ...(vault === undefined
        ? { doNotSave: {} }
        : { saveToVault: { vaultIds: [idOf('vault', vault)] } }),
    },
  },
});

/** The connector of an app deletes the account. */
export const byDeletingAccount = (appKey: string): WireProvisionPolicy => ({
  connector: { deleteAccount: { connectorId: idOf('connector', appKey) } },
});

/** Somebody does it by hand. */
export const byHand = (
  assignee: WireProvisionerAssignment,
  instructions: string,
): WireProvisionPolicy => ({ manual: { assignee, instructions, userIds: [] } });

/** Somebody of an old list, from before there were assignees. */
export const byHandOf = (keys: readonly string[], instructions: string): WireProvisionPolicy => ({
  manual: { assignee: null, instructions, userIds: userIds(keys) },
});

const userIds = (keys: readonly string[]): string[] => keys.map((key) => idOf('user', key));

/** Whose hand it is: certain persons, the owners, the manager, a group, or whom a formula names. */
export const assignee = {
  users: (...keys: readonly string[]): WireProvisionerAssignment => ({
    users: { allowReassignment: true, userIds: userIds(keys) },
  }),
  appOwners: (...fallback: readonly string[]): WireProvisionerAssignment => ({
    appOwners: { allowReassignment: true, fallbackUserIds: userIds(fallback) },
  }),
  entitlementOwners: (...fallback: readonly string[]): WireProvisionerAssignment => ({
    entitlementOwners: { allowReassignment: false, fallbackUserIds: userIds(fallback) },
  }),
  manager: (...fallback: readonly string[]): WireProvisionerAssignment => ({
    manager: { allowReassignment: true, fallbackUserIds: userIds(fallback) },
  }),
  group: (entitlementKey: string, ...fallback: readonly string[]): WireProvisionerAssignment => ({
    group: {
      allowReassignment: false,
      appGroupId: entitlementIdOf(entitlementKey),
      appId: idOf('app', appKeyOf(entitlementKey)),
      fallbackUserIds: userIds(fallback),
    },
  }),
  expression: (expression: string, ...fallback: readonly string[]): WireProvisionerAssignment => ({
    expression: {
      allowReassignment: false,
      expressions: [expression],
      fallbackUserIds: userIds(fallback),
    },
  }),
};

/** Another entitlement carries this one. */
export const byEntitlement = (entitlementKey: string, implicit = false): WireProvisionPolicy => ({
  delegated: {
    appId: idOf('app', appKeyOf(entitlementKey)),
    entitlementId: entitlementIdOf(entitlementKey),
    implicit,
  },
});

/** A web hook is called. */
export const byWebhook = (name: string): WireProvisionPolicy => ({
  webhook: { webhookId: idOf('webhook', name) },
});

/** A ticket is opened in another app, whose connector watches it. */
export const byTicketIn = (appKey: string, instructions: string): WireProvisionPolicy => ({
  externalTicket: {
    appId: idOf('app', appKey),
    connectorId: idOf('connector', appKey),
    externalTicketProvisionerConfigId: idOf('action-config', `${appKey}/ticket`),
    instructions,
  },
});

/** An action of a connector is called. */
export const byAction = (
  appKey: string,
  actionName: string,
  displayName: string,
): WireProvisionPolicy => ({
  action: {
    actionName,
    appId: idOf('app', appKey),
    connectorId: idOf('connector', appKey),
    displayName,
  },
});

/** A device that is a member of a vault hands it over. */
export const byDevice = (vault: string): WireProvisionPolicy => ({
  devicePlacement: { vaultBoundaryId: idOf('vault', vault) },
});

/** One way after the other. */
export const inSteps = (
  ...provisionSteps: readonly WireProvisionPolicy[]
): WireProvisionPolicy => ({
  multiStep: { provisionSteps },
});

/** Nothing is set up. */
export const notConfigured: WireProvisionPolicy = { unconfigured: {} };
