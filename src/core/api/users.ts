import type { ReadClient } from '../http/httpClient';
import { asUserId, type UserId } from '../model/ids';
import type { Page } from '../model/page';
import type { User, UserStatus } from '../model/user';
import { readExpanded, type Expanded } from './expanded';
import { pageFields, readPage, type PageRequest } from './pages';
import { readDate, readObject, readText, requiredObject, requiredText } from './read';
import type { JsonObject } from './read';

/** Which people; every field narrows. */
export interface UserQuery {
  /** Fuzzy over name and email. */
  readonly text?: string;
  readonly ids?: readonly UserId[];
  readonly statuses?: readonly UserStatus[];
  readonly hasDelegate?: boolean;
  /** Somebody's tasks go to them. */
  readonly isDelegate?: boolean;
  /** Whose tasks go to one of these. */
  readonly delegateIds?: readonly UserId[];
}

/** People and services in the directory. */
export class UsersApi {
  constructor(private readonly client: ReadClient) {}

  /** `POST /api/v1/search/users`, with the people that tasks are delegated to. */
  search(query: UserQuery, page: PageRequest, signal?: AbortSignal): Promise<Page<User>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'POST',
        pathTemplate: '/api/v1/search/users',
        body: {
          ...queryFields(query),
          expandMask: { paths: ['delegated_user_id'] },
          ...pageFields(page),
        },
      },
      readPage(readUserView),
      signal,
    );
  }

  /** @throws {NotFoundError} */
  get(userId: UserId, signal?: AbortSignal): Promise<User> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/users/{id}',
        pathParams: { id: userId },
      },
      (json) => {
        const answer = readObject(json, 'the answer');
        return readUserView(requiredObject(answer, 'userView'), readExpanded(answer));
      },
      signal,
    );
  }
}

function queryFields(query: UserQuery): JsonObject {
  const { text = '', ids, statuses, hasDelegate, isDelegate, delegateIds } = query;
  return {
    ...(text === '' ? {} : { query: text }),
    ...(ids === undefined ? {} : { refs: ids.map((id) => ({ id })) }),
    ...(statuses === undefined
      ? {}
      : { userStatuses: statuses.map((status) => status.toUpperCase()) }),
    ...(hasDelegate === true ? { delegateStatus: 'DELEGATE_STATUS_HAS_DELEGATE' } : {}),
    ...(isDelegate === undefined ? {} : { isDelegate }),
    ...(delegateIds === undefined ? {} : { delegatedUserIds: delegateIds }),
  };
}

const userStatuses: Readonly<Record<string, UserStatus>> = {
  ENABLED: 'enabled',
  DISABLED: 'disabled',
  DELETED: 'deleted',
};

/** Reads a `UserView`. */
function readUserView(view: JsonObject, expanded: Expanded): User {
  const user = readUser(requiredObject(view, 'user'));
  const delegate = expanded.resolve(view, 'delegatedUserPath', 'c1.api.user.v1.User');
  return delegate === undefined ? user : { ...user, delegate: readUser(delegate) };
}

/** Reads a `User`. */
export function readUser(user: JsonObject): User {
  const delegateId = readText(user, 'delegatedUserId');
  const isDeleted = readDate(user, 'deletedAt') !== undefined;
  return {
    id: asUserId(requiredText(user, 'id')),
    displayName: readText(user, 'displayName'),
    email: readText(user, 'email'),
    username: readText(user, 'username'),
    jobTitle: readText(user, 'jobTitle'),
    department: readText(user, 'department'),
    status: isDeleted ? 'deleted' : (userStatuses[readText(user, 'status')] ?? 'unknown'),
    delegateId: delegateId === '' ? undefined : asUserId(delegateId),
  };
}
