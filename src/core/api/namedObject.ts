import type { NamedObject } from '../model/namedObject';
import { readDate, readText, requiredText, type JsonObject } from './read';

/** Reads what policies, connectors, webhooks and vaults have in common. */
export const readNamedObject = (object: JsonObject): NamedObject => ({
  id: requiredText(object, 'id'),
  displayName: readText(object, 'displayName'),
  description: readText(object, 'description'),
  isDeleted: readDate(object, 'deletedAt') !== undefined,
});
