/** Grants: search over the tenant, and those of one entitlement with their reasons. */
import type { WireExpandedPage, WirePage } from '../../shared/wire/common';
import type {
  WireAppEntitlementWithExpired,
  WireAppEntitlementWithUserBinding,
} from '../../shared/wire/grants';
import { Expansion } from '../expansion';
import { appEntitlementExpandMask, appEntitlementRef, pageFields } from '../messages/common';
import { entitlementPurpose } from '../messages/enums';
import { listItem, nested, repeated } from '../protojson/compounds';
import { message } from '../protojson/message';
import { id, optionalId, text } from '../protojson/scalars';
import { route, type Call, type Route } from '../route';
import { everyGrant } from '../store/queries';
import type { GrantRecord } from '../store/tenantData';
import {
  accountPaths,
  accountView,
  entitlementPaths,
  entitlementView,
  visibleAccount,
  visibleUserById,
} from '../views';

const searchRequest = message('c1.api.app.v1.AppEntitlementSearchServiceSearchGrantsRequest', {
  ...pageFields,
  appIds: repeated(id),
  appUserIds: repeated(id),
  entitlementRefs: repeated(listItem(appEntitlementRef)),
  entitlementSlugs: repeated(text),
  expandMask: nested(appEntitlementExpandMask),
  purpose: repeated(entitlementPurpose),
  resourceIds: repeated(id),
  resourceTypeIds: repeated(id),
  userId: optionalId,
});

const listRequest = message('c1.api.app.v1.SearchAppEntitlementsWithExpiredRequest', {
  ...pageFields,
  appId: id,
  appEntitlementId: id,
});

/** The endpoints that read grants. */
export const grantRoutes: readonly Route[] = [
  route(
    'POST',
    '/api/v1/search/grants',
    searchRequest,
    (request, call): WireExpandedPage<WireAppEntitlementWithUserBinding> => {
      const expansion = Expansion.of(request.expandMask, entitlementPaths);
      const { rows, nextPageToken } = call.page(request, (range) =>
        call.store.searchGrants(request, range),
      );
      return {
        list: rows.map((grant) => grantRow(call, grant, expansion)),
        expanded: expansion.expanded,
        nextPageToken,
      };
    },
  ),
  route(
    'GET',
    '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/grants',
    listRequest,
    (request, call): WirePage<WireAppEntitlementWithExpired> => {
      const ref = { appId: request.appId, id: request.appEntitlementId };
      const { rows, nextPageToken } = call.page(request, (range) =>
        call.store.searchGrants({ ...everyGrant, entitlementRefs: [ref] }, range),
      );
      return { list: rows.map((grant) => grantWithReasons(call, grant)), nextPageToken };
    },
  ),
];

function grantRow(
  call: Call,
  grant: GrantRecord,
  expansion: Expansion,
): WireAppEntitlementWithUserBinding {
  const { appId, appEntitlementId, appUserId } = grant;
  const account = call.store.account(appId, appUserId);
  const entitlement = call.store.entitlement({ appId, id: appEntitlementId });
  const noNeighbours = Expansion.of(null, accountPaths);
  return {
    appEntitlementUserBinding: {
      appEntitlementId,
      appEntitlementUserBindingCreatedAt: grant.createdAt,
      appEntitlementUserBindingDeprovisionAt: grant.deprovisionAt,
      appId,
      appUser: account === undefined ? null : accountView(call, account, noNeighbours),
      appUserId,
      grantSources: grant.grantSources,
      originatingTicketId: grant.originatingTicketId,
    },
    entitlement: entitlement === undefined ? null : entitlementView(call, entitlement, expansion),
  };
}

function grantWithReasons(call: Call, grant: GrantRecord): WireAppEntitlementWithExpired {
  const account = call.store.account(grant.appId, grant.appUserId);
  return {
    appEntitlementId: grant.appEntitlementId,
    appId: grant.appId,
    appUser: account === undefined ? null : visibleAccount(call, account),
    appUserId: grant.appUserId,
    discovered: grant.createdAt,
    expired: grant.deprovisionAt,
    grantReasons: grant.reasons,
    grantSources: grant.grantSources,
    user: visibleUserById(call, account?.identityUserId ?? '') ?? null,
  };
}
