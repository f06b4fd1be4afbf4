import type { JsonValue } from '../../json';
import {
  fieldsOf,
  sameSetting,
  type EntitlementEdits,
  type EntitlementSettings,
  type SettingField,
} from './settings';

/** A field that both sides changed, each in another way. */
export interface SettingClash {
  readonly field: SettingField;
  /** What the person began with. */
  readonly base: JsonValue;
  readonly serverNow: JsonValue;
  readonly mine: JsonValue;
}

export interface MergedSettings {
  /** What mine still changes of what the server has now, clashing fields included. */
  readonly edits: EntitlementEdits;
  readonly clashes: readonly SettingClash[];
}

/**
 * Puts edits of an older reading onto a newer one: what only they changed is theirs, what only I
 * changed is mine, and what both changed differently is left to the person.
 */
export function mergeSettings(
  base: EntitlementSettings,
  edits: EntitlementEdits,
  now: EntitlementSettings,
): MergedSettings {
  const kept = fieldsOf(edits).filter((field) => !sameSetting(edits[field], now[field]));
  return {
    edits: Object.fromEntries(kept.map((field) => [field, edits[field] ?? null])),
    clashes: kept
      .filter((field) => !sameSetting(base[field], now[field]))
      .map((field) => ({
        field,
        base: base[field] ?? null,
        serverNow: now[field] ?? null,
        mine: edits[field] ?? null,
      })),
  };
}
