/** `c1.api.app.v1.AppEntitlement` as a part of requests. */
import { mapOf, member, nested, repeated } from '../protojson/compounds';
import {
  bool,
  duration,
  empty,
  fieldMask,
  int64,
  optionalId,
  text,
  timestamp,
} from '../protojson/scalars';
import { message } from '../protojson/message';
import { entitlementPurpose } from './enums';
import { provisionPolicy } from './provisionPolicy';

/** The fields that a person may change. */
export const editableEntitlementFields = {
  alias: text,
  annotations: mapOf(text),
  certifyPolicyId: optionalId,
  complianceFrameworkValueIds: repeated(optionalId),
  deprovisionerPolicy: nested(provisionPolicy),
  description: text,
  displayName: text,
  durationGrant: member('max_grant_duration', duration),
  durationUnset: member('max_grant_duration', empty),
  emergencyGrantEnabled: bool,
  emergencyGrantPolicyId: optionalId,
  grantPolicyId: optionalId,
  overrideAccessRequestsDefaults: bool,
  provisionerPolicy: nested(provisionPolicy),
  purpose: entitlementPurpose,
  requestSchemaId: optionalId,
  revokePolicyId: optionalId,
  riskLevelValueId: optionalId,
  slug: text,
} as const;

/** The fields that the service keeps itself: a request may hold them, nothing comes of it. */
const keptFields = {
  appId: text,
  appResourceId: text,
  appResourceTypeId: text,
  createdAt: timestamp,
  defaultValuesApplied: bool,
  deletedAt: timestamp,
  externalId: text,
  grantCount: int64,
  id: text,
  isAutomationEnabled: bool,
  isManuallyManaged: bool,
  matchBatonId: text,
  sourceConnectorIds: mapOf(text),
  systemBuiltin: bool,
  updatedAt: timestamp,
  userEditedMask: fieldMask,
} as const;

/** An entitlement in a request. */
export const appEntitlement = message('c1.api.app.v1.AppEntitlement', {
  ...editableEntitlementFields,
  ...keptFields,
});
