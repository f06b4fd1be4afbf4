import {
  nameOfRef,
  operationsOf,
  reachableFrom,
  refTo,
  type Content,
  type OpenApiDocument,
  type Operation,
  type Schema,
} from './document';
import { correctKnownMistakes } from './knownMistakes';
import { hasType, mapChildren, mapValues, propertiesOf, reference } from './schemas';

/** The messages that answers carry in `expanded`, each named by its `@type`. */
export const expandedMessages = [
  'c1.api.app.v1.App',
  'c1.api.app.v1.AppEntitlement',
  'c1.api.app.v1.AppResource',
  'c1.api.app.v1.AppResourceType',
  'c1.api.app.v1.AppUser',
  'c1.api.user.v1.User',
] as const;

const typePrefix = 'type.googleapis.com/';

/** A message is stricter in an answer than in a request, so each side has schemas of its own. */
type Side = 'request' | 'answer';

/**
 * A copy of the document that a validator can judge with.
 *
 * The document as it is lets unknown and missing fields pass. The copy refuses unknown fields on
 * both sides, and in a request those that only the server sets. In an answer it asks for every field but members of a oneof and optional scalars, for
 * at most one member of each oneof, and for expanded objects to be what their `@type` says. The
 * known mistakes of the document are corrected.
 */
export function strictCopy(document: OpenApiDocument): OpenApiDocument {
  const corrected = correctKnownMistakes(document);
  const operations = operationsOf(corrected).map(({ operation }) => operation);
  const requests = operations.map(({ requestBody }) => requestBody);
  const answers = [
    ...operations.map(({ responses }) => responses),
    ...expandedMessages.map(reference),
  ];
  const { schemas } = corrected.components;
  const strictSchemas = (side: Side, parts: readonly unknown[]) =>
    reachableFrom(parts, corrected).map((name) => [
      nameOn(side, name),
      strictSchema(side, schemas[name] ?? {}),
    ]);
  return {
    ...corrected,
    paths: mapValues(corrected.paths, (methods) => mapValues(methods, strictOperation)),
    components: {
      ...corrected.components,
      schemas: Object.fromEntries([
        ...strictSchemas('request', requests),
        ...strictSchemas('answer', answers),
        ...expandedMessages.map((name) => [expandedName(name), expanded(name, schemas[name])]),
      ]),
    },
  };
}

function strictOperation(operation: Operation): Operation {
  const { requestBody, responses } = operation;
  return {
    ...operation,
    ...(requestBody === undefined ? {} : { requestBody: strictContent('request', requestBody) }),
    responses: mapValues(responses, (response) => strictContent('answer', response)),
  };
}

function strictContent(side: Side, body: Content): Content {
  if (body.content === undefined) return body;
  return {
    ...body,
    content: mapValues(body.content, (media) => ({
      ...media,
      schema: strictSchema(side, media.schema),
    })),
  };
}

function strictSchema(side: Side, schema: Schema): Schema {
  if (typeof schema['$ref'] === 'string') return reference(nameOn(side, nameOfRef(schema['$ref'])));
  if (isAny(schema)) return side === 'answer' ? anyExpanded(schema) : schema;
  const own = side === 'request' ? withoutReadOnly(schema) : schema;
  const inner = mapChildren(own, (child) => strictSchema(side, child));
  const isClosed = !hasType(schema, 'object') || 'additionalProperties' in schema;
  const closed = isClosed ? inner : { ...inner, additionalProperties: false };
  return side === 'answer' ? complete(closed) : closed;
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
  return [...lists].map(([, list = '']) => [...list.matchAll(/- (\w+)/g)].map(([, name = '']) => name));
}

function pairsOf(names: readonly string[]): readonly (readonly string[])[] {
  return names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other]));
}

/**
 * Optional scalars are nullable, and so are field masks, timestamps and durations, which an answer
 * always has; but the document describes no property of such a well-known type.
 */
function isOptionalScalar(property: Schema): boolean {
  const isScalar = ['string', 'integer', 'number', 'boolean'].some((type) => hasType(property, type));
  return isScalar && hasType(property, 'null') && property['description'] !== undefined;
}

function isAny(schema: Schema): boolean {
  return '@type' in propertiesOf(schema);
}

function anyExpanded(schema: Schema): Schema {
  return {
    ...schema,
    properties: { '@type': { type: 'string', enum: expandedMessages.map(typeUrl) } },
    required: ['@type'],
    allOf: expandedMessages.map((name) => ({
      if: { properties: { '@type': { const: typeUrl(name) } } },
      then: reference(expandedName(name)),
    })),
  };
}

/** The message with the `@type` that it has as a member of `expanded`. */
function expanded(name: string, message: Schema | undefined): Schema {
  if (message === undefined) throw new Error(`The document has no message ${name}.`);
  const strict = strictSchema('answer', message);
  return {
    ...strict,
    properties: { ...propertiesOf(strict), '@type': { const: typeUrl(name) } },
  };
}

const nameOn = (side: Side, name: string): string => `${side}.${name}`;
const expandedName = (name: string): string => `expanded.${name}`;
const typeUrl = (name: string): string => `${typePrefix}${name}`;
