import type { JsonObject, JsonValue } from '../../json';
import { hiddenConfigsIn } from './accountConfig';
import {
  annotationKeyOf,
  labelOfSetting,
  sameSetting,
  type EntitlementEdits,
  type EntitlementSettings,
} from './settings';

/**
 * The body of `UpdateAppEntitlementRequest` for these edits: nothing but the changed fields, each
 * named in the mask. Annotations are merged by the server, where an empty text deletes.
 *
 * `overrideAccessRequestsDefaults` is a flag of the request itself besides. Which of the two a server
 * reads is not documented, and a flag that is left out cannot be told from one that is off: so it says
 * what the entitlement has where the edits do not.
 *
 * @param base what the entitlement has.
 * @throws {RangeError} where an edit holds what only stands for a configuration.
 */
export function updateBody(edits: EntitlementEdits, base: EntitlementSettings): JsonObject {
  const entitlement: Record<string, JsonValue> = {};
  const annotations: Record<string, JsonValue> = {};
  for (const [field, value = null] of Object.entries(edits)) {
    refuseHiddenConfigs(field, value);
    const key = annotationKeyOf(field);
    if (key !== undefined) annotations[key] = value ?? '';
    else if (field === 'maxGrantDuration') Object.assign(entitlement, durationMember(value));
    else entitlement[field] = wireValue(field, value);
  }
  if (Object.keys(annotations).length > 0) entitlement['annotations'] = annotations;
  const override = { ...base, ...edits }.overrideAccessRequestsDefaults === true;
  const isSaid = override || edits.overrideAccessRequestsDefaults !== undefined;
  return {
    entitlement,
    updateMask: Object.keys(entitlement).join(','),
    ...(isSaid ? { overrideAccessRequestsDefaults: override } : {}),
  };
}

function refuseHiddenConfigs(field: string, value: JsonValue): void {
  if (hiddenConfigsIn(value).length === 0) return;
  throw new RangeError(
    `${labelOfSetting(field)}: a configuration in it was not kept, so it cannot be sent. Type it again, or revert the setting.`,
  );
}

const durationMember = (value: JsonValue): JsonObject =>
  typeof value === 'string' ? { durationGrant: value } : { durationUnset: {} };

/** What clears a field is the zero value of its type. */
function wireValue(field: string, value: JsonValue): JsonValue {
  if (!sameSetting(value, null)) return value;
  switch (field) {
    case 'provisionerPolicy':
    case 'deprovisionerPolicy':
      return { unconfigured: {} };
    case 'complianceFrameworkValueIds':
      return [];
    case 'emergencyGrantEnabled':
    case 'overrideAccessRequestsDefaults':
      return false;
    case 'purpose':
      return 'APP_ENTITLEMENT_PURPOSE_VALUE_UNSPECIFIED';
    default:
      return '';
  }
}
