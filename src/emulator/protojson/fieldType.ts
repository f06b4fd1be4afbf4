/** What every kind of field is made of: how it is read, how it is checked, how it is refused. */
import type * as v from 'valibot';
import { ProtoJsonError, ProtoJsonSyntaxError, type JsonMember, type JsonNode } from './jsonTree';
import type { MessageType } from './message';

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

/** Makes a kind of field. */
export function plain<Rules extends v.GenericSchema>(
  name: string,
  unset: unknown,
  rules: Rules,
  read: FieldType['read'],
): PlainField<Rules> {
  return { name, unset, rules, read, oneof: undefined };
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

/** The refusal of a value that the field cannot have. */
export function invalidValue(name: string, jsonName: string, node: JsonNode): ProtoJsonError {
  return new ProtoJsonError(
    node.offset,
    `invalid value for ${name} field ${jsonName}: ${rawText(node)}`,
  );
}

/** The refusal of a value of a JSON kind that the field can never have. */
export function unexpectedToken(node: JsonNode): ProtoJsonSyntaxError {
  return new ProtoJsonSyntaxError(node.offset, `unexpected token ${rawText(node)}`);
}
