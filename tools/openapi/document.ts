import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import * as v from 'valibot';

/** A JSON Schema of the document. */
export type Schema = Readonly<Record<string, unknown>>;

/** One method of one path. */
export interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

/** A parameter in the path or the query. */
export interface Parameter {
  readonly in: string;
  readonly name: string;
}

/** A body by its media type. */
export interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

/** As much of an OpenAPI 3.1 document as the tools here read; the rest is passed on untouched. */
export interface OpenApiDocument {
  /** By path and by method in small letters. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Names an operation as the document does. */
export interface OperationName {
  /** In capitals. */
  readonly method: string;
  /** Such as `/api/v1/apps/{id}`. */
  readonly template: string;
}

const content = v.looseObject({
  content: v.exactOptional(
    v.record(v.string(), v.looseObject({ schema: v.record(v.string(), v.unknown()) })),
  ),
});

const operation = v.looseObject({
  parameters: v.exactOptional(v.array(v.looseObject({ in: v.string(), name: v.string() }))),
  requestBody: v.exactOptional(content),
  responses: v.record(v.string(), content),
});

const document = v.looseObject({
  openapi: v.pipe(v.string(), v.startsWith('3.1.')),
  paths: v.record(v.string(), v.record(v.string(), operation)),
  components: v.looseObject({
    schemas: v.record(v.string(), v.record(v.string(), v.unknown())),
  }),
});

/** Reads a document, YAML or JSON. Throws where it is none. */
export async function readDocument(path: string): Promise<OpenApiDocument> {
  return v.parse(document, load(await readFile(path, 'utf8')));
}

/** Every operation of the document, in its order. */
export function operationsOf({
  paths,
}: OpenApiDocument): readonly (OperationName & { readonly operation: Operation })[] {
  return Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, found]) => ({
      method: method.toUpperCase(),
      template,
      operation: found,
    })),
  );
}

const refPrefix = '#/components/schemas/';

/** The name of the schema that a `$ref` points at. */
export function nameOfRef(ref: string): string {
  if (!ref.startsWith(refPrefix)) throw new Error(`${ref} is not a schema of the document.`);
  return ref.slice(refPrefix.length);
}

/** The `$ref` to a named schema. */
export function refTo(name: string): string {
  return `${refPrefix}${name}`;
}

/** The names of all schemas that the parts lead to, directly or through others, in order. */
export function reachableFrom(
  parts: readonly unknown[],
  { components }: OpenApiDocument,
): readonly string[] {
  const found = new Set<string>();
  const waiting = [...parts];
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, value] of Object.entries(part)) {
      if (key !== '$ref' || typeof value !== 'string') {
        waiting.push(value);
      } else if (!found.has(nameOfRef(value))) {
        found.add(nameOfRef(value));
        waiting.push(components.schemas[nameOfRef(value)]);
      }
    }
  }
  return [...found].sort();
}
