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
  const holder = grant.account === undefined ? grant.accountId : accountLabel(grant.account);
  return `${holder}: ${entitlement.displayName || entitlement.slug} on ${app.displayName || app.id}`;
}
