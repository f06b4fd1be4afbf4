import { accountLabel } from './account';
import type { App } from './app';
import type { Entitlement } from './entitlement';
import type { Grant } from './grant';

/** A grant with the names that people know it by. */
export interface GrantInContext {
  readonly grant: Grant;
  readonly entitlement: Entitlement;
  readonly app: App;
  /** The names of the entitlements it is inherited through, where they are known. */
  readonly sourceNames?: readonly string[];
}

/** Whom and what a grant is about: `Ana Lima: Admin on GitHub`. */
export function describeGrant({ grant, entitlement, app }: GrantInContext): string {
  const permission = entitlement.displayName || entitlement.slug;
  return `${describeHolder(grant)}: ${permission} on ${app.displayName || app.id}`;
}

/** The account with its username, because one person can have several of the same name. */
function describeHolder({ account, accountId }: Grant): string {
  if (account === undefined) return accountId;
  const label = accountLabel(account);
  const handle = account.username || account.email;
  return handle === '' || handle === label ? label : `${label} (${handle})`;
}
