/** Taking a member out of an entitlement: an endpoint whose `DELETE` has a body. */
import { failedPrecondition, notFound } from '../errors';
import { message } from '../protojson/message';
import { id, optionalId } from '../protojson/scalars';
import { requireOwner, route, type Route } from '../route';

const removeRequest = message('c1.api.app.v1.RemoveEntitlementMembershipRequest', {
  appId: id,
  appEntitlementId: id,
  appUserId: optionalId,
});

/** The endpoint that removes a membership. */
export const membershipRoutes: readonly Route[] = [
  route(
    'DELETE',
    '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/remove-membership',
    removeRequest,
    (request, call): never => {
      const { appId, appEntitlementId, appUserId } = request;
      requireOwner(call, { appId, id: appEntitlementId });
      if (call.store.grant({ appId, appEntitlementId, appUserId }) === undefined) {
        throw notFound('grant');
      }
      // Observed: only catalogs, groups and profile types of the service itself can lose members so,
      // and no tenant of the emulator has any.
      throw failedPrecondition('the members of this entitlement are managed by its source');
    },
  ),
];
