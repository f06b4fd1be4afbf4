/** Apps and their resource types. */
import type { WireApp, WireAppResourceTypeView } from '../../shared/wire/apps';
import type { WireExpandedPage, WirePage } from '../../shared/wire/common';
import { notFound } from '../errors';
import { pageFields, policyRef } from '../messages/common';
import { listItem, repeated } from '../protojson/compounds';
import { message } from '../protojson/message';
import { bool, id, text } from '../protojson/scalars';
import { route, type Route } from '../route';
import { everyApp } from '../store/queries';

const searchAppsRequest = message('c1.api.app.v1.SearchAppsRequest', {
  ...pageFields,
  appIds: repeated(id),
  displayName: text,
  excludeAppIds: repeated(id),
  onlyDirectories: bool,
  policyRefs: repeated(listItem(policyRef)),
  query: text,
});

const listAppsRequest = message('c1.api.app.v1.ListAppsRequest', pageFields);

const getAppRequest = message('c1.api.app.v1.GetAppRequest', { id });

const listResourceTypesRequest = message('c1.api.app.v1.AppResourceTypeServiceListRequest', {
  ...pageFields,
  appId: id,
});

/** Observed: a page of 10 apps holds 23. */
const leastApps = 23;

/** The endpoints of apps. */
export const appRoutes: readonly Route[] = [
  route('POST', '/api/v1/search/apps', searchAppsRequest, (request, call): WirePage<WireApp> => {
    const { rows, nextPageToken } = call.page(
      request,
      (range) => call.store.searchApps(request, range),
      leastApps,
    );
    return { list: rows, nextPageToken };
  }),
  route('GET', '/api/v1/apps', listAppsRequest, (request, call): WirePage<WireApp> => {
    const { rows, nextPageToken } = call.page(request, (range) =>
      call.store.searchApps(everyApp, range),
    );
    return { list: rows, nextPageToken };
  }),
  route('GET', '/api/v1/apps/{id}', getAppRequest, (request, call): { app: WireApp } => {
    const app = call.store.app(request.id);
    if (app === undefined) throw notFound('app');
    return { app };
  }),
  route(
    'GET',
    '/api/v1/apps/{app_id}/resource_types',
    listResourceTypesRequest,
    (request, call): WireExpandedPage<WireAppResourceTypeView> => {
      const { rows, nextPageToken } = call.page(request, (range) =>
        call.store.resourceTypes(request.appId, range),
      );
      return {
        list: rows.map((appResourceType) => ({ appPath: '', appResourceType })),
        expanded: [],
        nextPageToken,
      };
    },
  ),
];
