import * as v from 'valibot';
import type { Change } from '../change';
import { asAccountId, asAppId, asEntitlementId, asUserId } from '../../model/ids';
import type { JsonValue } from '../../../shared/json';

/** The shape of what a line of the journal holds; newer versions are left alone. */
export const journalVersion = 1;

/** Whatever `JSON.parse` gives is JSON. */
const json = v.custom<JsonValue>((value) => value !== undefined);

const state = v.record(v.string(), json);
const date = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => new Date(text)),
);
const userId = v.pipe(v.string(), v.nonEmpty(), v.transform(asUserId));
const entitlement = v.object({
  appId: v.pipe(v.string(), v.nonEmpty(), v.transform(asAppId)),
  entitlementId: v.pipe(v.string(), v.nonEmpty(), v.transform(asEntitlementId)),
});
const grant = v.object({
  ...entitlement.entries,
  accountId: v.pipe(v.string(), v.nonEmpty(), v.transform(asAccountId)),
});

/** A change as the journal keeps it. */
const change: v.GenericSchema<unknown, Change> = v.variant('kind', [
  v.object({ kind: v.literal('removeExpiration'), grant }),
  v.object({ kind: v.literal('setExpiration'), grant, expiresAt: date }),
  v.object({ kind: v.literal('updateEntitlement'), entitlement, edits: state }),
  v.object({ kind: v.picklist(['addOwner', 'removeOwner']), entitlement, userId }),
  v.pipe(
    v.object({
      kind: v.literal('setDelegation'),
      userId,
      delegateId: userId,
      startsAt: v.optional(date),
      endsAt: v.optional(date),
    }),
    v.transform((set) => ({ ...set, startsAt: set.startsAt, endsAt: set.endsAt })),
  ),
  v.object({ kind: v.literal('removeDelegation'), userId }),
]);

const line = { version: v.literal(journalVersion), at: date, id: v.pipe(v.string(), v.nonEmpty()) };

/** Noted before a request leaves. */
const begun = v.object({
  ...line,
  event: v.literal('begun'),
  tenantKey: v.string(),
  who: v.string(),
  subject: v.string(),
  change,
  before: state,
  after: state,
  differences: v.array(
    v.object({ field: v.string(), label: v.string(), before: v.string(), after: v.string() }),
  ),
  request: v.object({ method: v.string(), path: v.string(), body: json }),
  inexactUndo: v.optional(v.string()),
  /** Fields that were blank before, perhaps only for whoever made the change. */
  maybeHidden: v.optional(v.array(v.string())),
  undoes: v.optional(v.string()),
  bulk: v.optional(v.object({ id: v.string(), count: v.number() })),
});

/** Noted once the outcome is known; a later line of the same entry counts. */
const settled = v.object({
  ...line,
  event: v.literal('settled'),
  outcome: v.picklist(['applied', 'revoked', 'failed', 'unknown', 'cancelled']),
  after: v.optional(state),
  requestId: v.optional(v.string()),
  error: v.optional(v.string()),
});

/** Noted once a list was carried through, or its interruption was told of; the id is the list's. */
const ended = v.object({ ...line, event: v.literal('ended') });

const journalLine = v.variant('event', [begun, settled, ended]);

export type JournalLine = v.InferOutput<typeof journalLine>;
export type BegunLine = v.InferOutput<typeof begun>;
export type SettledLine = v.InferOutput<typeof settled>;

/** @returns undefined for what this version cannot read, such as a line that a crash cut off. */
export function readJournalLine(text: string): JournalLine | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(journalLine, parsed);
  return result.success ? result.output : undefined;
}
