import type { ReadClient } from '../http/httpClient';
import type { NamedObject } from '../model/namedObject';
import type { Page } from '../model/page';
import { readNamedObject } from './namedObject';
import { pageFields, readPage, type PageRequest } from './pages';

/** Addresses that the tenant calls. */
export class WebhooksApi {
  constructor(private readonly client: ReadClient) {}

  /** Webhooks whose name or description fits the text, or those with the ids. */
  search(
    { text = '', ids }: { readonly text?: string; readonly ids?: readonly string[] },
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<NamedObject>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'POST',
        pathTemplate: '/api/v1/search/webhooks',
        body: {
          ...(text === '' ? {} : { query: text }),
          ...(ids === undefined ? {} : { refs: ids.map((id) => ({ id })) }),
          ...pageFields(page),
        },
      },
      readPage(readNamedObject),
      signal,
    );
  }
}
