import type { Services } from '../services';
import { changeGrants } from './changeGrants';
import { grantTargets } from './grantTargets';

/** Makes the grants standing. */
export async function removeExpiration(
  services: Services,
  args: readonly unknown[],
): Promise<void> {
  const targets = await grantTargets(args, services, 'Remove Expiration');
  if (targets === undefined) return;
  await changeGrants(services, targets, {
    action: 'Remove Expiration',
    changeOf: (grant) => ({ kind: 'removeExpiration', grant }),
  });
}
