import type { EntitlementRef } from '../../core/model/ids';
import type { TenantScope } from '../../core/tenantScope';
import type { Services } from '../services';
import { pickApp, pickEntitlement } from './pickers';
import { ofKind, targetNodes } from './targets';

const title = 'Edit Entitlement Settings';

/** Opens the panel in which the settings of the clicked entitlement are edited, or asks for one. */
export async function editEntitlement(services: Services, args: readonly unknown[]): Promise<void> {
  const scope = services.scope();
  if (scope === undefined) {
    services.reporter.warn('Sign in to a tenant first.');
    return;
  }
  const { contents } = ofKind(targetNodes(args, services), 'entitlement');
  const [only] = contents.length === 1 ? contents : [];
  const entitlement = only?.entitlement ?? (await askForEntitlement(scope));
  if (entitlement !== undefined) services.entitlementPanels.open(scope, entitlement);
}

async function askForEntitlement(scope: TenantScope): Promise<EntitlementRef | undefined> {
  const app = await pickApp(scope, title);
  return app && pickEntitlement(scope, app, title);
}
