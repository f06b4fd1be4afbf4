/**
 * The kinds of field that a request message is declared with.
 *
 * Each kind knows its unset value, how protobuf JSON spells it, and, as a Valibot schema, which
 * values the service accepts.
 */
import * as v from 'valibot';
import type { MessageType } from './message';
import { ProtoJsonError, ProtoJsonSyntaxError, type JsonMember, type JsonNode } from './jsonTree';
import { canonicalDuration, canonicalTimestamp } from './time';

/** How one field is read and checked; `oneof` names the group that holds at most one member. */
export interface FieldType<
  Rules extends v.GenericSchema = v.GenericSchema,
  Oneof extends string | undefined = string | undefined,
> {
  /** What goes into an error: `invalid value for <name> field …`. */
  readonly name: string;
  readonly unset: unknown;
  /** The decoded value of a node that is not `null`. Throws `ProtoJsonError`. */
  readonly read: (node: JsonNode, jsonName: string) => unknown;
  readonly rules: Rules;
  readonly oneof: Oneof;
  /** The message type of the value, or of the items of a list. */
  readonly message?: MessageType;
}

/** A field that is always present in the decoded message. */
export type PlainField<Rules extends v.GenericSchema> = FieldType<Rules, undefined>;

const idPattern = /^[a-zA-Z0-9]{27}$/;
const idRefusal = `value does not match regex pattern "${idPattern.source}"`;
const maxPageSize = 100;

/** A string. */
export const text = plain('string', '', v.string(), readString);

/** The id of an object: 27 letters and digits. */
export const id = plain(
  'string',
  '',
  v.pipe(v.string(), v.regex(idPattern, idRefusal)),
  readString,
);

/** As `id`, or empty. */
export const optionalId = plain(
  'string',
  '',
  v.pipe(
    v.string(),
    v.check((value) => value === '' || idPattern.test(value), idRefusal),
  ),
  readString,
);

/** The id of a task, or its number. */
export const taskId = plain(
  'string',
  '',
  v.pipe(
    v.string(),
    v.check((value) => idPattern.test(value) || /^\d{1,19}$/.test(value), idRefusal),
  ),
  readString,
);

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

/** A list; a `null` in it is refused. */
export function repeated<Rules extends v.GenericSchema>(
  item: FieldType<Rules>,
): PlainField<v.ArraySchema<Rules, undefined>> {
  const read = (node: JsonNode, jsonName: string): unknown[] => {
    if (node.kind !== 'array') throw unexpectedToken(node);
    return node.items.map((entry) => item.read(entry, jsonName));
  };
  return { ...plain(item.name, [], v.array(item.rules), read), ...messageOf(item) };
}

/** A map from strings. A repeated key is refused. */
export function mapOf<Rules extends v.GenericSchema>(
  item: FieldType<Rules>,
): PlainField<v.RecordSchema<v.StringSchema<undefined>, Rules, undefined>> {
  return plain(item.name, {}, v.record(v.string(), item.rules), (node, jsonName) => {
    const entries = new Map<string, unknown>();
    for (const member of readMembers(node)) {
      if (entries.has(member.name)) {
        throw new ProtoJsonError(member.offset, `duplicate map key ${JSON.stringify(member.name)}`);
      }
      entries.set(member.name, item.read(member.value, jsonName));
    }
    return Object.fromEntries(entries);
  });
}

/** Another message inside; `null` where it is unset. */
export function nested<Rules extends v.GenericSchema>(
  type: MessageType<Rules>,
): PlainField<v.NullableSchema<Rules, undefined>> {
  return { ...plain(type.fullName, null, v.nullable(type.rules), type.read), message: type };
}

/** A field that shares a oneof with others: absent when unset. */
export function member<Rules extends v.GenericSchema>(
  oneof: string,
  field: PlainField<Rules>,
): FieldType<Rules, string> {
  return { ...field, oneof };
}

/** A message that is never unset: an item of a list. */
export function listItem<Rules extends v.GenericSchema>(
  type: MessageType<Rules>,
): PlainField<Rules> {
  return { ...plain(type.fullName, null, type.rules, type.read), message: type };
}

/** A message that shares a oneof with others: absent when unset. */
export function variant<Rules extends v.GenericSchema>(
  oneof: string,
  type: MessageType<Rules>,
): FieldType<Rules, string> {
  return { ...listItem(type), oneof };
}

/** The members of an object. Throws `ProtoJsonError` where the node is none. */
export function readMembers(node: JsonNode): readonly JsonMember[] {
  if (node.kind !== 'object') throw unexpectedToken(node);
  return node.members;
}

/** The refusal of a name that no field has. */
export function unknownField(found: JsonMember): ProtoJsonError {
  return new ProtoJsonError(found.offset, `unknown field ${JSON.stringify(found.name)}`);
}

function plain<Rules extends v.GenericSchema>(
  name: string,
  unset: unknown,
  rules: Rules,
  read: FieldType['read'],
): PlainField<Rules> {
  return { name, unset, rules, read, oneof: undefined };
}

function messageOf(field: FieldType): Pick<FieldType, 'message'> {
  return field.message === undefined ? {} : { message: field.message };
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

function rawText(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return '{';
    case 'array':
      return '[';
    case 'number':
      return node.text;
    case 'null':
      return 'null';
    default:
      return JSON.stringify(node.value);
  }
}

function invalidValue(name: string, jsonName: string, node: JsonNode): ProtoJsonError {
  return new ProtoJsonError(
    node.offset,
    `invalid value for ${name} field ${jsonName}: ${rawText(node)}`,
  );
}

function unexpectedToken(node: JsonNode): ProtoJsonSyntaxError {
  return new ProtoJsonSyntaxError(node.offset, `unexpected token ${rawText(node)}`);
}
