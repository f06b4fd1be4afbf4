import {
  nameOfRef,
  operationsOf,
  type OpenApiDocument,
  type OperationName,
  type Schema,
} from '../../../tools/openapi/document';
import { childrenOf, propertiesOf } from '../../../tools/openapi/schemas';
import type { Exchange } from './relay';

const nameOf = ({ method, template }: OperationName) => `${method} ${template}`;

/**
 * Every place that a request can have a value in, such as `GET /api/v1/apps?page_size` or
 * `POST /api/v1/search/grants entitlementRefs.appId`. A message inside itself counts once.
 */
export function documentedPlaces(
  document: OpenApiDocument,
  names: readonly OperationName[],
): readonly string[] {
  const wanted = new Set(names.map(nameOf));
  return operationsOf(document)
    .filter((one) => wanted.has(nameOf(one)))
    .flatMap((one) => {
      const { parameters = [], requestBody } = one.operation;
      const inQuery = parameters.filter((parameter) => parameter.in === 'query');
      const bodies = Object.values(requestBody?.content ?? {});
      return [
        ...inQuery.map(({ name }) => `${nameOf(one)}?${name}`),
        ...bodies
          .flatMap(({ schema }) => placesOf(schema, document, []))
          .map((place) => `${nameOf(one)} ${place}`),
      ];
    });
}

/** The places that requests had a value in. */
export function filledPlaces(
  exchanges: readonly Exchange[],
  names: readonly OperationName[],
): ReadonlySet<string> {
  return new Set(
    exchanges.flatMap((exchange) => {
      const operation = operationOf(exchange, names);
      if (operation === undefined) return [];
      const { query, requestBody } = exchange;
      const body: unknown = requestBody === '' ? {} : JSON.parse(requestBody);
      return [
        ...[...query.keys()].map((name) => `${nameOf(operation)}?${name}`),
        ...placesIn(body).map((place) => `${nameOf(operation)} ${place}`),
      ];
    }),
  );
}

/** The operation that an exchange was about; `undefined` where it is none of those named. */
export function operationOf<Name extends OperationName>(
  { method, path }: Exchange,
  names: readonly Name[],
): Name | undefined {
  return names.find(
    (name) =>
      name.method === method &&
      new RegExp(`^${name.template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

function placesOf(
  schema: Schema,
  document: OpenApiDocument,
  within: readonly string[],
): readonly string[] {
  if (typeof schema['$ref'] === 'string') {
    const name = nameOfRef(schema['$ref']);
    const message = document.components.schemas[name] ?? {};
    return within.includes(name) ? [] : placesOf(message, document, [...within, name]);
  }
  const properties = Object.entries(propertiesOf(schema));
  if (properties.length === 0) {
    return childrenOf(schema).flatMap((child) => placesOf(child, document, within));
  }
  return properties.flatMap(([name, property]) => [
    name,
    ...placesOf(property, document, within).map((place) => `${name}.${place}`),
  ]);
}

function placesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(placesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    name,
    ...placesIn(inner).map((place) => `${name}.${place}`),
  ]);
}
