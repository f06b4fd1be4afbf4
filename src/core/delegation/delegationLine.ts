import * as v from 'valibot';
import { asUserId } from '../model/ids';

/** The shape of what a line of the memory holds; newer versions are left alone. */
export const delegationLineVersion = 1;

const date = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => new Date(text)),
);
const userId = v.pipe(v.string(), v.nonEmpty(), v.transform(asUserId));
const line = { version: v.literal(delegationLineVersion), at: date, userId };
const changeId = v.pipe(v.string(), v.nonEmpty());
/** Without one, it tells nothing about any change. */
const settlingLine = { ...line, changeId: v.optional(changeId) };

const delegationLine = v.variant('event', [
  /** A delegation was set from here; null for "at once" and "without end". */
  v.object({
    ...settlingLine,
    event: v.literal('set'),
    delegateId: userId,
    startsAt: v.nullable(date),
    endsAt: v.nullable(date),
  }),
  /** It was removed from here, its dates are not known any more, or the tenant showed another one. */
  v.object({ ...settlingLine, event: v.literal('over') }),
  /** A change is about to be sent: until it is noted what became of it, nobody knows what is. */
  v.object({ ...line, event: v.literal('changing'), changeId }),
  /** That change was not made. */
  v.object({ ...line, event: v.literal('unchanged'), changeId }),
]);

export type DelegationLine = v.InferOutput<typeof delegationLine>;

/** @returns undefined for what this version cannot read, such as a line that a crash cut off. */
export function readDelegationLine(text: string): DelegationLine | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(delegationLine, parsed);
  return result.success ? result.output : undefined;
}
