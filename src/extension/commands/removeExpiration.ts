import { planExpiration, refuseExpiration } from '../../core/change/plan/planExpiration';
import { grantRefOf } from '../../core/model/ids';
import type { Services } from '../services';
import { changeGrants } from './changeGrants';
import { grantTargets } from './grantTargets';

/** Makes the grants standing. */
export async function removeExpiration(
  services: Services,
  args: readonly unknown[],
): Promise<void> {
  const name = 'Remove Expiration';
  const targets = await grantTargets(args, services, name);
  if (targets === undefined) return;
  await changeGrants(services, targets, {
    name,
    refuse: refuseExpiration,
    ask: () =>
      Promise.resolve({
        heading: 'Remove the expiration',
        plan: (target, session, now) =>
          planExpiration(
            { kind: 'removeExpiration', grant: grantRefOf(target.grant) },
            target,
            session,
            now,
          ),
      }),
  });
}
