/** The expiration of a grant: removing it and setting it. */
import type { WireTimestamp } from '../../shared/wire/common';
import type { WireAppEntitlementUserBinding } from '../../shared/wire/grants';
import { failedPrecondition, invalidArgument, notFound } from '../errors';
import { message } from '../protojson/message';
import { id, timestamp } from '../protojson/scalars';
import { requireOwner, route, type Call, type Route } from '../route';
import { preciseTimestamp } from '../protojson/time';
import type { GrantRecord } from '../store/tenantData';
import type { GrantKey } from '../store/tenantStore';

const grantIds = { appId: id, appEntitlementId: id, appUserId: id };

const removeRequest = message('c1.api.app.v1.RemoveGrantDurationRequest', grantIds);

const updateRequest = message('c1.api.app.v1.UpdateGrantDurationRequest', {
  ...grantIds,
  newDeprovisionAt: timestamp,
});

const grantTemplate = '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users/{app_user_id}';

/** The answer of both. */
export interface DurationAnswer {
  readonly binding: WireAppEntitlementUserBinding;
}

/** The endpoints that change when a grant ends. */
export const grantDurationRoutes: readonly Route[] = [
  route(
    'POST',
    `${grantTemplate}/remove-grant-duration`,
    removeRequest,
    (request, call): DurationAnswer => {
      const grant = changeableGrant(call, request);
      call.store.writer.setDeprovisionAt(grant, null);
      return { binding: binding(grant, null, null) };
    },
  ),
  route(
    'POST',
    `${grantTemplate}/update-grant-duration`,
    updateRequest,
    (request, call): DurationAnswer => {
      const deprovisionAt = request.newDeprovisionAt;
      if (deprovisionAt === null) {
        throw invalidArgument(
          'invalid UpdateGrantDurationRequest.NewDeprovisionAt: value is required',
        );
      }
      const grant = changeableGrant(call, request);
      const isPast = Date.parse(deprovisionAt) <= call.now.getTime();
      if (!isPast) {
        call.store.writer.setDeprovisionAt(grant, deprovisionAt);
        return { binding: binding(grant, deprovisionAt, null) };
      }
      call.store.writer.revoke(grant);
      return { binding: binding(grant, deprovisionAt, preciseTimestamp(call.now)) };
    },
  ),
];

/** A grant that can be timed: one that is there, may be changed, and is not inherited. */
function changeableGrant(call: Call, key: GrantKey): GrantRecord {
  requireOwner(call, { appId: key.appId, id: key.appEntitlementId });
  const grant = call.store.grant(key);
  if (grant === undefined) throw notFound('grant');
  if (grant.grantSources.length > 0) {
    throw failedPrecondition('an inherited grant has no duration of its own');
  }
  return grant;
}

function binding(
  { appId, appEntitlementId, appUserId, createdAt, grantSources }: GrantRecord,
  deprovisionAt: WireTimestamp | null,
  deletedAt: WireTimestamp | null,
): WireAppEntitlementUserBinding {
  return {
    appEntitlementId,
    appId,
    appUserId,
    createdAt,
    deletedAt,
    deprovisionAt,
    grantSources,
  };
}
