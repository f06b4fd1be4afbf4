import {
  operationsOf,
  reachableFrom,
  type Content,
  type OpenApiDocument,
  type Operation,
  type Schema,
} from './document';
import { correctKnownMistakes } from './knownMistakes';
import { mapValues, reference } from './schemas';
import {
  expandedMessages,
  expandedName,
  expandedSchema,
  nameOn,
  strictSchema,
  type Side,
} from './strictSchema';

/**
 * A copy of the document that a validator can judge with.
 *
 * The document as it is lets unknown and missing fields pass. The copy refuses unknown fields on
 * both sides, and in a request those that only the server sets. In an answer it asks for every field
 * but members of a oneof and optional scalars, for at most one member of each oneof, and for
 * expanded objects to be what their `@type` says. The known mistakes of the document are corrected.
 */
export function strictCopy(document: OpenApiDocument): OpenApiDocument {
  const corrected = correctKnownMistakes(document);
  const { paths, components } = corrected;
  const operations = operationsOf(corrected).map(({ operation }) => operation);
  const requests = operations.map(({ requestBody }) => requestBody);
  const answers = operations.map(({ responses }) => responses);
  const schemas = {
    ...strictSchemas('request', requests, corrected),
    ...strictSchemas('answer', [...answers, ...expandedMessages.map(reference)], corrected),
    ...Object.fromEntries(
      expandedMessages.map((name) => [
        expandedName(name),
        expandedSchema(name, components.schemas[name]),
      ]),
    ),
  };
  return {
    ...corrected,
    paths: mapValues(paths, (methods) => mapValues(methods, strictOperation)),
    components: { ...components, schemas },
  };
}

/** The messages that the parts lead to, as they are on one side. */
function strictSchemas(
  side: Side,
  parts: readonly unknown[],
  document: OpenApiDocument,
): Readonly<Record<string, Schema>> {
  const { schemas } = document.components;
  const names = reachableFrom(parts, document);
  return Object.fromEntries(
    names.map((name) => [nameOn(side, name), strictSchema(side, schemas[name] ?? {})]),
  );
}

function strictOperation(operation: Operation): Operation {
  const { requestBody, responses } = operation;
  return {
    ...operation,
    ...(requestBody === undefined ? {} : { requestBody: strictContent('request', requestBody) }),
    responses: mapValues(responses, (response) => strictContent('answer', response)),
  };
}

function strictContent(side: Side, { content, ...others }: Content): Content {
  if (content === undefined) return others;
  return {
    ...others,
    content: mapValues(content, (media) => ({
      ...media,
      schema: strictSchema(side, media.schema),
    })),
  };
}
