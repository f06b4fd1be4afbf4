import { previewOfOne } from '../../core/change/changePreview';
import { planDelegation, seenDelegation } from '../../core/change/plan/planDelegation';
import { unshownName } from '../../core/delegation/delegationWords';
import { userLabel, type User } from '../../core/model/user';
import { withOwnDelegation } from '../../core/people/withOwnDelegation';
import type { TenantScope } from '../../core/tenantScope';
import { confirm } from '../prompts';
import type { Services } from '../services';
import { applyAndTell } from './changeGrants';
import { pickPerson } from './peopleFind';
import { ofKind, targetNodes } from './targets';
import { ensureUnlocked } from './unlockTenant';

/** Opens the panel in which a person's delegation is set. */
export async function setDelegation(services: Services, args: readonly unknown[]): Promise<void> {
  const target = await personTarget(services, args, 'Set Delegation');
  if (target !== undefined) services.delegationPanels.open(target.scope, target.person.id);
}

/** Opens the picture of who delegates to whom. */
export function showDelegations({ delegationPanels, reporter, scope }: Services): void {
  const current = scope();
  if (current === undefined) reporter.warn('Sign in to a tenant first.');
  else delegationPanels.openMap(current);
}

/**
 * Takes a person's delegate away, after a question that shows what is sent. It is asked as well where
 * the tenant shows nobody: a delegation that begins later may not show.
 */
export async function removeDelegation(
  services: Services,
  args: readonly unknown[],
): Promise<void> {
  const target = await personTarget(services, args, 'Remove Delegation');
  if (target === undefined) return;
  const { scope } = target;
  const { session } = scope;
  const readAt = services.clock.now();
  const read = await session.connection.api.users.get(target.person.id, scope.signal);
  const person = await withOwnDelegation(read, scope);
  const known = await services.delegationMemory.recall(session.tenant.key, [person], readAt);
  const remembered = known.get(person.id);
  const unshown =
    remembered?.delegateId === person.delegateId
      ? undefined
      : remembered && (await scope.people.get(remembered.delegateId));
  const plan = planDelegation(
    {
      change: { kind: 'removeDelegation', userId: person.id },
      seen: seenDelegation(person, remembered),
      subject: `Tasks of ${userLabel(person)}`,
      nameOf: (userId) => {
        if (unshown?.id === userId) return unshownName(unshown);
        return person.delegate?.id === userId ? userLabel(person.delegate) : undefined;
      },
    },
    session,
  );
  if (!(await ensureUnlocked(services, session))) return;
  const action = 'Remove Delegation';
  if (await confirm({ ...previewOfOne(plan), action })) await applyAndTell(services, plan);
}

/** The clicked or selected person, or one who is asked for. */
async function personTarget(
  services: Services,
  args: readonly unknown[],
  title: string,
): Promise<{ readonly scope: TenantScope; readonly person: User } | undefined> {
  const scope = services.scope();
  if (scope === undefined) {
    services.reporter.warn('Sign in to a tenant first.');
    return undefined;
  }
  const [content] = ofKind(targetNodes(args, services), 'person').contents;
  const person =
    content?.user ??
    (await pickPerson(scope, { title, placeholder: 'Whose tasks? Type a name or email' }));
  return person === undefined ? undefined : { scope, person };
}
