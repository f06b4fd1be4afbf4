import type { SignedInSession } from '../../core/session/session';
import { confirm } from '../prompts';
import type { Services } from '../services';
import { unlockQuestion } from './unlockQuestion';

type Needs = Pick<Services, 'lock' | 'reporter' | 'store'>;

/** Asks before the tenant can be changed from this window. */
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
  const isSure = await confirm(unlockQuestion(tenant));
  if (isSure) lock.unlock(tenant.key);
  return isSure;
}
