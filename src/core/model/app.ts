import type { AppId, ResourceTypeId } from './ids';

/** A system whose access is governed. */
export interface App {
  readonly id: AppId;
  readonly displayName: string;
  readonly description: string;
  /** Accounts in the app, as the server counts them. */
  readonly accountCount: number;
  readonly isDirectory: boolean;
}

/** A kind of thing inside one app, such as a group, role or repository. */
export interface ResourceType {
  readonly id: ResourceTypeId;
  readonly appId: AppId;
  readonly displayName: string;
}

/** An app with the policies that its entitlements inherit; an id is empty where it has none itself. */
export interface AppDetails {
  readonly app: App;
  readonly grantPolicyId: string;
  readonly revokePolicyId: string;
  readonly certifyPolicyId: string;
}
