import type { ReadClient } from '../http/httpClient';
import type { Account, AccountInApp, AccountKind, AccountStatus } from '../model/account';
import { asAccountId, asAppId, asUserId, type AppId, type UserId } from '../model/ids';
import type { Page } from '../model/page';
import { readApp } from './apps';
import type { Expanded } from './expanded';
import { pageFields, readPage, type PageRequest } from './pages';
import {
  optionalObject,
  readDate,
  readFlag,
  readText,
  requiredObject,
  requiredText,
  type JsonObject,
} from './read';

/** Accounts: the identities inside apps. */
export class AccountsApi {
  constructor(private readonly client: ReadClient) {}

  /** Accounts of one app, or of all, whose names fit the text. */
  search(
    { text = '', appId }: { readonly text?: string; readonly appId?: AppId },
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<Account>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'POST',
        pathTemplate: '/api/v1/search/app_users',
        body: {
          ...(text === '' ? {} : { query: text }),
          ...(appId === undefined ? {} : { appIds: [appId] }),
          ...pageFields(page),
        },
      },
      readPage((view) => readAccount(requiredObject(view, 'appUser'))),
      signal,
    );
  }

  /** The accounts that are mapped to a person, with their apps. */
  ofUser(userId: UserId, page: PageRequest, signal?: AbortSignal): Promise<Page<AccountInApp>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'POST',
        pathTemplate: '/api/v1/search/app_users',
        body: { userIds: [userId], expandMask: { paths: ['app_id'] }, ...pageFields(page) },
      },
      readPage(readAccountInApp),
      signal,
    );
  }
}

function readAccountInApp(view: JsonObject, expanded: Expanded): AccountInApp {
  const app = expanded.resolve(view, 'appPath', 'c1.api.app.v1.App');
  return {
    account: readAccount(requiredObject(view, 'appUser')),
    app: app === undefined ? undefined : readApp(app),
  };
}

const kinds: Readonly<Record<string, AccountKind>> = {
  APP_USER_TYPE_USER: 'person',
  APP_USER_TYPE_SERVICE_ACCOUNT: 'service',
  APP_USER_TYPE_SYSTEM_ACCOUNT: 'system',
};

const statuses: Readonly<Record<string, AccountStatus>> = {
  STATUS_ENABLED: 'enabled',
  STATUS_DISABLED: 'disabled',
  STATUS_DELETED: 'deleted',
};

/** Reads an `AppUser`. */
export function readAccount(account: JsonObject): Account {
  const status = optionalObject(account, 'status');
  const userId = readText(account, 'identityUserId');
  const isDeleted = readDate(account, 'deletedAt') !== undefined;
  return {
    id: asAccountId(requiredText(account, 'id')),
    appId: asAppId(requiredText(account, 'appId')),
    displayName: readText(account, 'displayName'),
    username: readText(account, 'username'),
    email: readText(account, 'email'),
    kind: kinds[readText(account, 'appUserType')] ?? 'unknown',
    status: isDeleted ? 'deleted' : ((status && statuses[readText(status, 'status')]) ?? 'unknown'),
    isExternal: readFlag(account, 'isExternal'),
    userId: userId === '' ? undefined : asUserId(userId),
  };
}
