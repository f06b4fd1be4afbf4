/** Who the caller is. */
import type { WireIntrospection } from '../../shared/wire/identity';
import { introspectedRoles } from '../auth/caller';
import { message } from '../protojson/message';
import { route, type Route } from '../route';

const introspectRequest = message('c1.api.auth.v1.IntrospectRequest', {});

/** The endpoints about the caller. */
export const introspectRoutes: readonly Route[] = [
  route(
    'GET',
    '/api/v1/auth/introspect',
    introspectRequest,
    (_request, { caller, store }): WireIntrospection => ({
      deviceClientId: '',
      disabledModules: [],
      features: [],
      permissions: [],
      principleId: caller.userId,
      roles: introspectedRoles[caller.role],
      tenantId: store.tenantId,
      userId: caller.userId,
    }),
  ),
];
