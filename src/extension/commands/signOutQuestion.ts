import { demoTenantKey, type TenantProfile } from '../../core/session/tenantProfile';

const signOutActions = ['Sign Out', 'Sign Out and Delete Records'] as const;

/** Asks whether to leave a tenant, and whether what is kept about it on this machine is to stay. */
export function signOutQuestion({ key, host, displayName }: TenantProfile): {
  readonly message: string;
  readonly detail: string;
  readonly actions: typeof signOutActions;
} {
  const where = host === displayName || host === '' ? '' : `${host}\n\n`;
  const credential =
    key === demoTenantKey
      ? ''
      : 'Its credential is deleted from this machine, and all windows are signed out of it. ';
  return {
    message: `Sign out of ${displayName}?`,
    detail: `${where}${credential}Records about it stay, unless you delete them too: the journal of changes, which undoing needs, unsaved drafts, and the delegation dates that were set from here. Nothing changes in the tenant.`,
    actions: signOutActions,
  };
}
