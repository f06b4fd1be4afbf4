import type { ReadClient } from '../http/httpClient';
import { asUserId, type UserId } from '../model/ids';
import type { Page } from '../model/page';
import type { User, UserStatus } from '../model/user';
import { pageFields, readPage, type PageRequest } from './pages';
import { readDate, readObject, readText, requiredObject, requiredText } from './read';
import type { JsonObject } from './read';

/** People and services in the directory. */
export class UsersApi {
  constructor(private readonly client: ReadClient) {}

  /** People whose name or email fits the text. */
  search(
    { text = '' }: { readonly text?: string },
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<User>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'POST',
        pathTemplate: '/api/v1/search/users',
        body: { ...(text === '' ? {} : { query: text }), ...pageFields(page) },
      },
      readPage((view) => readUser(requiredObject(view, 'user'))),
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
      (json) =>
        readUser(
          requiredObject(requiredObject(readObject(json, 'the answer'), 'userView'), 'user'),
        ),
      signal,
    );
  }
}

const statuses: Readonly<Record<string, UserStatus>> = {
  ENABLED: 'enabled',
  DISABLED: 'disabled',
  DELETED: 'deleted',
};

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
    status: isDeleted ? 'deleted' : (statuses[readText(user, 'status')] ?? 'unknown'),
    delegateId: delegateId === '' ? undefined : asUserId(delegateId),
  };
}
