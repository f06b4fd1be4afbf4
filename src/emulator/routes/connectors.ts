/** The connectors of an app: all of them, and one by its id. */
import type { WireAny, WireExpandedPage } from '../../shared/wire/common';
import type { WireConnector, WireConnectorView } from '../../shared/wire/connectors';
import { notFound } from '../errors';
import { Expansion } from '../expansion';
import { pageFields } from '../messages/common';
import { message } from '../protojson/message';
import { id } from '../protojson/scalars';
import { route, type Call, type Route } from '../route';
import { scanList } from '../store/scan';
import { joinPaths, visibleUserById } from '../views';

const listRequest = message('c1.api.app.v1.ConnectorServiceListRequest', {
  ...pageFields,
  appId: id,
});

const getRequest = message('c1.api.app.v1.ConnectorServiceGetRequest', { appId: id, id });

const connectorPaths = { fillable: ['app_id', 'user_ids'], others: ['capabilities'] };

/** The endpoints that read connectors. */
export const connectorRoutes: readonly Route[] = [
  route(
    'GET',
    '/api/v1/apps/{app_id}/connectors',
    listRequest,
    (request, call): WireExpandedPage<WireConnectorView> => {
      const expansion = Expansion.of(null, connectorPaths);
      const { rows, nextPageToken } = call.page(request, (range) =>
        scanList(call.store.references.connectors, range, (connector) =>
          connector.appId === request.appId && connector.deletedAt === null ? connector : undefined,
        ),
      );
      return {
        list: rows.map((connector) => connectorView(call, connector, expansion)),
        expanded: expansion.expanded,
        nextPageToken,
      };
    },
  ),
  route(
    'GET',
    '/api/v1/apps/{app_id}/connectors/{id}',
    getRequest,
    (request, call): { connectorView: WireConnectorView; expanded: readonly WireAny[] } => {
      const connector = call.store.references.connectors.find(
        (it) => it.appId === request.appId && it.id === request.id,
      );
      if (connector === undefined) throw notFound('connector');
      const expansion = Expansion.ofAll(connectorPaths);
      return {
        connectorView: connectorView(call, connector, expansion),
        expanded: expansion.expanded,
      };
    },
  ),
];

function connectorView(
  call: Call,
  connector: WireConnector,
  expansion: Expansion,
): WireConnectorView {
  const userPaths = connector.userIds.map((userId) =>
    expansion.path('user_ids', 'c1.api.user.v1.User', visibleUserById(call, userId)),
  );
  return {
    appPath: expansion.path('app_id', 'c1.api.app.v1.App', call.store.app(connector.appId)),
    capabilitiesPath: '',
    connector,
    usersPath: joinPaths(userPaths),
  };
}
