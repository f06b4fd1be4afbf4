import type { ReadClient } from '../http/httpClient';
import { AccountsApi } from './accounts';
import { AppsApi } from './apps';
import { AttributesApi } from './attributes';
import { EntitlementsApi } from './entitlements';
import { GrantsApi } from './grants';
import { TasksApi } from './tasks';
import { UsersApi } from './users';

/** Every read of a tenant, by resource. */
export interface TenantApi {
  readonly accounts: AccountsApi;
  readonly apps: AppsApi;
  readonly attributes: AttributesApi;
  readonly entitlements: EntitlementsApi;
  readonly grants: GrantsApi;
  readonly tasks: TasksApi;
  readonly users: UsersApi;
}

export function createTenantApi(client: ReadClient): TenantApi {
  return {
    accounts: new AccountsApi(client),
    apps: new AppsApi(client),
    attributes: new AttributesApi(client),
    entitlements: new EntitlementsApi(client),
    grants: new GrantsApi(client),
    tasks: new TasksApi(client),
    users: new UsersApi(client),
  };
}
