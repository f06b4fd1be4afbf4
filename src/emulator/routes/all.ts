/** Every endpoint of the API that the emulator has. */
import type { Route } from '../route';
import { accountRoutes } from './accounts';
import { appRoutes } from './apps';
import { attributeRoutes } from './attributes';
import { connectorRoutes } from './connectors';
import { delegationRoutes } from './delegation';
import { entitlementOwnerRoutes } from './entitlementOwners';
import { entitlementRoutes } from './entitlements';
import { grantDurationRoutes } from './grantDurations';
import { grantRoutes } from './grants';
import { introspectRoutes } from './introspect';
import { membershipRoutes } from './membership';
import { policyRoutes } from './policies';
import { requestSchemaRoutes } from './requestSchemas';
import { taskRoutes } from './tasks';
import { updateEntitlementRoutes } from './updateEntitlement';
import { userRoutes } from './users';
import { vaultRoutes } from './vaults';
import { webhookRoutes } from './webhooks';

/** All of them; their order does not matter. */
export const allRoutes: readonly Route[] = [
  ...introspectRoutes,
  ...appRoutes,
  ...entitlementRoutes,
  ...updateEntitlementRoutes,
  ...entitlementOwnerRoutes,
  ...membershipRoutes,
  ...grantRoutes,
  ...grantDurationRoutes,
  ...accountRoutes,
  ...userRoutes,
  ...delegationRoutes,
  ...attributeRoutes,
  ...policyRoutes,
  ...requestSchemaRoutes,
  ...connectorRoutes,
  ...vaultRoutes,
  ...webhookRoutes,
  ...taskRoutes,
];
