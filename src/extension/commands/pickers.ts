import { describeExpiry } from '../../shared/text/expiry';
import { joinParts } from '../../shared/text/words';
import { describeAccount } from '../../core/tree/grantRow';
import { accountLabel } from '../../core/model/account';
import type { App } from '../../core/model/app';
import type { Entitlement } from '../../core/model/entitlement';
import { isInherited, type Grant } from '../../core/model/grant';
import { describeGrant, type GrantInContext } from '../../core/model/grantInContext';
import type { TenantScope } from '../../core/tenantScope';
import { withoutIcons } from '../plainText';
import { choose } from '../prompts';
import { firstRows, searchPick, type Found, type FoundRow } from '../searchPick';

/** Asks for an app, searched on the server while typing. */
export function pickApp(scope: TenantScope, title: string): Promise<App | undefined> {
  const { apps } = scope.session.connection.api;
  return searchPick({
    title,
    placeholder: 'Which app? Type part of its name',
    signal: scope.signal,
    search: (text, signal) =>
      firstRows(
        (pageToken) => apps.search({ text, pageToken }, signal),
        (app) => ({ label: app.displayName || app.id, value: app }),
      ),
  });
}

/** Asks for an entitlement of an app, searched on the server while typing. */
export function pickEntitlement(
  scope: TenantScope,
  app: App,
  title: string,
): Promise<Entitlement | undefined> {
  const { entitlements } = scope.session.connection.api;
  return searchPick({
    title,
    placeholder: `Which entitlement of ${app.displayName || app.id}? Type part of its name`,
    signal: scope.signal,
    search: (text, signal) =>
      firstRows(
        (pageToken) => entitlements.search({ text, appIds: [app.id] }, { pageToken }, signal),
        (entitlement) => ({
          label: entitlement.displayName || entitlement.slug,
          description: joinParts(entitlement.resourceName, entitlement.slug),
          value: entitlement,
        }),
      ),
  });
}

/** Asks for a grant step by step: app, entitlement, account. */
export async function pickGrant(
  scope: TenantScope,
  now: Date,
  title: string,
): Promise<GrantInContext | undefined> {
  const app = await pickApp(scope, title);
  if (app === undefined) return undefined;
  const entitlement = await pickEntitlement(scope, app, title);
  if (entitlement === undefined) return undefined;
  const grant = await searchPick({
    title,
    placeholder: `Whose grant of ${entitlement.displayName || entitlement.slug}? Type a name or email`,
    signal: scope.signal,
    search: (text, signal) =>
      findGrants(scope, entitlement, text, signal, (found) =>
        grantRow(scope.catalog.afterOwnWrites(found), now),
      ),
  });
  return grant === undefined ? undefined : { app, entitlement, grant };
}

/** The only grant, or the one that the person chooses of several. */
export async function oneOf(
  grants: readonly GrantInContext[],
  now: Date,
  title: string,
): Promise<GrantInContext | undefined> {
  if (grants.length <= 1) return grants[0];
  return choose(
    grants.map((target) => ({
      label: withoutIcons(describeGrant(target)),
      detail: withoutIcons(grantState(target.grant, now)),
      value: target,
    })),
    { title, placeHolder: `Which of the ${grants.length} selected grants?` },
  );
}

/** The server can't search grants by text: it searches the accounts, then their grants. */
async function findGrants(
  { session }: TenantScope,
  entitlement: Entitlement,
  text: string,
  signal: AbortSignal,
  rowOf: (grant: Grant) => FoundRow<Grant>,
): Promise<Found<Grant>> {
  const { accounts, grants } = session.connection.api;
  const entitlements = [entitlement];
  if (text === '') {
    return firstRows((pageToken) => grants.search({ entitlements }, { pageToken }, signal), rowOf);
  }
  const fitting = await firstRows(
    (pageToken) => accounts.search({ text, appId: entitlement.appId }, { pageToken }, signal),
    (account) => ({ label: account.id, value: account.id }),
  );
  const accountIds = fitting.rows.map(({ value }) => value);
  if (accountIds.length === 0) return { rows: [], hasMore: fitting.hasMore };
  const held = await firstRows(
    (pageToken) => grants.search({ entitlements, accountIds }, { pageToken }, signal),
    rowOf,
  );
  return { rows: held.rows, hasMore: held.hasMore || fitting.hasMore };
}

function grantRow(grant: Grant, now: Date): FoundRow<Grant> {
  const { account } = grant;
  return {
    label: account === undefined ? grant.accountId : accountLabel(account),
    description: grantState(grant, now),
    detail: joinParts(account?.username, account?.email),
    value: grant,
  };
}

/** What the Access view says beside a grant. */
function grantState(grant: Grant, now: Date): string {
  return joinParts(
    describeExpiry(grant.expiresAt, now),
    isInherited(grant) && 'inherited',
    grant.account && describeAccount(grant.account),
  );
}
