import type { Entitlement } from '../model/entitlement';
import { asAppId, asEntitlementId, asResourceTypeId, asRiskLevelId } from '../model/ids';
import type { Expanded } from './expanded';
import {
  readCount,
  readDate,
  readFlag,
  readText,
  requiredObject,
  requiredText,
  type JsonObject,
} from './read';

/** Reads an `AppEntitlementView`. */
export function readEntitlementView(view: JsonObject, expanded: Expanded): Entitlement {
  const entitlement = requiredObject(view, 'appEntitlement');
  const resource = expanded.resolve(view, 'appResourcePath', 'c1.api.app.v1.AppResource');
  const riskLevelId = readText(entitlement, 'riskLevelValueId');
  return {
    appId: asAppId(requiredText(entitlement, 'appId')),
    entitlementId: asEntitlementId(requiredText(entitlement, 'id')),
    displayName: readText(entitlement, 'displayName'),
    description: readText(entitlement, 'description'),
    slug: readText(entitlement, 'slug'),
    alias: readText(entitlement, 'alias'),
    resourceTypeId: asResourceTypeId(readText(entitlement, 'appResourceTypeId')),
    resourceName: resource === undefined ? undefined : readText(resource, 'displayName'),
    grantCount: readCount(entitlement, 'grantCount'),
    riskLevelId: riskLevelId === '' ? undefined : asRiskLevelId(riskLevelId),
    isAccess: readFlag(entitlement, 'systemBuiltin'),
    isDeleted: readDate(entitlement, 'deletedAt') !== undefined,
  };
}
