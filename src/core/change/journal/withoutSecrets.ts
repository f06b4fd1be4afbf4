import { createHmac, randomBytes } from 'node:crypto';
import { isJsonList, isJsonObject, sameJson, type JsonValue } from '../../../shared/json';

/** Nobody who reads the journal can try out likely values: the key is forgotten with the process. */
const key = randomBytes(32);

/**
 * The value as JSON may keep it: what configures a connector's account may be a secret, so only a
 * hash of it stays. Equal configurations have equal hashes as long as the window lives.
 */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    name === 'config' && member !== null ? { hash: hashOf(member) } : withoutSecrets(member),
  ]);
  return Object.fromEntries(members);
}

const hashOf = (value: unknown) =>
  createHmac('sha256', key).update(JSON.stringify(value)).digest('hex');

/** Whether a value is what this window noted, as far as the hashes of its secrets tell. */
export const isAsNoted = (value: JsonValue, noted: JsonValue | undefined): boolean =>
  // Without its secrets, JSON is JSON still.
  sameJson(withoutSecrets(value) as JsonValue, noted);

/** Whether the journal keeps a part of the value as a hash only, so that it cannot be given back. */
export function isIncomplete(value: JsonValue): boolean {
  if (isJsonList(value)) return value.some(isIncomplete);
  if (!isJsonObject(value)) return false;
  return Object.entries(value).some(([name, member]) =>
    name === 'config' ? member !== null : isIncomplete(member),
  );
}

/** Blanks what the journal does not keep, so that its values can be compared with the tenant's. */
export function withoutConfigs(value: JsonValue): JsonValue {
  if (isJsonList(value)) return value.map(withoutConfigs);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'config')
      .map(([name, member]) => [name, withoutConfigs(member)]),
  );
}
