import type { Account } from '../model/account';
import type { Entitlement } from '../model/entitlement';
import type { Grant } from '../model/grant';
import {
  asAccountId,
  asAppId,
  asEntitlementId,
  asResourceTypeId,
  asRiskLevelId,
  asUserId,
  type EntitlementRef,
} from '../model/ids';
import {
  accountFlag,
  accountKinds,
  accountStatuses,
  entitlementFlag,
  type AppSegment,
} from './appSegment';
import { textAt } from './textColumn';

/** The entitlement in a row, as a list would show it. */
export function entitlementAt({ app, entitlements }: AppSegment, row: number): Entitlement {
  const text = (column: TextColumns) => textAt(entitlements[column], row);
  const flags = entitlements.flags[row] ?? 0;
  const riskLevelId = text('riskLevelIds');
  const end = entitlements.grantEnds[row] ?? 0;
  return {
    appId: app.id,
    entitlementId: asEntitlementId(text('ids')),
    displayName: text('names'),
    description: '',
    slug: text('slugs'),
    alias: '',
    resourceTypeId: asResourceTypeId(text('resourceTypeIds')),
    resourceName: text('resourceNames') || undefined,
    grantCount: end - (row === 0 ? 0 : (entitlements.grantEnds[row - 1] ?? 0)),
    riskLevelId: riskLevelId === '' ? undefined : asRiskLevelId(riskLevelId),
    isAccess: (flags & entitlementFlag.access) !== 0,
    isDeleted: (flags & entitlementFlag.deleted) !== 0,
  };
}

type TextColumns = 'ids' | 'names' | 'slugs' | 'resourceNames' | 'resourceTypeIds' | 'riskLevelIds';

/** The account in a row. */
export function accountAt({ accounts, app }: AppSegment, row: number): Account {
  const userId = textAt(accounts.userIds, row);
  return {
    id: asAccountId(textAt(accounts.ids, row)),
    appId: app.id,
    displayName: textAt(accounts.names, row),
    username: textAt(accounts.usernames, row),
    email: textAt(accounts.emails, row),
    kind: accountKinds[accounts.kinds[row] ?? 0] ?? 'unknown',
    status: accountStatuses[accounts.statuses[row] ?? 0] ?? 'unknown',
    isExternal: ((accounts.flags[row] ?? 0) & accountFlag.external) !== 0,
    userId: userId === '' ? undefined : asUserId(userId),
  };
}

/** The grant in a row. Which task asked for it is not kept. */
export function grantAt(segment: AppSegment, row: number): Grant {
  const { grants } = segment;
  const account = accountAt(segment, grants.accounts[row] ?? 0);
  const entitlement = entitlementAt(segment, entitlementRowOf(segment, row));
  return {
    appId: segment.app.id,
    entitlementId: entitlement.entitlementId,
    accountId: account.id,
    account,
    entitlement,
    grantedAt: dateOf(grants.grantedAtMs[row]),
    expiresAt: dateOf(grants.expiresAtMs[row]),
    sources: sourcesAt(segment, row),
    originTaskId: undefined,
  };
}

/** Whether the grant in a row is inherited through another entitlement. */
export function isInheritedAt({ grants }: AppSegment, row: number): boolean {
  return (grants.sourceEnds[row] ?? 0) > (row === 0 ? 0 : (grants.sourceEnds[row - 1] ?? 0));
}

function sourcesAt({ grants }: AppSegment, row: number): readonly EntitlementRef[] {
  const sources: EntitlementRef[] = [];
  const start = row === 0 ? 0 : (grants.sourceEnds[row - 1] ?? 0);
  for (let source = start; source < (grants.sourceEnds[row] ?? 0); source++) {
    const [appId = '', entitlementId = ''] = textAt(grants.sources, source).split('/');
    sources.push({ appId: asAppId(appId), entitlementId: asEntitlementId(entitlementId) });
  }
  return sources;
}

/** The row of the entitlement that the grant in a row is of. */
export function entitlementRowOf({ entitlements }: AppSegment, grantRow: number): number {
  const { grantEnds } = entitlements;
  let low = 0;
  let high = grantEnds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((grantEnds[middle] ?? Infinity) > grantRow) high = middle;
    else low = middle + 1;
  }
  return low;
}

const dateOf = (atMs: number | undefined): Date | undefined =>
  atMs === undefined || Number.isNaN(atMs) ? undefined : new Date(atMs);
