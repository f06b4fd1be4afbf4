/** Every endpoint of the API that the emulator has. */
import type { Route } from '../route';
import { accountRoutes } from './accounts';
import { appRoutes } from './apps';
import { attributeRoutes } from './attributes';
import { delegationRoutes } from './delegation';
import { entitlementRoutes } from './entitlements';
import { grantDurationRoutes } from './grantDurations';
import { grantRoutes } from './grants';
import { introspectRoutes } from './introspect';
import { membershipRoutes } from './membership';
import { taskRoutes } from './tasks';
import { updateEntitlementRoutes } from './updateEntitlement';
import { userRoutes } from './users';

/** All of them; their order does not matter. */
export const allRoutes: readonly Route[] = [
  ...introspectRoutes,
  ...appRoutes,
  ...entitlementRoutes,
  ...updateEntitlementRoutes,
  ...membershipRoutes,
  ...grantRoutes,
  ...grantDurationRoutes,
  ...accountRoutes,
  ...userRoutes,
  ...delegationRoutes,
  ...attributeRoutes,
  ...taskRoutes,
];
