import type { ReadClient } from '../http/httpClient';
import type { Clock } from '../ports';
import { AccountsApi } from './accounts';
import { AppsApi } from './apps';
import { AttributesApi } from './attributes';
import { CallerApi } from './caller';
import { ConnectorsApi } from './connectors';
import { EntitlementsApi } from './entitlements';
import { GrantsApi } from './grants';
import { PoliciesApi } from './policies';
import { RequestSchemasApi } from './requestSchemas';
import { TasksApi } from './tasks';
import { UsersApi } from './users';
import { VaultsApi } from './vaults';
import { WebhooksApi } from './webhooks';

/** Every read of a tenant, by resource. */
export interface TenantApi {
  readonly accounts: AccountsApi;
  readonly apps: AppsApi;
  readonly attributes: AttributesApi;
  readonly caller: CallerApi;
  readonly connectors: ConnectorsApi;
  readonly entitlements: EntitlementsApi;
  readonly grants: GrantsApi;
  readonly policies: PoliciesApi;
  readonly requestSchemas: RequestSchemasApi;
  readonly tasks: TasksApi;
  readonly users: UsersApi;
  readonly vaults: VaultsApi;
  readonly webhooks: WebhooksApi;
}

export function createTenantApi(client: ReadClient, clock: Clock): TenantApi {
  return {
    accounts: new AccountsApi(client),
    apps: new AppsApi(client),
    attributes: new AttributesApi(client),
    caller: new CallerApi(client, clock),
    connectors: new ConnectorsApi(client),
    entitlements: new EntitlementsApi(client),
    grants: new GrantsApi(client),
    policies: new PoliciesApi(client),
    requestSchemas: new RequestSchemasApi(client),
    tasks: new TasksApi(client),
    users: new UsersApi(client),
    vaults: new VaultsApi(client),
    webhooks: new WebhooksApi(client),
  };
}
