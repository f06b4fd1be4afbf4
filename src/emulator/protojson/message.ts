/** A request message: its fields declared once, read by both their names, checked by Valibot. */
import * as v from 'valibot';
import { readMembers, unknownField, type FieldType } from './fieldType';
import { ProtoJsonError, type JsonNode } from './jsonTree';

/** A message whose decoded form is what `Rules` accepts. */
export interface MessageType<Rules extends v.GenericSchema = v.GenericSchema> {
  /** The full protobuf name, such as `c1.api.app.v1.SearchAppsRequest`. */
  readonly fullName: string;
  /** By lowerCamelCase name. */
  readonly fields: Readonly<Record<string, FieldType>>;
  /** The decoded message, before its values are checked. Throws `ProtoJsonError`. */
  readonly read: (node: JsonNode) => Record<string, unknown>;
  readonly rules: Rules;
}

/** The decoded form of a message type: unset fields are there, unset members of a oneof are not. */
export type Decoded<Type extends MessageType> = v.InferOutput<Type['rules']>;

type Fields = Readonly<Record<string, FieldType>>;

type Entries<F extends Fields> = {
  readonly [Name in keyof F]: F[Name]['oneof'] extends string
    ? v.ExactOptionalSchema<F[Name]['rules'], undefined>
    : F[Name]['rules'];
};

type PatchEntries<F extends Fields> = {
  readonly [Name in keyof F]: v.ExactOptionalSchema<F[Name]['rules'], undefined>;
};

/** Declares a message by its fields. */
export function message<const F extends Fields>(
  fullName: string,
  fields: F,
): MessageType<v.ObjectSchema<Entries<F>, undefined>> {
  const names = Object.keys(fields);
  const byEitherName = new Map([
    ...names.map((name) => [snakeCase(name), name] as const),
    ...names.map((name) => [name, name] as const),
  ]);
  const entries = Object.entries<FieldType>(fields).map(([name, { rules, oneof }]) => [
    name,
    oneof === undefined ? rules : v.exactOptional(rules),
  ]);
  return {
    fullName,
    fields,
    read: (node) => readMessage(node, fullName, fields, byEitherName),
    rules: v.object(Object.fromEntries(entries) as Entries<F>),
  };
}

/** Rules for any part of the fields: what a change of a message may hold. */
export function patchRules<const F extends Fields>(
  fields: F,
): v.ObjectSchema<PatchEntries<F>, undefined> {
  const entries = Object.entries<FieldType>(fields).map(([name, { rules }]) => [
    name,
    v.exactOptional(rules),
  ]);
  return v.object(Object.fromEntries(entries) as PatchEntries<F>);
}

function readMessage(
  node: JsonNode,
  fullName: string,
  fields: Fields,
  byEitherName: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const decoded = unsetMessage(fields);
  const seen = new Set<string>();
  for (const found of readMembers(node)) {
    const quoted = JSON.stringify(found.name);
    const name = byEitherName.get(found.name) ?? '';
    const field = fields[name];
    if (field === undefined) throw unknownField(found);
    if (seen.has(name)) throw new ProtoJsonError(found.offset, `duplicate field ${quoted}`);
    seen.add(name);
    if (found.value.kind === 'null') continue;
    if (field.oneof !== undefined) {
      const group = `${fullName}.${field.oneof}`;
      if (seen.has(group)) {
        const text = `error parsing ${quoted}, oneof ${group} is already set`;
        throw new ProtoJsonError(found.offset, text);
      }
      seen.add(group);
    }
    decoded[name] = field.read(found.value, found.name);
  }
  return decoded;
}

/** A message in which no field is set. */
export function unsetMessage(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => field.oneof === undefined)
      .map(([name, field]) => [name, field.unset]),
  );
}

/** `appUserId` → `app_user_id`: the name that a field has in paths and queries. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
