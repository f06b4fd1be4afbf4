import type { ReadClient } from '../http/httpClient';
import type { Entitlement } from '../model/entitlement';
import {
  asAppId,
  asEntitlementId,
  asResourceTypeId,
  asRiskLevelId,
  type AppId,
  type EntitlementRef,
  type ResourceTypeId,
} from '../model/ids';
import type { Page } from '../model/page';
import { readExpanded, type Expanded } from './expanded';
import { pageFields, readPage, type PageRequest } from './pages';
import {
  readCount,
  readDate,
  readFlag,
  readObject,
  readText,
  requiredObject,
  requiredText,
  type JsonObject,
} from './read';

/** Which entitlements; every field narrows. */
export interface EntitlementQuery {
  /** Fuzzy over name and description. */
  readonly text?: string;
  readonly appIds?: readonly AppId[];
  readonly resourceTypeIds?: readonly ResourceTypeId[];
  readonly refs?: readonly EntitlementRef[];
}

/** Entitlements with the names of their resources. */
export class EntitlementsApi {
  constructor(private readonly client: ReadClient) {}

  search(
    { text = '', appIds, resourceTypeIds, refs }: EntitlementQuery,
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<Entitlement>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'POST',
        pathTemplate: '/api/v1/search/entitlements',
        body: {
          ...(text === '' ? {} : { query: text }),
          ...(appIds === undefined ? {} : { appIds }),
          ...(resourceTypeIds === undefined ? {} : { resourceTypeIds }),
          ...(refs === undefined ? {} : { refs: refs.map(wireRef) }),
          expandMask: { paths: ['app_resource_id'] },
          ...pageFields(page),
        },
      },
      readPage(readEntitlementView),
      signal,
    );
  }

  /** @throws {NotFoundError} */
  get({ appId, entitlementId }: EntitlementRef, signal?: AbortSignal): Promise<Entitlement> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/apps/{app_id}/entitlements/{id}',
        pathParams: { app_id: appId, id: entitlementId },
      },
      (json) => {
        const answer = readObject(json, 'the answer');
        return readEntitlementView(
          requiredObject(answer, 'appEntitlementView'),
          readExpanded(answer),
        );
      },
      signal,
    );
  }
}

/** A reference as requests carry it. */
export function wireRef({ appId, entitlementId }: EntitlementRef): JsonObject {
  return { appId, id: entitlementId };
}

/** A reference as answers carry it. */
export function readRef(ref: JsonObject): EntitlementRef {
  return {
    appId: asAppId(requiredText(ref, 'appId')),
    entitlementId: asEntitlementId(requiredText(ref, 'id')),
  };
}

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
