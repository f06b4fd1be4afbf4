import type { ReadClient } from '../http/httpClient';
import type { AppId } from '../model/ids';
import type { NamedObject } from '../model/namedObject';
import type { Page } from '../model/page';
import { readNamedObject } from './namedObject';
import { pageQuery, readPage, type PageRequest } from './pages';
import { requiredObject } from './read';

/** What syncs apps and provisions in them. */
export class ConnectorsApi {
  constructor(private readonly client: ReadClient) {}

  ofApp(appId: AppId, page: PageRequest, signal?: AbortSignal): Promise<Page<NamedObject>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/apps/{app_id}/connectors',
        pathParams: { app_id: appId },
        query: pageQuery(page),
      },
      readPage((view) => readNamedObject(requiredObject(view, 'connector'))),
      signal,
    );
  }
}
