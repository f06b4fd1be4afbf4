/** From an HTTP request to a checked message, refusing what the gateway of the service refuses. */
import * as v from 'valibot';
import { invalidArgument, type StatusError } from '../errors';
import { parseJsonTree, ProtoJsonError, ProtoJsonSyntaxError } from './jsonTree';
import { snakeCase, unsetMessage, type Decoded, type MessageType } from './message';

/** The three places that a request message is gathered from. */
export interface RequestParts {
  /** The body as text; empty stands for `{}`. `undefined` where the method takes none. */
  readonly body: string | undefined;
  readonly query: URLSearchParams;
  /** By snake_case name. */
  readonly path: Readonly<Record<string, string>>;
}

/**
 * The decoded and checked message. A method with a body takes no field from the query. Fields of
 * the path come last and win. Throws `StatusError` 400 with the gateway's text.
 */
export function decodeRequest<Type extends MessageType>(
  type: Type,
  { body, query, path }: RequestParts,
): Decoded<Type> {
  const decoded =
    body === undefined ? readQuery(type, query) : readBody(type, body.trim() === '' ? '{}' : body);
  for (const name of Object.keys(type.fields)) {
    const value = path[snakeCase(name)];
    if (value !== undefined) decoded[name] = value;
  }
  const checked = v.safeParse<Type['rules']>(type.rules, decoded, { abortEarly: true });
  if (!checked.success) throw violation(type, checked.issues[0]);
  return checked.output;
}

function readBody(type: MessageType, body: string): Record<string, unknown> {
  try {
    return type.read(parseJsonTree(body));
  } catch (error) {
    if (!(error instanceof ProtoJsonError)) throw error;
    const before = body.slice(0, error.offset);
    const column = before.length - before.lastIndexOf('\n');
    const place = `(line ${before.split('\n').length}:${column})`;
    const prefix = error instanceof ProtoJsonSyntaxError ? 'syntax error ' : '';
    throw invalidArgument(`failed to unmarshal body: proto: ${prefix}${place}: ${error.message}`);
  }
}

/** Only exact snake_case names are fields; anything else in a query is ignored without a word. */
function readQuery(type: MessageType, query: URLSearchParams): Record<string, unknown> {
  const decoded = unsetMessage(type.fields);
  for (const [name, field] of Object.entries(type.fields)) {
    const value = query.get(snakeCase(name));
    if (value === null || value === '') continue;
    decoded[name] = field.name === 'int32' ? readQueryInteger(snakeCase(name), value) : value;
  }
  return decoded;
}

function readQueryInteger(name: string, value: string): number {
  if (!/^[+-]?\d+$/.test(value)) {
    const parsing = `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`;
    throw invalidArgument(`${name} is not a valid int: ${parsing}`);
  }
  return Number(value);
}

/** `invalid SearchAppsRequest.AppIds[0]: …`, with the chain of causes for a nested message. */
function violation(type: MessageType, issue: v.BaseIssue<unknown>): StatusError {
  const texts: string[] = [];
  let message: MessageType | undefined = type;
  const keys = (issue.path ?? []).map((item) => String(item.key));
  for (let at = 0; message !== undefined && at < keys.length; at += 1) {
    const name: string = keys[at] ?? '';
    const field: MessageType['fields'][string] | undefined = message.fields[name];
    const index = /^\d+$/.test(keys[at + 1] ?? '') ? `[${keys[++at] ?? ''}]` : '';
    const goName = `${name.charAt(0).toUpperCase()}${name.slice(1)}${index}`;
    texts.push(`invalid ${message.fullName.split('.').at(-1) ?? ''}.${goName}: `);
    message = at + 1 < keys.length ? field?.message : undefined;
  }
  return invalidArgument(
    texts.join('embedded message failed validation | caused by: ') + issue.message,
  );
}
