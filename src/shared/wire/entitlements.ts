/** Entitlements: `c1.api.app.v1.AppEntitlement` and the views around it. */
import type {
  OpenEnum,
  WireDuration,
  WireFieldMask,
  WireEmpty,
  WireInt64,
  WireTimestamp,
} from './common';
import type { WireActorObjectPermissions } from './permissions';
import type { WireProvisionPolicy } from './provisioning';

/** `c1.api.app.v1.AppEntitlement`. */
export interface WireAppEntitlement {
  readonly alias: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly appId: string;
  readonly appResourceId: string;
  readonly appResourceTypeId: string;
  readonly certifyPolicyId: string;
  readonly complianceFrameworkValueIds: readonly string[];
  readonly createdAt: WireTimestamp | null;
  readonly defaultValuesApplied: boolean;
  readonly deletedAt: WireTimestamp | null;
  readonly deprovisionerPolicy: WireProvisionPolicy | null;
  readonly description: string;
  readonly displayName: string;
  readonly emergencyGrantEnabled: boolean;
  readonly emergencyGrantPolicyId: string;
  readonly externalId: string;
  readonly grantCount: WireInt64;
  readonly grantPolicyId: string;
  readonly id: string;
  readonly isAutomationEnabled: boolean;
  readonly isManuallyManaged: boolean;
  readonly matchBatonId: string;
  readonly overrideAccessRequestsDefaults: boolean;
  readonly provisionerPolicy: WireProvisionPolicy | null;
  readonly purpose: OpenEnum<
    | 'APP_ENTITLEMENT_PURPOSE_VALUE_UNSPECIFIED'
    | 'APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT'
    | 'APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION'
    | 'APP_ENTITLEMENT_PURPOSE_VALUE_OWNERSHIP'
  >;
  readonly requestSchemaId: string;
  readonly revokePolicyId: string;
  readonly riskLevelValueId: string;
  readonly slug: string;
  readonly sourceConnectorIds: Readonly<Record<string, string>>;
  readonly systemBuiltin: boolean;
  readonly updatedAt: WireTimestamp | null;
  readonly userEditedMask: WireFieldMask | null;
  /* oneof max_grant_duration: at most one of these keys is present */
  readonly durationGrant?: WireDuration;
  readonly durationUnset?: WireEmpty;
}

/** `c1.api.app.v1.AppEntitlementView`. */
export interface WireAppEntitlementView {
  readonly appEntitlement: WireAppEntitlement | null;
  readonly appPath: string;
  readonly appResourcePath: string;
  readonly appResourceTypePath: string;
  readonly objectPermissions: WireActorObjectPermissions | null;
}

/** `c1.api.app.v1.AppEntitlementRef`. */
export interface WireAppEntitlementRef {
  readonly appId: string;
  readonly id: string;
}
