import type { ReadClient } from '../http/httpClient';
import type { ReadRequest } from '../http/request';
import type { App, AppDetails, ResourceType } from '../model/app';
import { asAppId, asResourceTypeId, type AppId } from '../model/ids';
import type { Page } from '../model/page';
import { pageFields, pageQuery, readPage, type PageRequest } from './pages';
import { readCount, readFlag, readObject, readText, requiredObject, requiredText } from './read';
import type { JsonObject } from './read';

/** Apps and the resource types in them. */
export class AppsApi {
  constructor(private readonly client: ReadClient) {}

  /** Apps whose name or description fits the text; all apps for an empty text. */
  search(
    { text = '', ...page }: PageRequest & { readonly text?: string },
    signal?: AbortSignal,
  ): Promise<Page<App>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'POST',
        pathTemplate: '/api/v1/search/apps',
        body: { ...(text === '' ? {} : { query: text }), ...pageFields(page) },
      },
      readPage(readApp),
      signal,
    );
  }

  /** @throws {NotFoundError} */
  get(appId: AppId, signal?: AbortSignal): Promise<App> {
    return this.client.read(
      getApp(appId),
      (json) => readApp(requiredObject(readObject(json, 'the answer'), 'app')),
      signal,
    );
  }

  /**
   * An app with what its entitlements inherit.
   *
   * @throws {NotFoundError}
   */
  details(appId: AppId, signal?: AbortSignal): Promise<AppDetails> {
    return this.client.read(
      getApp(appId),
      (json) => readAppDetails(requiredObject(readObject(json, 'the answer'), 'app')),
      signal,
    );
  }

  resourceTypes(
    appId: AppId,
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<ResourceType>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/apps/{app_id}/resource_types',
        pathParams: { app_id: appId },
        query: pageQuery(page),
      },
      readPage((view) => readResourceType(requiredObject(view, 'appResourceType'), appId)),
      signal,
    );
  }
}

const getApp = (appId: AppId): ReadRequest => ({
  effect: 'read',
  method: 'GET',
  pathTemplate: '/api/v1/apps/{id}',
  pathParams: { id: appId },
});

const readAppDetails = (app: JsonObject): AppDetails => ({
  app: readApp(app),
  grantPolicyId: readText(app, 'grantPolicyId'),
  revokePolicyId: readText(app, 'revokePolicyId'),
  certifyPolicyId: readText(app, 'certifyPolicyId'),
});

/** Reads an `App`. */
export function readApp(app: JsonObject): App {
  return {
    id: asAppId(requiredText(app, 'id')),
    displayName: readText(app, 'displayName'),
    description: readText(app, 'description'),
    accountCount: readCount(app, 'userCount'),
    isDirectory: readFlag(app, 'isDirectory'),
  };
}

function readResourceType(type: JsonObject, appId: AppId): ResourceType {
  return {
    id: asResourceTypeId(requiredText(type, 'id')),
    appId,
    displayName: readText(type, 'displayName'),
  };
}
