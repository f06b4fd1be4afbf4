import { grantKey } from '../../core/model/ids';
import type { GrantInContext } from '../../core/model/grantInContext';
import type { TenantScope } from '../../core/tenantScope';
import type { Services } from '../services';
import { pickGrant } from './pickers';
import { ofKind, targetNodes } from './targets';

/** The grants that a command is meant for. */
export interface GrantTargets {
  readonly scope: TenantScope;
  readonly grants: readonly GrantInContext[];
  /** Rows of the selection that are no grants. */
  readonly leftOutCount: number;
}

/**
 * Finds the grants among the clicked or selected rows, or asks for one.
 *
 * @returns undefined when there is no session or the person leaves.
 */
export async function grantTargets(
  args: readonly unknown[],
  services: Services,
  title: string,
): Promise<GrantTargets | undefined> {
  const scope = services.scope();
  if (scope === undefined) {
    services.reporter.warn('Sign in to a tenant first.');
    return undefined;
  }
  const nodes = targetNodes(args, services);
  const { contents, otherCount } = ofKind(nodes, 'grant');
  if (contents.length > 0) {
    // An entitlement can stand in two places of the tree, and its grants with it.
    const byKey = new Map(contents.map((content) => [grantKey(content.grant), content]));
    return { scope, grants: [...byKey.values()], leftOutCount: otherCount };
  }
  const picked = await pickGrant(scope, services.clock.now(), title);
  return picked === undefined ? undefined : { scope, grants: [picked], leftOutCount: 0 };
}
