import type { ReadClient } from '../http/httpClient';
import type { ReadRequest } from '../http/request';
import type { Entitlement } from '../model/entitlement';
import {
  asAppId,
  asEntitlementId,
  type AppId,
  type EntitlementId,
  type EntitlementRef,
  type ResourceTypeId,
} from '../model/ids';
import type { Page } from '../model/page';
import type { User } from '../model/user';
import { readEntitlementView } from './entitlementView';
import { readExpanded } from './expanded';
import { readEntitlementDetails, type EntitlementDetails } from './entitlementSettings';
import { pageFields, pageQuery, readPage, type PageRequest } from './pages';
import { readObject, requiredObject, requiredText, type JsonObject } from './read';
import { readUser } from './users';

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
      getEntitlement(appId, entitlementId),
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

  /**
   * An entitlement with its settings.
   *
   * @throws {NotFoundError}
   */
  settings(
    { appId, entitlementId }: EntitlementRef,
    signal?: AbortSignal,
  ): Promise<EntitlementDetails> {
    return this.client.read(getEntitlement(appId, entitlementId), readEntitlementDetails, signal);
  }

  /** The people who own an entitlement. */
  owners(
    { appId, entitlementId }: EntitlementRef,
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<User>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/apps/{app_id}/entitlements/{entitlement_id}/owners',
        pathParams: { app_id: appId, entitlement_id: entitlementId },
        query: pageQuery(page),
      },
      readPage(readUser),
      signal,
    );
  }
}

const getEntitlement = (appId: AppId, entitlementId: EntitlementId): ReadRequest => ({
  effect: 'read',
  method: 'GET',
  pathTemplate: '/api/v1/apps/{app_id}/entitlements/{id}',
  pathParams: { app_id: appId, id: entitlementId },
});

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
