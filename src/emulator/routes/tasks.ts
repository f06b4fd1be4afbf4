/** Tasks: one by its id. */
import type { WireAny } from '../../shared/wire/common';
import type { WireTaskView } from '../../shared/wire/tasks';
import { notFound } from '../errors';
import { Expansion } from '../expansion';
import { message } from '../protojson/message';
import { taskId } from '../protojson/scalars';
import { route, type Route } from '../route';
import { visibleAccount, visibleUserById } from '../views';

const getRequest = message('c1.api.task.v1.TaskServiceGetRequest', { id: taskId });

const taskPaths = {
  fillable: [
    'app_id',
    'app_user_id',
    'app_entitlement_ids',
    'created_by_user_id',
    'identity_user_id',
    'user_id',
  ],
  others: [],
};

/** The endpoints of tasks. */
export const taskRoutes: readonly Route[] = [
  route(
    'GET',
    '/api/v1/tasks/{id}',
    getRequest,
    (request, call): { taskView: WireTaskView; expanded: readonly WireAny[] } => {
      const task = call.store.task(request.id);
      if (task === undefined) throw notFound('task');
      const expansion = Expansion.ofAll(taskPaths);
      const expandUser = (wanted: string, id: string): string =>
        expansion.path(wanted, 'c1.api.user.v1.User', visibleUserById(call, id));
      const subject = task.type?.grant ?? task.type?.revoke;
      const { appId = '', appEntitlementId = '', appUserId = '' } = subject ?? {};
      const account = call.store.account(appId, appUserId);
      const taskView: WireTaskView = {
        accessReviewPath: '',
        appPath: expansion.path('app_id', 'c1.api.app.v1.App', call.store.app(appId)),
        appUserLastUsagePath: '',
        appUserPath: expansion.path(
          'app_user_id',
          'c1.api.app.v1.AppUser',
          account === undefined ? undefined : visibleAccount(call, account),
        ),
        approversPath: '',
        createdByUserPath: expandUser('created_by_user_id', task.createdByUserId),
        entitlementsPath: expansion.path(
          'app_entitlement_ids',
          'c1.api.app.v1.AppEntitlement',
          call.store.entitlement({ appId, id: appEntitlementId }),
        ),
        identityUserPath: expandUser('identity_user_id', subject?.identityUserId ?? ''),
        insightsPath: '',
        objectPermissions: null,
        principalResourcePath: '',
        resourceBindingsPath: '',
        roleResourcePath: '',
        scopeResourcePath: '',
        stepApproversPath: '',
        task,
        userPath: expandUser('user_id', task.userId),
      };
      return { taskView, expanded: expansion.expanded };
    },
  ),
];
