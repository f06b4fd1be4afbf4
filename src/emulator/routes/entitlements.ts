/** Entitlements: search, and one by its id. */
import type { WireAny, WireExpandedPage } from '../../shared/wire/common';
import type { WireAppEntitlementView } from '../../shared/wire/entitlements';
import { notFound, unimplemented } from '../errors';
import { Expansion } from '../expansion';
import {
  appEntitlementExpandMask,
  appEntitlementRef,
  pageFields,
  policyRef,
} from '../messages/common';
import { membershipType } from '../messages/enums';
import { listItem, nested, repeated } from '../protojson/compounds';
import { message } from '../protojson/message';
import { bool, id, optionalId, text } from '../protojson/scalars';
import { route, type Route } from '../route';
import { entitlementPaths, entitlementView } from '../views';

const searchRequest = message('c1.api.app.v1.AppEntitlementSearchServiceSearchRequest', {
  ...pageFields,
  accessReviewId: optionalId,
  alias: text,
  appIds: repeated(id),
  appUserIds: repeated(id),
  complianceFrameworkIds: repeated(id),
  displayName: text,
  excludeAppIds: repeated(id),
  excludeAppUserIds: repeated(id),
  excludeImmutable: bool,
  excludeResourceTypeIds: repeated(id),
  excludedEntitlementRefs: repeated(listItem(appEntitlementRef)),
  expandMask: nested(appEntitlementExpandMask),
  includeDeleted: bool,
  isAutomated: bool,
  membershipType: repeated(membershipType),
  onlyGetExpiring: bool,
  policyRefs: repeated(listItem(policyRef)),
  query: text,
  refs: repeated(listItem(appEntitlementRef)),
  requestSchemaIds: repeated(id),
  resourceIds: repeated(id),
  resourceTraitIds: repeated(text),
  resourceTypeIds: repeated(id),
  riskLevelIds: repeated(id),
  sourceConnectorId: optionalId,
});

const getRequest = message('c1.api.app.v1.GetAppEntitlementRequest', { appId: id, id });

/** What carries one entitlement. */
export interface EntitlementAnswer {
  readonly appEntitlementView: WireAppEntitlementView;
  readonly expanded: readonly WireAny[];
}

/** The endpoints that read entitlements. */
export const entitlementRoutes: readonly Route[] = [
  route(
    'POST',
    '/api/v1/search/entitlements',
    searchRequest,
    (request, call): WireExpandedPage<WireAppEntitlementView> & { facets: null } => {
      if (request.accessReviewId !== '') throw unimplemented('the filter accessReviewId');
      if (request.membershipType.length > 0) throw unimplemented('the filter membershipType');
      if (request.excludeImmutable) throw unimplemented('the filter excludeImmutable');
      const expansion = Expansion.of(request.expandMask, entitlementPaths);
      const { rows, nextPageToken } = call.page(request, (range) =>
        call.store.searchEntitlements(request, range),
      );
      return {
        list: rows.map((entitlement) => entitlementView(call, entitlement, expansion)),
        expanded: expansion.expanded,
        facets: null,
        nextPageToken,
      };
    },
  ),
  route(
    'GET',
    '/api/v1/apps/{app_id}/entitlements/{id}',
    getRequest,
    (request, call): EntitlementAnswer => {
      const entitlement = call.store.entitlement(request);
      if (entitlement === undefined) throw notFound('app entitlement');
      const expansion = Expansion.ofAll(entitlementPaths);
      return {
        appEntitlementView: entitlementView(call, entitlement, expansion),
        expanded: expansion.expanded,
      };
    },
  ),
];
