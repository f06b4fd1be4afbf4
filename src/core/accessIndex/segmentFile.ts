import { deserialize, serialize } from 'node:v8';
import * as v from 'valibot';
import { asAppId, asResourceTypeId } from '../model/ids';
import type { AppSegment } from './appSegment';
import type { Texts } from './textColumn';

/** Counted up whenever segments get another shape; a file of another version is read anew. */
const version = 1;

/** The file is of another version or not whole: its app has to be read from the tenant again. */
export class UnreadableSegmentError extends Error {
  override readonly name = 'UnreadableSegmentError';
}

/** A segment as bytes, in the format of V8's structured clone: columns are copied, not converted. */
export const encodeSegment = (segment: AppSegment): Buffer => serialize({ version, segment });

/** @throws {UnreadableSegmentError} */
export function decodeSegment(bytes: Uint8Array): AppSegment {
  try {
    const { segment } = v.parse(segmentFile, deserialize(bytes));
    return segment;
  } catch (cause) {
    throw new UnreadableSegmentError('A file of the access index cannot be read.', { cause });
  }
}

const integers = v.custom<Uint32Array>((value) => value instanceof Uint32Array);
const doubles = v.custom<Float64Array>((value) => value instanceof Float64Array);
const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
const count = v.pipe(v.number(), v.minValue(0));

const ascending = (ends: Uint32Array) => ends.every((end, at) => end >= (ends[at - 1] ?? 0));
const ends = v.pipe(integers, v.check(ascending));
const lastOf = (column: Uint32Array) => column[column.length - 1] ?? 0;

const texts = v.pipe(
  v.object({ bytes, ends }),
  v.check((column: Texts) => lastOf(column.ends) === column.bytes.length),
);

const entitlements = v.pipe(
  v.object({
    ids: texts,
    names: texts,
    slugs: texts,
    resourceNames: texts,
    resourceTypeIds: texts,
    riskLevelIds: texts,
    flags: bytes,
    grantEnds: ends,
  }),
  v.check(({ grantEnds: { length }, flags, ...columns }) => haveRows(length, flags, columns)),
);

const accounts = v.pipe(
  v.object({
    ids: texts,
    names: texts,
    usernames: texts,
    emails: texts,
    userIds: texts,
    kinds: bytes,
    statuses: bytes,
    flags: bytes,
  }),
  v.check(({ flags, kinds, statuses, ...columns }) =>
    [kinds, statuses].every(({ length }) => length === flags.length)
      ? haveRows(flags.length, flags, columns)
      : false,
  ),
);

const grants = v.pipe(
  v.object({
    accounts: integers,
    expiresAtMs: doubles,
    grantedAtMs: doubles,
    sources: texts,
    sourceEnds: ends,
  }),
  v.check(
    ({ accounts: { length }, expiresAtMs, grantedAtMs, sourceEnds, sources }) =>
      expiresAtMs.length === length &&
      grantedAtMs.length === length &&
      sourceEnds.length === length &&
      sources.ends.length === lastOf(sourceEnds),
  ),
);

function haveRows(count: number, flags: Uint8Array, columns: Record<string, Texts>): boolean {
  return (
    flags.length === count && Object.values(columns).every(({ ends }) => ends.length === count)
  );
}

const segmentFile = v.object({
  version: v.literal(version),
  segment: v.pipe(
    v.object({
      app: v.object({
        id: v.pipe(v.string(), v.transform(asAppId)),
        displayName: v.string(),
        description: v.string(),
        accountCount: count,
        isDirectory: v.boolean(),
      }),
      resourceTypes: v.array(
        v.object({
          id: v.pipe(v.string(), v.transform(asResourceTypeId)),
          appId: v.pipe(v.string(), v.transform(asAppId)),
          displayName: v.string(),
        }),
      ),
      readAt: v.date(),
      entitlements,
      accounts,
      grants,
    }),
    v.check(
      (segment) =>
        lastOf(segment.entitlements.grantEnds) === segment.grants.accounts.length &&
        segment.grants.accounts.every((row) => row < segment.accounts.flags.length),
    ),
  ),
});
