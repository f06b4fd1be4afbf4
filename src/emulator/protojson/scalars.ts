/** Fields with a single value, each with its unset value and what the service accepts. */
import * as v from 'valibot';
import {
  invalidValue,
  plain,
  readMembers,
  unexpectedToken,
  unknownField,
  type PlainField,
} from './fieldType';
import { ProtoJsonError, type JsonNode } from './jsonTree';
import { canonicalDuration, canonicalTimestamp } from './time';

const idPattern = /^[a-zA-Z0-9]{27}$/;
const maxPageSize = 100;

/** A string. */
export const text = plain('string', '', v.string(), readString);

/** The id of an object: 27 letters and digits. */
export const id = idWhere((value) => idPattern.test(value));

/** As `id`, or empty. */
export const optionalId = idWhere((value) => value === '' || idPattern.test(value));

/** The id of a task, or its number. */
export const taskId = idWhere((value) => idPattern.test(value) || /^\d{1,19}$/.test(value));

/** `true` or `false`. */
export const bool = plain('bool', false, v.boolean(), (node, jsonName) => {
  if (node.kind !== 'boolean') throw invalidValue('bool', jsonName, node);
  return node.value;
});

/** How many rows a page should hold. Zero stands for the default; more than 100 is refused. */
export const pageSize = plain(
  'int32',
  0,
  v.pipe(
    v.number(),
    v.check(
      (size) => size >= 0 && size <= maxPageSize,
      `value must be inside range [0, ${maxPageSize}]`,
    ),
  ),
  readInt32,
);

/** A 64-bit integer, from a number or a string. */
export const int64 = plain('int64', '0', v.string(), (node, jsonName) => {
  const digits = node.kind === 'string' ? node.value : node.kind === 'number' ? node.text : '';
  if (!/^-?\d{1,19}$/.test(digits)) throw invalidValue('int64', jsonName, node);
  return digits;
});

/** A moment, decoded to the API's own spelling in UTC. */
export const timestamp = plain('Timestamp', null, v.nullable(v.string()), (node) =>
  readSpelled('Timestamp', node, canonicalTimestamp),
);

/** A span of time, decoded to the API's own spelling. */
export const duration = plain('Duration', null, v.string(), (node) =>
  readSpelled('Duration', node, canonicalDuration),
);

/** The paths of a field mask in lowerCamelCase; `null` where there is none. */
export const fieldMask = plain(
  'FieldMask',
  null,
  v.nullable(v.array(v.string())),
  (node, jsonName) => {
    const joined = readString(node, jsonName);
    const paths = joined === '' ? [] : joined.split(',');
    for (const path of paths) {
      if (!/^[a-zA-Z][a-zA-Z0-9]*(?:\.[a-zA-Z][a-zA-Z0-9]*)*$/.test(path)) {
        throw new ProtoJsonError(
          node.offset,
          `google.protobuf.FieldMask.paths contains invalid path: ${JSON.stringify(path)}`,
        );
      }
    }
    return paths;
  },
);

/** Any JSON object: `google.protobuf.Struct`. */
export const struct = plain(
  'Struct',
  null,
  v.nullable(v.record(v.string(), v.unknown())),
  (node) => {
    if (node.kind !== 'object') throw unexpectedToken(node);
    return plainValue(node);
  },
);

/** A message without fields. */
export const empty = plain('Empty', null, v.record(v.string(), v.never()), (node) => {
  const members = readMembers(node);
  if (members[0] !== undefined) throw unknownField(members[0]);
  return {};
});

/** One of `names`, by name or by its number, which is its place in the list. */
export function enumeration<const Names extends readonly [string, ...string[]]>(
  names: Names,
): PlainField<v.PicklistSchema<Names, undefined>> {
  return plain('enum', names[0], v.picklist(names), (node, jsonName) => {
    const value = node.kind === 'number' ? names[Number(node.text)] : undefined;
    const name = node.kind === 'string' ? names.find((known) => known === node.value) : value;
    if (name === undefined) throw invalidValue('enum', jsonName, node);
    return name;
  });
}

function idWhere(isId: (value: string) => boolean): PlainField<v.GenericSchema<string>> {
  const refusal = `value does not match regex pattern "${idPattern.source}"`;
  return plain('string', '', v.pipe(v.string(), v.check(isId, refusal)), readString);
}

function readString(node: JsonNode, jsonName: string): string {
  if (node.kind !== 'string') throw invalidValue('string', jsonName, node);
  return node.value;
}

function readInt32(node: JsonNode, jsonName: string): number {
  const value =
    node.kind === 'number'
      ? Number(node.text)
      : node.kind === 'string'
        ? toNumber(node.value)
        : NaN;
  if (!Number.isInteger(value) || Math.abs(value) > 0x7fffffff) {
    throw invalidValue('int32', jsonName, node);
  }
  return value;
}

function toNumber(digits: string): number {
  return /^-?\d+$/.test(digits) ? Number(digits) : NaN;
}

function readSpelled(
  name: string,
  node: JsonNode,
  canonical: (spelled: string) => string | undefined,
): string {
  if (node.kind !== 'string') throw unexpectedToken(node);
  const value = canonical(node.value);
  if (value === undefined) {
    const quoted = JSON.stringify(node.value);
    throw new ProtoJsonError(node.offset, `invalid google.protobuf.${name} value ${quoted}`);
  }
  return value;
}

function plainValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map((entry) => [entry.name, plainValue(entry.value)]));
    case 'array':
      return node.items.map(plainValue);
    case 'number':
      return Number(node.text);
    case 'null':
      return null;
    default:
      return node.value;
  }
}
