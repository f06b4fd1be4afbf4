import { isProduction } from '../../core/session/productionTenants';
import type { SignedInSession } from '../../core/session/session';
import { confirm } from '../prompts';
import type { Services } from '../services';
import { unlockQuestion } from './unlockQuestion';

type Needs = Pick<Services, 'lock' | 'settings'>;

/** Asks before the tenant can be changed from this window. */
export async function unlockTenant(
  services: Needs & Pick<Services, 'reporter' | 'store'>,
): Promise<void> {
  const session = services.store.current;
  if (session.kind !== 'signedIn') {
    services.reporter.warn('Sign in to a tenant first.');
    return;
  }
  await ensureUnlocked(services, session);
}

/** @returns whether the tenant is unlocked now. */
export async function ensureUnlocked(
  { lock, settings }: Needs,
  { tenant }: SignedInSession,
): Promise<boolean> {
  if (lock.isUnlocked(tenant.key)) return true;
  const isSure = await confirm(
    unlockQuestion(tenant, isProduction(tenant, settings.value.productionTenants)),
  );
  if (isSure) lock.unlock(tenant.key);
  return isSure;
}
