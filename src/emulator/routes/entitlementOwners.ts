/** The people who own an entitlement: all of them, one more, one less. */
import type { WirePage } from '../../shared/wire/common';
import type { WireUser } from '../../shared/wire/users';
import { failedPrecondition, notFound } from '../errors';
import { pageFields } from '../messages/common';
import { message } from '../protojson/message';
import { id } from '../protojson/scalars';
import { preciseTimestamp } from '../protojson/time';
import { requireOwner, route, type Call, type Route } from '../route';
import { scanList } from '../store/scan';
import { visibleUserById } from '../views';

const entitlementIds = { appId: id, entitlementId: id };

const listRequest = message('c1.api.app.v1.ListAppEntitlementOwnersRequest', {
  ...pageFields,
  ...entitlementIds,
});

const addRequest = message('c1.api.app.v1.AddAppEntitlementOwnerRequest', {
  ...entitlementIds,
  userId: id,
});

const removeRequest = message('c1.api.app.v1.RemoveAppEntitlementOwnerRequest', {
  ...entitlementIds,
  userId: id,
});

const template = '/api/v1/apps/{app_id}/entitlements/{entitlement_id}/owners';

/** Documented: no entitlement has more people as its owners. */
const maxOwners = 32;

/** The endpoints of owners. What is written can show late, see `EmulatorOptions.ownersLagMs`. */
export const entitlementOwnerRoutes: readonly Route[] = [
  route('GET', template, listRequest, (request, call): WirePage<WireUser> => {
    const ref = { appId: request.appId, id: request.entitlementId };
    const { rows, nextPageToken } = call.page(request, (range) =>
      scanList(call.store.entitlementOwners(ref, 'shown'), range, (userId) =>
        visibleUserById(call, userId),
      ),
    );
    return { list: rows, nextPageToken };
  }),
  route('POST', template, addRequest, (request, call): Record<string, never> => {
    const { ref, ownerIds } = changeableOwners(call, request);
    if (call.store.user(request.userId) === undefined) throw notFound('user');
    if (ownerIds.includes(request.userId)) return {};
    if (ownerIds.length >= maxOwners) {
      throw failedPrecondition(`an entitlement has at most ${maxOwners} owners`);
    }
    call.store.writer.setOwner(ref, request.userId, true, preciseTimestamp(call.now));
    return {};
  }),
  route(
    'DELETE',
    `${template}/{user_id}`,
    removeRequest,
    (request, call): Record<string, never> => {
      const { ref, ownerIds } = changeableOwners(call, request);
      if (!ownerIds.includes(request.userId)) throw notFound('owner');
      call.store.writer.setOwner(ref, request.userId, false, preciseTimestamp(call.now));
      return {};
    },
  ),
];

/** The owners as they really are, for somebody who may change them. Throws `StatusError`. */
function changeableOwners(
  call: Call,
  { appId, entitlementId }: { readonly appId: string; readonly entitlementId: string },
): { ref: { appId: string; id: string }; ownerIds: readonly string[] } {
  const ref = { appId, id: entitlementId };
  requireOwner(call, ref);
  if (call.store.entitlement(ref)?.deletedAt !== null) throw notFound('app entitlement');
  return { ref, ownerIds: call.store.entitlementOwners(ref, 'actual') };
}
