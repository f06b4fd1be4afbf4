/** Webhooks: search, and one by its id. */
import type { WirePage } from '../../shared/wire/common';
import type { WireWebhook } from '../../shared/wire/webhooks';
import { pageFields, webhookRef } from '../messages/common';
import { listItem, repeated } from '../protojson/compounds';
import { message } from '../protojson/message';
import { id, text } from '../protojson/scalars';
import { route, type Route } from '../route';
import { isWanted, wordsOf } from '../store/matching';
import { scanList } from '../store/scan';
import { byId } from './references';

const searchRequest = message('c1.api.webhooks.v1.WebhooksSearchRequest', {
  ...pageFields,
  query: text,
  refs: repeated(listItem(webhookRef)),
});

const getRequest = message('c1.api.webhooks.v1.WebhooksServiceGetRequest', { id });

/** The endpoints of webhooks. */
export const webhookRoutes: readonly Route[] = [
  route(
    'POST',
    '/api/v1/search/webhooks',
    searchRequest,
    (request, call): WirePage<WireWebhook> => {
      const hasWords = wordsOf(request.query);
      const refIds = request.refs.map((ref) => ref.id);
      const matches = ({ id: webhookId, deletedAt, displayName, description }: WireWebhook) =>
        deletedAt === null && isWanted(refIds, webhookId) && hasWords(displayName, description);
      const { rows, nextPageToken } = call.page(request, (range) =>
        scanList(call.store.references.webhooks, range, (webhook) =>
          matches(webhook) ? webhook : undefined,
        ),
      );
      return { list: rows, nextPageToken };
    },
  ),
  route(
    'GET',
    '/api/v1/webhooks/{id}',
    getRequest,
    (request, { store }): { webhook: WireWebhook } => ({
      webhook: byId('webhook', store.references.webhooks, request.id),
    }),
  ),
];
