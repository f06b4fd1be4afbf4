/** Users: search, and one by id. */
import type { WireAny, WireExpandedPage } from '../../shared/wire/common';
import type { WireUserView } from '../../shared/wire/users';
import { notFound, unimplemented } from '../errors';
import { Expansion } from '../expansion';
import { pageFields, userExpandMask, userRef } from '../messages/common';
import { delegateStatus, userOrigin, userStatus, userType } from '../messages/enums';
import { listItem, nested, repeated } from '../protojson/compounds';
import { message } from '../protojson/message';
import { bool, id, text } from '../protojson/scalars';
import { route, type Route } from '../route';
import { userPaths, userView } from '../views';

const searchRequest = message('c1.api.user.v1.SearchUsersRequest', {
  ...pageFields,
  delegateStatus,
  delegatedUserIds: repeated(id),
  departments: repeated(text),
  email: text,
  excludeIds: repeated(id),
  excludeOrigins: repeated(userOrigin),
  excludeTypes: repeated(userType),
  expandMask: nested(userExpandMask),
  ids: repeated(id),
  isDelegate: bool,
  jobTitles: repeated(text),
  managerIds: repeated(id),
  origins: repeated(userOrigin),
  query: text,
  refs: repeated(listItem(userRef)),
  roleIds: repeated(id),
  sourceAppIds: repeated(id),
  userStatuses: repeated(userStatus),
});

const getRequest = message('c1.api.user.v1.UserServiceGetRequest', { id });

/** The endpoints that read users. */
export const userRoutes: readonly Route[] = [
  route(
    'POST',
    '/api/v1/search/users',
    searchRequest,
    (request, call): WireExpandedPage<WireUserView> => {
      if (request.sourceAppIds.length > 0) throw unimplemented('the filter sourceAppIds');
      const expansion = Expansion.of(request.expandMask, userPaths);
      const { rows, nextPageToken } = call.page(request, (range) =>
        call.store.searchUsers(request, range),
      );
      return {
        list: rows.map((user) => userView(call, user, expansion)),
        expanded: expansion.expanded,
        nextPageToken,
      };
    },
  ),
  route(
    'GET',
    '/api/v1/users/{id}',
    getRequest,
    (request, call): { userView: WireUserView; expanded: readonly WireAny[] } => {
      const user = call.store.user(request.id);
      if (user === undefined) throw notFound('user');
      const expansion = Expansion.ofAll(userPaths);
      return { userView: userView(call, user, expansion), expanded: expansion.expanded };
    },
  ),
];
