import { describeExpiry } from '../../shared/text/expiry';
import { joinParts } from '../../shared/text/words';
import { describeAccount } from '../../core/tree/accessRows';
import { accountLabel } from '../../core/model/account';
import type { App } from '../../core/model/app';
import type { Entitlement } from '../../core/model/entitlement';
import { isInherited, type Grant } from '../../core/model/grant';
import type { GrantInContext } from '../../core/model/grantInContext';
import type { TenantScope } from '../../core/tenantScope';
import { searchPick } from '../searchPick';
import type { Choice } from '../prompts';

/** Asks for an app, searched on the server while typing. */
export function pickApp(scope: TenantScope, title: string): Promise<App | undefined> {
  return searchPick({
    title,
    placeholder: 'Which app? Type a part of its name',
    search: async (text, signal) => {
      const { apps } = scope.session.connection.api;
      const page = await apps.search({ text }, signal);
      return page.rows.map((app): Choice<App> => ({
        label: app.displayName || app.id,
        value: app,
      }));
    },
  });
}

/** Asks for an entitlement of an app, searched on the server while typing. */
export function pickEntitlement(
  scope: TenantScope,
  app: App,
  title: string,
): Promise<Entitlement | undefined> {
  return searchPick({
    title,
    placeholder: `Which entitlement of ${app.displayName}? Type a part of its name`,
    search: async (text, signal) => {
      const { entitlements } = scope.session.connection.api;
      const page = await entitlements.search({ text, appIds: [app.id] }, {}, signal);
      return page.rows.map((entitlement): Choice<Entitlement> => ({
        label: entitlement.displayName || entitlement.slug,
        description: joinParts(entitlement.resourceName, entitlement.slug),
        value: entitlement,
      }));
    },
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
    placeholder: `Whose ${entitlement.displayName}? Type a name or email`,
    search: async (text, signal) => {
      const grants = await findGrants(scope, entitlement, text, signal);
      return grants.map((found) => grantChoice(scope.catalog.afterOwnWrites(found), now));
    },
  });
  return grant === undefined ? undefined : { app, entitlement, grant };
}

/** The server can't search grants by text: it searches the accounts, then their grants. */
async function findGrants(
  { session }: TenantScope,
  entitlement: Entitlement,
  text: string,
  signal: AbortSignal,
): Promise<readonly Grant[]> {
  const { accounts, grants } = session.connection.api;
  if (text === '') {
    return (await grants.search({ entitlements: [entitlement] }, {}, signal)).rows;
  }
  const fitting = await accounts.search({ text, appId: entitlement.appId }, {}, signal);
  const accountIds = fitting.rows.map((account) => account.id);
  if (accountIds.length === 0) return [];
  return (await grants.search({ entitlements: [entitlement], accountIds }, {}, signal)).rows;
}

function grantChoice(grant: Grant, now: Date): Choice<Grant> {
  const { account } = grant;
  return {
    label: account === undefined ? grant.accountId : accountLabel(account),
    description: joinParts(
      describeExpiry(grant.expiresAt, now),
      isInherited(grant) && 'inherited',
      account && describeAccount(account),
    ),
    detail: joinParts(account?.username, account?.email),
    value: grant,
  };
}
