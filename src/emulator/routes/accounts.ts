/** Accounts: the search over all apps. */
import type { WireAppUserView } from '../../shared/wire/accounts';
import type { WireExpandedPage } from '../../shared/wire/common';
import { unimplemented } from '../errors';
import { Expansion } from '../expansion';
import { appUserExpandMask, appUserRef, pageFields } from '../messages/common';
import {
  accountDomain,
  accountSortBy,
  accountStatus,
  accountType,
  agentStatus,
  nhiType,
} from '../messages/enums';
import { listItem, nested, repeated } from '../protojson/compounds';
import { message } from '../protojson/message';
import { bool, id, optionalId, text } from '../protojson/scalars';
import { route, type Route } from '../route';
import { accountPaths, accountView } from '../views';

const searchRequest = message('c1.api.app.v1.AppUserServiceSearchRequest', {
  ...pageFields,
  agentStatuses: repeated(agentStatus),
  appId: optionalId,
  appIds: repeated(id),
  appUserDomains: repeated(accountDomain),
  appUserIds: repeated(id),
  appUserStatusDetails: repeated(text),
  appUserStatuses: repeated(accountStatus),
  appUserTypes: repeated(accountType),
  excludeAppUserIds: repeated(id),
  excludeDeletedApps: bool,
  expandMask: nested(appUserExpandMask),
  nhiTypes: repeated(nhiType),
  query: text,
  refs: repeated(listItem(appUserRef)),
  sortBy: accountSortBy,
  userIds: repeated(id),
  withOpenFindings: bool,
  withoutResponsibleParty: bool,
});

/** The endpoints of accounts. */
export const accountRoutes: readonly Route[] = [
  route(
    'POST',
    '/api/v1/search/app_users',
    searchRequest,
    (request, call): WireExpandedPage<WireAppUserView> => {
      if (request.withOpenFindings) throw unimplemented('the filter withOpenFindings');
      if (request.sortBy !== 'APP_USER_SEARCH_SORT_BY_UNSPECIFIED') {
        throw unimplemented(`the order ${request.sortBy}`);
      }
      const expansion = Expansion.of(request.expandMask, accountPaths);
      const { rows, nextPageToken } = call.page(request, (range) =>
        call.store.searchAccounts(request, range),
      );
      return {
        list: rows.map((account) => accountView(call, account, expansion)),
        expanded: expansion.expanded,
        nextPageToken,
      };
    },
  ),
];
