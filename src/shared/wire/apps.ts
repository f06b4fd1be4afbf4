/** Apps: `c1.api.app.v1` of the API document, apps and the resource types and resources in them. */
import type { OpenEnum, WireFieldMask, WireInt64, WireJson, WireTimestamp } from './common';
import type { WireActorObjectPermissions } from './permissions';
import type { WireUser } from './users';

/** `c1.api.app.v1.App`. */
export interface WireApp {
  readonly accessModel: OpenEnum<
    | 'APP_ACCESS_MODEL_UNSPECIFIED'
    | 'APP_ACCESS_MODEL_CLASSIC'
    | 'APP_ACCESS_MODEL_HYBRID'
    | 'APP_ACCESS_MODEL_SPARSE'
  >;
  readonly annotations: Readonly<Record<string, string>>;
  readonly appAccountId: string;
  readonly appAccountName: string;
  readonly appOwners: readonly WireUser[];
  readonly appUserMapper: WireJson | null;
  readonly certifyPolicyId: string;
  readonly connectorVersion: number;
  readonly createdAt: WireTimestamp | null;
  readonly defaultRequestCatalogId: string;
  readonly deletedAt: WireTimestamp | null;
  readonly description: string;
  readonly displayName: string;
  readonly enableConnectorSourcedOwnership: boolean;
  readonly fieldMask: WireFieldMask | null;
  readonly grantPolicyId: string;
  readonly iconUrl: string;
  readonly id: string;
  readonly identityMatching: OpenEnum<
    | 'APP_USER_IDENTITY_MATCHING_UNSPECIFIED'
    | 'APP_USER_IDENTITY_MATCHING_STRICT'
    | 'APP_USER_IDENTITY_MATCHING_DISPLAY_NAME'
    | 'APP_USER_IDENTITY_MATCHING_CUSTOM'
  >;
  readonly instructions: string;
  readonly isDirectory: boolean;
  readonly isManuallyManaged: boolean;
  readonly logoUri: string;
  readonly matchBatonRef: WireJson | null;
  readonly monthlyCostUsd: number;
  readonly parentAppId: string;
  readonly revokeGrantSources: boolean;
  readonly revokePolicyId: string;
  readonly strictAccessEntitlementProvisioning: boolean;
  readonly updatedAt: WireTimestamp | null;
  readonly userCount: WireInt64;
}

/** `c1.api.app.v1.AppResourceType`. */
export interface WireAppResourceType {
  readonly appId: string;
  readonly createdAt: WireTimestamp | null;
  readonly deletedAt: WireTimestamp | null;
  readonly displayName: string;
  readonly id: string;
  readonly traitIds: readonly string[];
  readonly updatedAt: WireTimestamp | null;
}

/** `c1.api.app.v1.AppResourceTypeView`. */
export interface WireAppResourceTypeView {
  readonly appPath: string;
  readonly appResourceType: WireAppResourceType | null;
}

/** `c1.api.app.v1.AppResource`. */
export interface WireAppResource {
  readonly accessConfigId: string;
  readonly agentTrait: WireJson | null;
  readonly annotations: Readonly<Record<string, string>>;
  readonly appId: string;
  readonly appResourceTypeId: string;
  readonly createdAt: WireTimestamp | null;
  readonly customDescription: string;
  readonly deletedAt: WireTimestamp | null;
  readonly description: string;
  readonly displayName: string;
  readonly externalId: string;
  readonly grantCount: WireInt64;
  readonly id: string;
  readonly matchBatonId: string;
  readonly nhiDetail: string;
  readonly nhiType: OpenEnum<
    | 'NHI_TYPE_UNSPECIFIED'
    | 'NHI_TYPE_APP_REGISTRATION'
    | 'NHI_TYPE_ASSUMABLE_ROLE'
    | 'NHI_TYPE_MANAGED_IDENTITY'
  >;
  readonly parentAppResourceId: string;
  readonly parentAppResourceTypeId: string;
  readonly profile: WireJson | null;
  readonly updatedAt: WireTimestamp | null;
  /* oneof metadata: at most one of these keys is present */
  readonly secretTrait?: WireJson;
}

/** `c1.api.app.v1.AppResourceView`. */
export interface WireAppResourceView {
  readonly appPath: string;
  readonly appResource: WireAppResource | null;
  readonly objectPermissions: WireActorObjectPermissions | null;
  readonly parentResourcePath: string;
  readonly parentResourceTypePath: string;
  readonly resourceTypePath: string;
}
