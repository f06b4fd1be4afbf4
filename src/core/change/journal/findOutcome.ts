import { isJsonObject } from '../../../shared/json';
import { formatTimeOfDay } from '../../../shared/text/localTime';
import type { TenantApi } from '../../api/tenantApi';
import { C1Error, PermissionError } from '../../errors';
import type { ChangeOutcome, FieldState } from '../change';
import { familyOf, targetOf } from '../families/familyOf';
import { hasState } from '../families/fieldState';
import { whatBecameOf, type Found } from '../families/whatBecameOf';
import { listLagMs } from '../listLag';
import { longestWriteMs, type JournalEntry, type JournalOutcome } from './journalEntry';
import { laterChanges } from './laterChanges';
import { withoutConfigs } from './withoutSecrets';

const openOutcomes: ReadonlySet<JournalOutcome> = new Set(['unknown', 'underWay', 'notNoted']);

/** A change that was begun was never made, as reading the tenant shows. */
export class NeverMadeError extends C1Error {
  override readonly name = 'NeverMadeError';
}

/** What reading the tenant tells about an entry of unknown outcome. */
export type Finding =
  | {
      readonly kind: 'settled';
      readonly outcome: Extract<ChangeOutcome, { readonly kind: 'applied' | 'failed' }>;
    }
  /** What shows proves nothing while lists may still be behind. */
  | { readonly kind: 'tooEarly'; readonly lookAgainAt: Date }
  /** A later change of the same thing hides it, of which nobody knows yet whether it was made. */
  | { readonly kind: 'hidden'; readonly why: string }
  /** Nothing that can be read will tell. */
  | { readonly kind: 'untold'; readonly why: string };

/**
 * Reads the tenant to find out whether a change was made.
 *
 * @param entries all of the tenant, newest first.
 */
export async function findOutcome(
  entry: JournalEntry,
  entries: readonly JournalEntry[],
  {
    api,
    now,
    signal,
  }: { readonly api: TenantApi; readonly now: Date; readonly signal: AbortSignal | undefined },
): Promise<Finding> {
  const hidden = hiddenBehind(entry, entries);
  if (hidden !== undefined) return hidden;
  const { before: base, change, wanted: after } = entry;
  let found: Found;
  try {
    const reading = { api, now, signal, comparable: withoutSecretParts };
    found = await whatBecameOf({ change, base, after }, reading);
  } catch (error) {
    if (error instanceof PermissionError) return untold('You may not read what was changed.');
    throw error;
  }
  switch (found.kind) {
    case 'made': {
      const lookAgainAt = shownUntil(entry, entries);
      if (now < lookAgainAt) return { kind: 'tooEarly', lookAgainAt };
      return {
        kind: 'settled',
        outcome: { kind: 'applied', after: found.after, requestId: undefined },
      };
    }
    case 'unbegun':
      return untold('A delegation that begins later may not show yet. Look once it has begun.');
    case 'ended':
      return untold('The delegation would have ended by now, so nobody shows either way.');
    case 'other':
      return untold('It is neither as it was nor as it was to be: somebody changed it since.');
    case 'notSeen': {
      if (found.isBlind) return untold('The tenant shows the same whether it was made or not.');
      const lookAgainAt = new Date(lastSentMs(entry) + listLagMs);
      if (now < lookAgainAt) return { kind: 'tooEarly', lookAgainAt };
      const error = new NeverMadeError(
        `The change was not made: at ${formatTimeOfDay(now)} it still was as before.`,
      );
      return { kind: 'settled', outcome: { kind: 'failed', error } };
    }
  }
}

/**
 * Why what shows tells nothing of an entry, whatever it is: later changes of the same thing hide it.
 *
 * @param entries as those of `findOutcome`.
 * @returns undefined where there are none.
 */
export function hiddenBehind(
  entry: JournalEntry,
  entries: readonly JournalEntry[],
): Finding | undefined {
  const later = laterChanges(entry, entries);
  if (later.some(({ outcome }) => openOutcomes.has(outcome))) {
    return {
      kind: 'hidden',
      why: 'A later change of the same thing was sent from here. First it has to be known whether that was made.',
    };
  }
  return later.length > 0 ? untold('It was changed again from here since.') : undefined;
}

/**
 * Until when lists that lag may show what was wanted because it was so before, as earlier changes
 * from here tell.
 */
function shownUntil(entry: JournalEntry, entries: readonly JournalEntry[]): Date {
  const wanted = withoutSecretParts(entry.wanted);
  const endedMs = entries
    .filter((other) => other.id !== entry.id && targetOf(other) === targetOf(entry))
    .filter(({ before }) => hasState(familyOf(entry.change), withoutSecretParts(before), wanted))
    .map(lastSentMs);
  return new Date(Math.max(0, ...endedMs) + listLagMs);
}

/** The last moment at which its request can have left. */
const lastSentMs = ({ at, settledAt }: JournalEntry) =>
  settledAt?.getTime() ?? at.getTime() + longestWriteMs;

const untold = (why: string): Finding => ({ kind: 'untold', why });

function withoutSecretParts(state: FieldState): FieldState {
  const blanked = withoutConfigs(state);
  return isJsonObject(blanked) ? blanked : state;
}
