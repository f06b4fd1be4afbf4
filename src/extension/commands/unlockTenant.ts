import type { SignedInSession } from '../../core/session/session';
import { confirm } from '../prompts';
import type { Services } from '../services';

type Needs = Pick<Services, 'lock' | 'reporter' | 'store'>;

/** Asks before the tenant of this window can be changed for 15 minutes. */
export async function unlockTenant({ lock, reporter, store }: Needs): Promise<void> {
  const session = store.current;
  if (session.kind !== 'signedIn') {
    reporter.warn('Sign in to a tenant first.');
    return;
  }
  await ensureUnlocked({ lock }, session);
}

/** @returns whether the tenant is unlocked now. */
export async function ensureUnlocked(
  { lock }: Pick<Services, 'lock'>,
  { tenant }: SignedInSession,
): Promise<boolean> {
  if (lock.isUnlocked(tenant.key)) return true;
  const isSure = await confirm({
    message: `Unlock ${tenant.displayName} for 15 minutes?`,
    detail: `${tenant.host}\n\nThe tenant is locked: nothing can be changed. Unlocked, this window can change it, one confirmed change at a time. Other windows stay locked.`,
    action: 'Unlock for 15 Minutes',
  });
  if (isSure) lock.unlock(tenant.key);
  return isSure;
}
