/**
 * The JSON kinds that every message of the API is built of.
 *
 * A `Wire…` type is exactly what a current server sends: unset scalars, lists and maps are present
 * with their empty value, unset messages are `null`, and only members of a oneof and optional
 * scalars can be absent. Older servers leave out newer fields, so a reader checks before it trusts.
 */

/** RFC 3339 in UTC with `Z` and 0, 3, 6 or 9 fraction digits. */
export type WireTimestamp = string;

/** Seconds with the suffix `s`, such as `"3600s"` or `"1.500s"`. */
export type WireDuration = string;

/** A 64-bit integer, which JSON carries as a decimal string. */
export type WireInt64 = string;

/** A message without fields, as a member of a oneof: `{}`. */
export type WireEmpty = Readonly<Record<string, never>>;

/** A message or map whose fields this project passes through without reading. */
export type WireJson = Readonly<Record<string, unknown>>;

/** The known names of an enum; a newer server may send others. */
export type OpenEnum<Known extends string> = Known | (string & {});

/** `google.protobuf.Any`: a message that names its own type, `type.googleapis.com/<full name>`. */
export type WireAny = Readonly<Record<string, unknown>> & { readonly '@type': string };

/** One page of a list. `nextPageToken` is empty at the end; an empty page may still carry a token. */
export interface WirePage<Row> {
  readonly list: readonly Row[];
  readonly nextPageToken: string;
}

/** A page whose rows point into `expanded` by paths such as `"$.expanded[3]"`. */
export interface WireExpandedPage<Row> extends WirePage<Row> {
  readonly expanded: readonly WireAny[];
}

/** Which neighbours the server puts into `expanded`: snake_case names or `"*"`; not a field mask. */
export interface WireExpandMask {
  readonly paths: readonly string[];
}

/** A field mask in JSON: comma-separated lowerCamelCase paths, such as `"displayName,alias"`. */
export type WireFieldMask = string;
