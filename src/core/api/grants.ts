import type { ReadClient } from '../http/httpClient';
import type { ReadRequest } from '../http/request';
import type { ExplainedGrant, Grant, GrantReason, ReasonStrength } from '../model/grant';
import {
  asAccountId,
  asAppId,
  asEntitlementId,
  asTaskId,
  type AccountId,
  type AppId,
  type EntitlementRef,
  type UserId,
} from '../model/ids';
import type { Page } from '../model/page';
import { readAccount } from './accounts';
import { readRef, wireRef } from './entitlements';
import { readEntitlementView } from './entitlementView';
import type { Expanded } from './expanded';
import { pageFields, pageQuery, readPage, type PageRequest } from './pages';
import {
  optionalObject,
  readDate,
  readList,
  readText,
  requiredObject,
  requiredText,
  type JsonObject,
} from './read';

/** Which grants; every field narrows. */
export interface GrantQuery {
  readonly appIds?: readonly AppId[];
  readonly entitlements?: readonly EntitlementRef[];
  readonly accountIds?: readonly AccountId[];
  /** The person who owns the accounts. */
  readonly userId?: UserId;
  /** Narrows nothing: whether the entitlements come with the names of their resources. */
  readonly expandsResources?: boolean;
}

/** Who holds what. */
export class GrantsApi {
  constructor(private readonly client: ReadClient) {}

  /** `POST /api/v1/search/grants`. The server has no order and no filter by expiry. */
  search(query: GrantQuery, page: PageRequest, signal?: AbortSignal): Promise<Page<Grant>> {
    return this.client.read(searchGrants(query, page), readGrantPage, signal);
  }

  /** The same page as it came, for whoever reads its JSON elsewhere with `readGrantPage`. */
  searchBytes(query: GrantQuery, page: PageRequest, signal?: AbortSignal): Promise<Buffer> {
    return this.client.readBytes(searchGrants(query, page), signal);
  }

  /** `GET …/entitlements/{id}/grants`: the only call that tells why a grant exists. */
  explain(
    { appId, entitlementId }: EntitlementRef,
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<ExplainedGrant>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/grants',
        pathParams: { app_id: appId, app_entitlement_id: entitlementId },
        query: pageQuery(page),
      },
      readPage(readExplainedGrant),
      signal,
    );
  }
}

const searchGrants = (
  { appIds, entitlements, accountIds, userId, expandsResources }: GrantQuery,
  page: PageRequest,
): ReadRequest => ({
  effect: 'read',
  method: 'POST',
  pathTemplate: '/api/v1/search/grants',
  body: {
    ...(appIds === undefined ? {} : { appIds }),
    ...(entitlements === undefined ? {} : { entitlementRefs: entitlements.map(wireRef) }),
    ...(accountIds === undefined ? {} : { appUserIds: accountIds }),
    ...(userId === undefined ? {} : { userId }),
    ...(expandsResources === true ? { expandMask: { paths: ['app_resource_id'] } } : {}),
    ...pageFields(page),
  },
});

/**
 * Reads an `AppEntitlementWithUserBinding`. Older servers send no ids on the binding itself; then
 * those of the account and the entitlement beside it count.
 */
function readGrant(row: JsonObject, expanded: Expanded): Grant {
  const binding = requiredObject(row, 'appEntitlementUserBinding');
  const accountView = optionalObject(binding, 'appUser');
  const wireAccount = accountView && optionalObject(accountView, 'appUser');
  const account = wireAccount && readAccount(wireAccount);
  const entitlementView = optionalObject(row, 'entitlement');
  const entitlement =
    entitlementView && optionalObject(entitlementView, 'appEntitlement')
      ? readEntitlementView(entitlementView, expanded)
      : undefined;
  const ids = {
    appId: readText(binding, 'appId') || entitlement?.appId,
    appEntitlementId: readText(binding, 'appEntitlementId') || entitlement?.entitlementId,
    appUserId: readText(binding, 'appUserId') || account?.id,
  };
  const originTaskId = readText(binding, 'originatingTicketId');
  return {
    appId: asAppId(requiredText(ids, 'appId')),
    entitlementId: asEntitlementId(requiredText(ids, 'appEntitlementId')),
    accountId: asAccountId(requiredText(ids, 'appUserId')),
    account,
    entitlement,
    grantedAt: readDate(binding, 'appEntitlementUserBindingCreatedAt'),
    expiresAt: readDate(binding, 'appEntitlementUserBindingDeprovisionAt'),
    sources: readList(binding, 'grantSources', readRef),
    originTaskId: originTaskId === '' ? undefined : asTaskId(originTaskId),
  };
}

/** Maps the JSON of a page of `search/grants`. */
export const readGrantPage = readPage(readGrant);

function readExplainedGrant(row: JsonObject): ExplainedGrant {
  return {
    appId: asAppId(requiredText(row, 'appId')),
    entitlementId: asEntitlementId(requiredText(row, 'appEntitlementId')),
    accountId: asAccountId(requiredText(row, 'appUserId')),
    reasons: readList(row, 'grantReasons', readReason),
    sources: readList(row, 'grantSources', readRef),
  };
}

const strengths: Readonly<Record<string, ReasonStrength>> = {
  GRANT_REASON_REFERENCE_STRENGTH_STRONG: 'strong',
  GRANT_REASON_REFERENCE_STRENGTH_WEAK: 'weak',
};

function readReason(reason: JsonObject): GrantReason {
  return {
    strength: strengths[readText(reason, 'referenceStrength')] ?? 'unknown',
    derivedFrom: readText(reason, 'derivedIdType'),
    derivedId: readText(reason, 'derivedIdData'),
    createdAt: readDate(reason, 'createdAt'),
    expiresAt: readDate(reason, 'reasonExpiresAt'),
  };
}
