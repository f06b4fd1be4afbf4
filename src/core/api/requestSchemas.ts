import type { ReadClient } from '../http/httpClient';
import type { NamedObject } from '../model/namedObject';
import {
  optionalObject,
  readDate,
  readObject,
  readText,
  requiredObject,
  requiredText,
  type JsonObject,
} from './read';

/** The forms that people fill in when they ask for access. The API has no list of them. */
export class RequestSchemasApi {
  constructor(private readonly client: ReadClient) {}

  /** @throws {NotFoundError} */
  get(id: string, signal?: AbortSignal): Promise<NamedObject> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/request_schemas/{request_schema_id}',
        pathParams: { request_schema_id: id },
      },
      (json) => readRequestSchema(requiredObject(readObject(json, 'the answer'), 'requestSchema')),
      signal,
    );
  }
}

/** A request schema has no name of its own: it is that of its form. */
function readRequestSchema(schema: JsonObject): NamedObject {
  const form = optionalObject(schema, 'form');
  return {
    id: requiredText(schema, 'id'),
    displayName: form === undefined ? '' : readText(form, 'displayName'),
    description: form === undefined ? '' : readText(form, 'description'),
    isDeleted: readDate(schema, 'deletedAt') !== undefined,
  };
}
