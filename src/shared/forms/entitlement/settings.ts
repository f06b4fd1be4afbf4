import { isJsonObject, sameJson, type JsonObject, type JsonValue } from '../../json';

/**
 * The settings of an entitlement that can be edited, by the names of the API's update mask.
 * `maxGrantDuration` is our name for the oneof of `durationGrant` and `durationUnset`: a duration of
 * the wire such as `3600s`, or null for no limit.
 */
export const settingNames = [
  'displayName',
  'slug',
  'description',
  'alias',
  'purpose',
  'requestSchemaId',
  'riskLevelValueId',
  'complianceFrameworkValueIds',
  'grantPolicyId',
  'revokePolicyId',
  'certifyPolicyId',
  'maxGrantDuration',
  'emergencyGrantEnabled',
  'emergencyGrantPolicyId',
  'overrideAccessRequestsDefaults',
  'provisionerPolicy',
  'deprovisionerPolicy',
] as const;

export type SettingName = (typeof settingNames)[number];
/** Annotations are fields of their own: the server merges them key by key. */
export type AnnotationField = `annotations/${string}`;
export type SettingField = SettingName | AnnotationField;

/**
 * Values by field: the wire's own JSON, with null for the zero values that servers send for what is
 * not set. Provisioning policies are kept whole, because what this version does not know must stay
 * in them. An annotation that is not there is null or missing.
 */
export type EntitlementSettings = Readonly<Partial<Record<SettingField, JsonValue>>>;

/** The fields that a person changed, with their new values, and nothing else. */
export type EntitlementEdits = EntitlementSettings;

export const settingLabels: Readonly<Record<SettingName, string>> = {
  displayName: 'Display name',
  slug: 'Slug',
  description: 'Description',
  alias: 'Alias',
  purpose: 'Purpose',
  requestSchemaId: 'Request form',
  riskLevelValueId: 'Risk level',
  complianceFrameworkValueIds: 'Compliance frameworks',
  grantPolicyId: 'Grant policy',
  revokePolicyId: 'Revoke policy',
  certifyPolicyId: 'Review policy',
  maxGrantDuration: 'Maximum grant duration',
  emergencyGrantEnabled: 'Emergency access',
  emergencyGrantPolicyId: 'Emergency access policy',
  overrideAccessRequestsDefaults: "Override of the app's defaults",
  provisionerPolicy: 'Provisioning',
  deprovisionerPolicy: 'Deprovisioning',
};

const annotationPrefix = 'annotations/';

export const annotationField = (key: string): AnnotationField => `${annotationPrefix}${key}`;

/** The key of an annotation's field; undefined for any other field. */
export function annotationKeyOf(field: string): string | undefined {
  return field.startsWith(annotationPrefix) ? field.slice(annotationPrefix.length) : undefined;
}

export function labelOfSetting(field: string): string {
  const key = annotationKeyOf(field);
  if (key !== undefined) return `Annotation ${key}`;
  return isSettingName(field) ? settingLabels[field] : field;
}

const isSettingName = (field: string): field is SettingName =>
  settingNames.some((name) => name === field);

/** The keys of annotations that the service keeps for itself, says the API document. */
export const isReservedAnnotation = (key: string): boolean => key.startsWith('c1/');

/**
 * Why nobody can change a setting; undefined where it can be changed. That the built-in Access
 * entitlement can't be renamed is documented by the vendor.
 */
export function fixedSettingBecause(field: SettingField, isAccess: boolean): string | undefined {
  if (isAccess && (field === 'displayName' || field === 'slug')) {
    return 'The Access entitlement of an app cannot be renamed.';
  }
  return isReservedAnnotation(annotationKeyOf(field) ?? '')
    ? 'Keys that begin with c1/ belong to the service.'
    : undefined;
}

/** Reads the settings out of an `AppEntitlement` whose shape has been checked. */
export function settingsOf(entitlement: JsonObject): EntitlementSettings {
  const settings: Partial<Record<SettingField, JsonValue>> = {};
  for (const name of settingNames) {
    const value = entitlement[name === 'maxGrantDuration' ? 'durationGrant' : name] ?? null;
    settings[name] = sameSetting(value, null) ? null : value;
  }
  const { annotations } = entitlement;
  for (const [key, value] of Object.entries(isJsonObject(annotations) ? annotations : {})) {
    settings[annotationField(key)] = value;
  }
  return settings;
}

/** Every field of `mine` that is not as in `base`; an annotation that is missing in it is null. */
export function editsOf(base: EntitlementSettings, mine: EntitlementSettings): EntitlementEdits {
  const fields = new Set([...fieldsOf(base), ...fieldsOf(mine)]);
  return Object.fromEntries(
    [...fields]
      .filter((field) => !sameSetting(base[field], mine[field]))
      .map((field) => [field, mine[field] ?? null]),
  );
}

/** The fields that a reading or a draft holds. */
export const fieldsOf = (settings: EntitlementSettings): readonly SettingField[] =>
  Object.keys(settings).filter(isSettingField);

/** The settings among the fields of a state. */
export const settingsIn = (state: Readonly<Record<string, JsonValue>>): EntitlementSettings =>
  Object.fromEntries(Object.entries(state).filter(([field]) => isSettingField(field)));

/** A setting that is a text; empty where it is not there. */
export function textIn(settings: EntitlementSettings, field: SettingField): string {
  const value = settings[field];
  return typeof value === 'string' ? value : '';
}

export const isSettingField = (field: string): field is SettingField =>
  isSettingName(field) || annotationKeyOf(field) !== undefined;

/**
 * Whether two values are one setting: zero values are as good as none, and a provisioning policy
 * that is not there is as good as one that says that nothing is configured (inferred).
 */
export function sameSetting(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return sameJson(comparable(one ?? null), comparable(other ?? null));
}

function comparable(value: JsonValue): JsonValue {
  if (value === 'APP_ENTITLEMENT_PURPOSE_VALUE_UNSPECIFIED') return null;
  const stripped = withoutZeros(value);
  const isUnset =
    isJsonObject(stripped) && Object.keys(stripped).every((key) => key === 'unconfigured');
  return isUnset ? null : stripped;
}

/**
 * Servers send the zero value of whatever is not set. The configuration of an account is free JSON
 * of the connector, where a false or an empty text can be meant, so it stays as it is.
 */
function withoutZeros(value: JsonValue): JsonValue {
  if (value === '' || value === false || value === 0) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(keepItem);
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value)
    .map(([key, member]) => [key, key === 'config' ? member : withoutZeros(member)] as const)
    .filter(([, member]) => member !== null);
  return Object.fromEntries(members);
}

/** Items of a list keep their place, whatever they are. */
const keepItem = (item: JsonValue): JsonValue => withoutZeros(item) ?? item;
