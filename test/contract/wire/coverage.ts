import assert from 'node:assert/strict';
import { allRoutes } from '../../../src/emulator/routes/all';
import type { JudgedTenant } from '../../support/contract/judgedTenant';
import { documentedPlaces, filledPlaces, operationOf } from '../../support/contract/requestPlaces';

const removeMembership =
  'DELETE /api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/remove-membership';
const updateEntitlement = 'POST /api/v1/apps/{app_id}/entitlements/{id}';

/** What is not sent, and why. */
const notSent: readonly { readonly places: readonly string[]; readonly reason: string }[] = [
  {
    places: [`${removeMembership} appUserId`],
    reason: 'no tenant of the emulator has an entitlement whose members can be removed',
  },
  {
    places: ['accessReviewId', 'excludeImmutable', 'membershipType'].map(
      (name) => `POST /api/v1/search/entitlements ${name}`,
    ),
    reason: 'the emulator answers 501',
  },
  {
    places: ['scopeAppEntitlementId', 'scopeAppId', 'scopeObjectType', 'scopeSlot'].map(
      (name) => `POST /api/v1/search/policies ${name}`,
    ),
    reason: 'they belong to views of the scope for which the emulator answers 501',
  },
  { places: ['POST /api/v1/search/users sourceAppIds'], reason: 'the emulator answers 501' },
  {
    places: [
      'appId',
      'appResourceId',
      'appResourceTypeId',
      'defaultValuesApplied',
      'isManuallyManaged',
      'matchBatonId',
      'sourceConnectorIds',
      'userEditedMask',
    ].map((name) => `${updateEntitlement} entitlement.${name}`),
    reason: 'the service keeps it, and nobody edits it',
  },
];

/** Whether the tests before this one left nothing out. */
export function describeCoverage(tenant: JudgedTenant): void {
  describe('all of it', () => {
    it('was asked for and answered with 200, operation by operation', () => {
      const asked = new Set(tenant.approved.map((exchange) => operationOf(exchange, allRoutes)));
      const left = allRoutes.filter((route) => !asked.has(route));
      assert.deepEqual(
        left.map(({ method, template }) => `${method} ${template}`),
        [removeMembership],
      );
    });

    it('was sent, field by field', () => {
      const filled = filledPlaces(tenant.approved, allRoutes);
      const left = documentedPlaces(tenant.document, allRoutes).filter(
        (place) => !filled.has(place),
      );
      assert.deepEqual(new Set(left), new Set(notSent.flatMap(({ places }) => places)));
    });

    it('was sent under the documented name, in the query too, which the judge lets pass', () => {
      const documented = documentedPlaces(tenant.document, allRoutes);
      const inQuery = [...filledPlaces(tenant.approved, allRoutes)].filter((place) =>
        place.includes('?'),
      );
      assert.deepEqual(
        inQuery.filter((place) => !documented.includes(place)),
        [],
      );
    });
  });
}
