import {
  operationsOf,
  reachableFrom,
  type OpenApiDocument,
  type Operation,
  type OperationName,
} from './document';
import { reference } from './schemas';
import { expandedMessages } from './strictSchema';

/**
 * The part of the document that is about these operations: their paths, and the schemas that they
 * lead to, unchanged. Throws where the document lacks an operation.
 */
export function subsetOf(
  document: OpenApiDocument,
  names: readonly OperationName[],
): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  const known = operationsOf(document);
  for (const { method, template } of names) {
    const found = known.find((one) => one.method === method && one.template === template);
    if (found === undefined) throw new Error(`The document has no ${method} ${template}.`);
    paths[template] = { ...paths[template], [method.toLowerCase()]: found.operation };
  }
  const { schemas } = document.components;
  const needed = reachableFrom([paths, ...expandedMessages.map(reference)], document);
  return {
    ...document,
    paths: sortKeys(paths),
    components: {
      ...document.components,
      schemas: Object.fromEntries(needed.map((name) => [name, schemas[name] ?? {}])),
    },
  };
}

function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
