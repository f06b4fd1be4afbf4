/** Policies: search, and one by its id. */
import type { WirePage } from '../../shared/wire/common';
import type { WirePolicy } from '../../shared/wire/policies';
import { unimplemented } from '../errors';
import { pageFields, policyRef } from '../messages/common';
import {
  policyScopeObjectType,
  policyScopeSlot,
  policyScopeView,
  policyType,
} from '../messages/enums';
import { listItem, repeated } from '../protojson/compounds';
import { message, type Decoded } from '../protojson/message';
import { bool, id, optionalId, text } from '../protojson/scalars';
import { route, type Route } from '../route';
import { isWanted, wordsOf } from '../store/matching';
import { scanList } from '../store/scan';
import { byId } from './references';

const searchRequest = message('c1.api.policy.v1.SearchPoliciesRequest', {
  ...pageFields,
  displayName: text,
  excludePolicyIds: repeated(id),
  includeDeleted: bool,
  policyTypes: repeated(policyType),
  query: text,
  refs: repeated(listItem(policyRef)),
  scopeAppEntitlementId: optionalId,
  scopeAppId: optionalId,
  scopeObjectType: policyScopeObjectType,
  scopeSlot: policyScopeSlot,
  scopeView: policyScopeView,
});

const getRequest = message('c1.api.policy.v1.GetPolicyRequest', { id });

/** Observed: a page of 10 policies holds 12. */
const leastPolicies = 12;

const globalViews: readonly string[] = [
  'POLICY_SCOPE_VIEW_UNSPECIFIED',
  'POLICY_SCOPE_VIEW_GLOBAL',
];

/** The endpoints of policies. */
export const policyRoutes: readonly Route[] = [
  route('POST', '/api/v1/search/policies', searchRequest, (request, call): WirePage<WirePolicy> => {
    const matches = policyMatcher(request);
    const { rows, nextPageToken } = call.page(
      request,
      (range) =>
        scanList(call.store.references.policies, range, (policy) =>
          matches(policy) ? policy : undefined,
        ),
      leastPolicies,
    );
    return { list: rows, nextPageToken };
  }),
  route(
    'GET',
    '/api/v1/policies/{id}',
    getRequest,
    (request, { store }): { policy: WirePolicy } => ({
      policy: byId('policy', store.references.policies, request.id),
    }),
  ),
];

/** A test for policies. Those that are local to an app or entitlement are found by reference only. */
function policyMatcher(request: Decoded<typeof searchRequest>): (policy: WirePolicy) => boolean {
  const refIds = request.refs.map((ref) => ref.id);
  // The document: the scope is ignored where references are given.
  if (refIds.length === 0 && !globalViews.includes(request.scopeView)) {
    throw unimplemented(`the scope ${request.scopeView}`);
  }
  const hasWords = wordsOf(request.query);
  const name = request.displayName.toLowerCase();
  return (policy) =>
    (refIds.length === 0 ? policy.scope === null : refIds.includes(policy.id)) &&
    !request.excludePolicyIds.includes(policy.id) &&
    isWanted(request.policyTypes, policy.policyType) &&
    (name === '' || policy.displayName.toLowerCase() === name) &&
    hasWords(policy.displayName, policy.description) &&
    (request.includeDeleted || policy.deletedAt === null);
}
