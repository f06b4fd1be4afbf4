/** Request forms: one by its id. The API has no list of them. */
import type { WireRequestSchema } from '../../shared/wire/requestSchemas';
import { message } from '../protojson/message';
import { id } from '../protojson/scalars';
import { route, type Route } from '../route';
import { byId } from './references';

const getRequest = message('c1.api.request_schema.v1.RequestSchemaServiceGetRequest', {
  requestSchemaId: id,
});

/** The endpoint that reads request forms. */
export const requestSchemaRoutes: readonly Route[] = [
  route(
    'GET',
    '/api/v1/request_schemas/{request_schema_id}',
    getRequest,
    (request, { store }): { requestSchema: WireRequestSchema } => ({
      requestSchema: byId(
        'request schema',
        store.references.requestSchemas,
        request.requestSchemaId,
      ),
    }),
  ),
];
