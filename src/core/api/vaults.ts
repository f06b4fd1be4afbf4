import type { ReadClient } from '../http/httpClient';
import type { NamedObject } from '../model/namedObject';
import { readNamedObject } from './namedObject';
import { readObject, requiredObject } from './read';

/** Where credentials of new accounts are kept. The API has no list of them. */
export class VaultsApi {
  constructor(private readonly client: ReadClient) {}

  /** @throws {NotFoundError} */
  get(id: string, signal?: AbortSignal): Promise<NamedObject> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/vaults/{id}',
        pathParams: { id },
      },
      (json) => readNamedObject(requiredObject(readObject(json, 'the answer'), 'vault')),
      signal,
    );
  }
}
