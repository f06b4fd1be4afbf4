import { countOf } from '../../shared/text/words';
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

/**
 * Whom and what several grants are about, or how many they are: `2 of 3 grants`.
 *
 * @param totalCount with those that are left out.
 */
export function describeGrants(grants: readonly GrantInContext[], totalCount: number): string {
  const [only] = grants;
  if (only !== undefined && totalCount === 1) return describeGrant(only);
  const total = countOf(totalCount, 'grant');
  return grants.length === totalCount
    ? total
    : `${grants.length.toLocaleString('en-US')} of ${total}`;
}

/** The account with its username, because one person can have several of the same name. */
function describeHolder({ account, accountId }: Grant): string {
  if (account === undefined) return accountId;
  const label = accountLabel(account);
  const handle = account.username || account.email;
  return handle === '' || handle === label ? label : `${label} (${handle})`;
}
