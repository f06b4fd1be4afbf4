import { settingsOf, type EntitlementSettings } from '../../shared/forms/entitlement/settings';
import type { JsonObject as CheckedJson, JsonValue } from '../../shared/json';
import type { Entitlement } from '../model/entitlement';
import { readEntitlementView } from './entitlementView';
import { readExpanded } from './expanded';
import { optionalObject, readFlag, readObject, requiredObject, type JsonObject } from './read';

/** An entitlement with everything about it that can be edited. */
export interface EntitlementDetails {
  readonly entitlement: Entitlement;
  readonly settings: EntitlementSettings;
  /** False where the caller may not edit it; undefined where the tenant does not say. */
  readonly canEdit: boolean | undefined;
}

/** Reads a `GetAppEntitlementResponse`. */
export function readEntitlementDetails(json: unknown): EntitlementDetails {
  const answer = readObject(json, 'the answer');
  const view = requiredObject(answer, 'appEntitlementView');
  const permissions = optionalObject(view, 'objectPermissions');
  return {
    entitlement: readEntitlementView(view, readExpanded(answer)),
    settings: settingsOf(asJson(requiredObject(view, 'appEntitlement'))),
    canEdit: permissions === undefined ? undefined : readFlag(permissions, 'edit'),
  };
}

/** Reads the settings out of an `UpdateAppEntitlementResponse`. */
export function readUpdatedSettings(json: unknown): EntitlementSettings {
  const view = requiredObject(readObject(json, 'the answer'), 'appEntitlementView');
  return settingsOf(asJson(requiredObject(view, 'appEntitlement')));
}

/** What was parsed from JSON is JSON. */
const asJson = (object: JsonObject): CheckedJson => object as Record<string, JsonValue>;
