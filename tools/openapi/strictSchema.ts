import { nameOfRef, type Schema } from './document';
import { hasType, mapChildren, propertiesOf, reference } from './schemas';

/** A message is stricter in an answer than in a request, so each side has schemas of its own. */
export type Side = 'request' | 'answer';

/** The messages that answers carry in `expanded`, each named by its `@type`. */
export const expandedMessages = [
  'c1.api.app.v1.App',
  'c1.api.app.v1.AppEntitlement',
  'c1.api.app.v1.AppResource',
  'c1.api.app.v1.AppResourceType',
  'c1.api.app.v1.AppUser',
  'c1.api.user.v1.User',
] as const;

/** The name of a message's schema for one side. */
export const nameOn = (side: Side, name: string): string => `${side}.${name}`;

/** The name of a message's schema for when it is a member of `expanded`. */
export const expandedName = (name: string): string => `expanded.${name}`;

const typeUrl = (name: string): string => `type.googleapis.com/${name}`;

/** The schema as it is on one side, with the references in it. */
export function strictSchema(side: Side, schema: Schema): Schema {
  if (typeof schema['$ref'] === 'string') return reference(nameOn(side, nameOfRef(schema['$ref'])));
  if ('@type' in propertiesOf(schema)) return side === 'answer' ? anyExpanded(schema) : schema;
  const own = side === 'request' ? withoutReadOnly(schema) : schema;
  const inner = mapChildren(own, (child) => strictSchema(side, child));
  const isClosed = !hasType(schema, 'object') || 'additionalProperties' in schema;
  const closed = isClosed ? inner : { ...inner, additionalProperties: false };
  return side === 'answer' ? complete(closed) : closed;
}

/** A message with the `@type` that it has in `expanded`. Throws where the document has none. */
export function expandedSchema(name: string, message: Schema | undefined): Schema {
  if (message === undefined) throw new Error(`The document has no message ${name}.`);
  const strict = strictSchema('answer', message);
  return {
    ...strict,
    properties: { ...propertiesOf(strict), '@type': { const: typeUrl(name) } },
  };
}

/** Leaves out the fields that a request may not have because the server sets them. */
function withoutReadOnly(schema: Schema): Schema {
  if (!('properties' in schema)) return schema;
  const properties = Object.entries(propertiesOf(schema));
  const writable = properties.filter(([, { readOnly }]) => readOnly !== true);
  return { ...schema, properties: Object.fromEntries(writable) };
}

/** Asks for what an answer always has. */
function complete(schema: Schema): Schema {
  const properties = Object.entries(propertiesOf(schema));
  if (properties.length === 0) return schema;
  const oneofs = oneofsOf(schema);
  const members = oneofs.flat();
  const required = properties
    .filter(([name, property]) => !members.includes(name) && !isOptionalScalar(property))
    .map(([name]) => name);
  const twoMembers = oneofs.flatMap(pairsOf).map((pair) => ({ required: pair }));
  return {
    ...schema,
    required,
    ...(twoMembers.length === 0 ? {} : { not: { anyOf: twoMembers } }),
  };
}

/** The members of each oneof, as the description of a message lists them. */
function oneofsOf({ description }: Schema): readonly (readonly string[])[] {
  const text = typeof description === 'string' ? description : '';
  const lists = text.matchAll(/contains a oneof named .*\n((?: +- \w+\n?)+)/g);
  return [...lists].map(([, list = '']) =>
    [...list.matchAll(/- (\w+)/g)].map(([, name = '']) => name),
  );
}

function pairsOf(names: readonly string[]): readonly (readonly string[])[] {
  return names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other]));
}

/**
 * Optional scalars are nullable, and so are field masks, timestamps and durations, which an answer
 * always has; but the document describes no property of such a well-known type.
 */
function isOptionalScalar(property: Schema): boolean {
  const types = ['string', 'integer', 'number', 'boolean'];
  const isNullable = types.some((type) => hasType(property, type)) && hasType(property, 'null');
  return isNullable && property['description'] !== undefined;
}

/**
 * Asks for one of the messages that are known to be expanded, and for all of its fields; or for
 * nothing, where there may be nothing.
 */
function anyExpanded(schema: Schema): Schema {
  return {
    ...schema,
    properties: { '@type': { type: 'string', enum: expandedMessages.map(typeUrl) } },
    required: ['@type'],
    allOf: expandedMessages.map((name) => ({
      if: { type: 'object', properties: { '@type': { const: typeUrl(name) } } },
      then: reference(expandedName(name)),
    })),
  };
}
