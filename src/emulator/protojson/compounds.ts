/** Fields made of others: lists, maps, messages, members of a oneof. */
import * as v from 'valibot';
import { plain, readMembers, unexpectedToken, type FieldType, type PlainField } from './fieldType';
import { ProtoJsonError, type JsonNode } from './jsonTree';
import type { MessageType } from './message';

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

function messageOf(field: FieldType): Pick<FieldType, 'message'> {
  return field.message === undefined ? {} : { message: field.message };
}
