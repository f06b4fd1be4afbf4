/** Objects as answers show them: with paths to their neighbours, and blank where a role may not look. */
import type { WireAppUser, WireAppUserView } from '../shared/wire/accounts';
import type { WireAppEntitlement, WireAppEntitlementView } from '../shared/wire/entitlements';
import type { WireActorObjectPermissions } from '../shared/wire/permissions';
import type { WireUser, WireUserView } from '../shared/wire/users';
import type { Expansion, ExpandablePaths } from './expansion';
import { mayChange, type Call } from './route';

/** What a mask for entitlements may name. */
export const entitlementPaths: ExpandablePaths = {
  fillable: ['app_id', 'app_resource_type_id', 'app_resource_id'],
  others: [],
};

/** What a mask for accounts may name. */
export const accountPaths: ExpandablePaths = {
  fillable: ['app_id', 'identity_user_id'],
  others: ['last_usage'],
};

/** What a mask for users may name. */
export const userPaths: ExpandablePaths = {
  fillable: ['manager_ids', 'delegated_user_id'],
  others: ['role_ids', 'directory_ids'],
};

/** An entitlement with paths to its app, resource type and resource. */
export function entitlementView(
  call: Call,
  entitlement: WireAppEntitlement,
  expansion: Expansion,
): WireAppEntitlementView {
  const { appId, appResourceTypeId, appResourceId } = entitlement;
  const { store } = call;
  return {
    appEntitlement: entitlement,
    appPath: expansion.path('app_id', 'c1.api.app.v1.App', store.app(appId)),
    appResourcePath: expansion.path(
      'app_resource_id',
      'c1.api.app.v1.AppResource',
      store.resource(appId, appResourceId),
    ),
    appResourceTypePath: expansion.path(
      'app_resource_type_id',
      'c1.api.app.v1.AppResourceType',
      store.resourceType(appId, appResourceTypeId),
    ),
    objectPermissions: permissions(mayChange(call, entitlement)),
  };
}

/** An account with paths to its app and owner. */
export function accountView(
  call: Call,
  account: WireAppUser,
  expansion: Expansion,
): WireAppUserView {
  return {
    appPath: expansion.path('app_id', 'c1.api.app.v1.App', call.store.app(account.appId)),
    appUser: visibleAccount(call, account),
    identityUserPath: expansion.path(
      'identity_user_id',
      'c1.api.user.v1.User',
      visibleUserById(call, account.identityUserId),
    ),
    lastUsagePath: '',
  };
}

/** A user with paths to managers and delegate. Several managers share one path, `"$.expanded[0,1]"`. */
export function userView(call: Call, user: WireUser, expansion: Expansion): WireUserView {
  const expand = (wanted: string, id: string): string =>
    expansion.path(wanted, 'c1.api.user.v1.User', visibleUserById(call, id));
  const visible = visibleUser(call, user);
  return {
    delegatedUserPath: expand('delegated_user_id', user.delegatedUserId),
    directoriesPath: '',
    managersPath: joinPaths(visible.managerIds.map((id) => expand('manager_ids', id))),
    objectPermissions: { ...permissions(false) },
    rolesPath: '',
    user: visible,
    userId: user.id,
  };
}

/** The user as the caller may see it. A Basic User sees others without personal data. */
export function visibleUser({ caller }: Call, user: WireUser): WireUser {
  if (caller.role !== 'appOwner' || caller.userId === user.id) return user;
  return { ...user, email: '', emails: [], employeeIds: [], managerIds: [], profile: null };
}

/** As `visibleUser`; `undefined` where there is no such user. */
export function visibleUserById(call: Call, id: string): WireUser | undefined {
  const user = call.store.user(id);
  return user === undefined ? undefined : visibleUser(call, user);
}

/** The account as the caller may see it: a Basic User sees personal data in owned apps only. */
export function visibleAccount({ caller, store }: Call, account: WireAppUser): WireAppUser {
  const isVisible =
    caller.role !== 'appOwner' ||
    caller.userId === account.identityUserId ||
    store.isOwner(caller.userId, { appId: account.appId, id: '' });
  if (isVisible) return account;
  return { ...account, email: '', emails: [], employeeIds: [], profile: null };
}

function permissions(isEditable: boolean): WireActorObjectPermissions {
  return { delete: false, edit: isEditable, extra: {}, read: true };
}

/** One path for several objects: `"$.expanded[0,1]"` (inferred); empty where there is none. */
export function joinPaths(paths: readonly string[]): string {
  const indexes = paths.flatMap((path) => /\d+/.exec(path)?.[0] ?? []);
  return indexes.length === 0 ? '' : `$.expanded[${indexes.join(',')}]`;
}
