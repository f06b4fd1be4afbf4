import { isJsonObject, type JsonObject, type JsonValue } from '../json';

/** Names of members and positions in lists, from the outside in. */
export type JsonPath = readonly string[];

/** The value at a path; null where there is none. */
export function valueAt(root: JsonValue, path: JsonPath): JsonValue {
  return path.reduce<JsonValue>((value, step) => {
    if (isJsonList(value)) return value[Number(step)] ?? null;
    return isJsonObject(value) && Object.hasOwn(value, step) ? (value[step] ?? null) : null;
  }, root);
}

/**
 * The same JSON with another value at a path. Everything beside the path stays as it is, objects on
 * the way that are not there are made, and null takes the member away.
 */
export function withValueAt(root: JsonValue, path: JsonPath, value: JsonValue): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = withValueAt(valueAt(root, [step]), rest, value);
  if (isJsonList(root)) return root.map((item, index) => (index === Number(step) ? inner : item));
  const object = isJsonObject(root) ? root : {};
  return inner === null ? withoutMembers(object, [step]) : { ...object, [step]: inner };
}

export function withoutMembers(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** The value as a list; empty for anything else. */
export const listOf = (value: JsonValue): readonly JsonValue[] => (isJsonList(value) ? value : []);

/** The value as an object; empty for anything else. */
export const objectOf = (value: JsonValue): JsonObject => (isJsonObject(value) ? value : {});

/** The value as a text; empty for anything else. */
export const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : '';

const isJsonList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
