/**
 * What configures the account of a connector (`account.config` of `ConnectorProvision`) may hold
 * secrets, and so may whatever is called `config` in kinds that this version does not know. These
 * functions put a text in its place, and find where it is still in it.
 */
import { isJsonList, isJsonObject, sameJson, type JsonValue } from '../../json';
import { valueAt, type JsonPath } from '../jsonPath';
import { fieldsOf, type EntitlementSettings } from './settings';

const asInTenant = '(hidden: as in the tenant)';

/** Stands for a configuration that was typed and is not kept. */
export const typedConfig = '(hidden: typed here)';

/** Whether a configuration is not the real one. */
export const isHiddenConfig = (config: JsonValue): boolean =>
  config === asInTenant || config === typedConfig;

/** Where configurations are not the real ones, anywhere in a value of any shape. */
export function hiddenConfigsIn(value: JsonValue): readonly JsonPath[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, JsonValue]) =>
    name === 'config' && isHiddenConfig(inner)
      ? [[name]]
      : hiddenConfigsIn(inner).map((path) => [name, ...path]),
  );
}

/** Settings without configurations. What is the same in `base` is told apart from what was typed. */
export const withoutConfigs = (
  settings: EntitlementSettings,
  base: EntitlementSettings,
): EntitlementSettings =>
  Object.fromEntries(
    fieldsOf(settings).map((field) => [
      field,
      replaceConfigs(settings[field] ?? null, base[field] ?? null, (config, before) =>
        sameJson(config, before) ? asInTenant : typedConfig,
      ),
    ]),
  );

/** Puts the configurations of `base` back where the value had the same ones when they were hidden. */
export function showConfigs(value: JsonValue, base: JsonValue): JsonValue {
  return replaceConfigs(value, base, (config, before) => (config === asInTenant ? before : config));
}

function replaceConfigs(
  value: JsonValue,
  base: JsonValue,
  replace: (config: JsonValue, before: JsonValue) => JsonValue,
): JsonValue {
  const inside = (inner: JsonValue, name: string | number) =>
    replaceConfigs(inner, valueAt(base, [String(name)]), replace);
  if (isJsonList(value)) return value.map(inside);
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(
    ([name, inner]) =>
      [
        name,
        name === 'config' && inner !== null
          ? replace(inner, valueAt(base, ['config']))
          : inside(inner, name),
      ] as const,
  );
  return Object.fromEntries(members);
}
