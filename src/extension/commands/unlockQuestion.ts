import { unlockMs } from '../../core/session/tenantLock';
import { demoTenantKey, type TenantProfile } from '../../core/session/tenantProfile';

const unlockMinutes = unlockMs / 60_000;

/**
 * Asks whether a locked tenant may be changed. The demo tenant is locked only after *Lock Tenant*,
 * and its unlock does not end by itself.
 *
 * @param isProduction whether the person named the tenant as one where a mistake would hurt.
 */
export function unlockQuestion(
  { key, host, displayName }: TenantProfile,
  isProduction: boolean,
): {
  readonly message: string;
  readonly detail: string;
  readonly action: string;
} {
  if (key === demoTenantKey) {
    return {
      message: `Unlock ${displayName}?`,
      detail:
        'It was locked in this window, so nothing in it can be changed. Unlocked, it can be changed until it is locked again.',
      action: 'Unlock',
    };
  }
  const where = host === displayName ? '' : `${host}\n\n`;
  const kind = isProduction ? 'the production tenant ' : '';
  return {
    message: `Unlock ${kind}${displayName} for ${unlockMinutes} minutes?`,
    detail: `${where}Tenants are locked at first, so that nothing is changed by mistake. Unlocked, this one can be changed from this window, and every change is shown and confirmed before it is sent. After ${unlockMinutes} minutes it is locked again.`,
    action: `Unlock for ${unlockMinutes} Minutes`,
  };
}
