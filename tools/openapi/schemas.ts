import { refTo, type OpenApiDocument, type Schema } from './document';

/** The schema with a change made to each schema directly inside it. */
export function mapChildren(schema: Schema, change: (child: Schema) => Schema): Schema {
  const changed = ([keyword, value]: [string, unknown]): [string, unknown] => {
    switch (keyword) {
      case 'properties':
        return [keyword, mapValues(propertiesOf(schema), change)];
      case 'items':
      case 'additionalProperties':
        return [keyword, isSchema(value) ? change(value) : value];
      case 'oneOf':
        return [keyword, Array.isArray(value) ? value.filter(isSchema).map(change) : value];
      default:
        return [keyword, value];
    }
  };
  return Object.fromEntries(Object.entries(schema).map(changed));
}

/** The schemas directly inside the schema. */
export function childrenOf(schema: Schema): readonly Schema[] {
  const children: Schema[] = [];
  mapChildren(schema, (child) => {
    children.push(child);
    return child;
  });
  return children;
}

/** The document with a change made to every schema in its components, inner ones first. */
export function mapSchemas(
  document: OpenApiDocument,
  change: (schema: Schema) => Schema,
): OpenApiDocument {
  const mapDeep = (schema: Schema): Schema => change(mapChildren(schema, mapDeep));
  const schemas = mapValues(document.components.schemas, mapDeep);
  return { ...document, components: { ...document.components, schemas } };
}

/** The properties that a schema lists; none where it lists none. */
export function propertiesOf({ properties }: Schema): Readonly<Record<string, Schema>> {
  if (!isSchema(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, Schema] => isSchema(entry[1])),
  );
}

/** Whether values of the type fit the schema; a nullable schema names several. */
export function hasType({ type }: Schema, name: string): boolean {
  return [type].flat().includes(name);
}

/** A schema that stands for a named one. */
export function reference(name: string): Schema {
  return { $ref: refTo(name) };
}

/** The same keys with changed values. */
export function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
