import type { JsonValue } from '../../../shared/json';
import { asUserId } from '../../model/ids';
import type { DelegationChange, FieldState } from '../change';
import { canSetAgain } from '../plan/planExpiration';
import { planDelegation, type SeenDelegation } from '../plan/planDelegation';
import { wordsOf } from './entryWords';
import { alreadyAsBefore, type InexactField, type UndoDraft, type UndoWish } from './undo';

/** Gives a person the delegate back that they had, with the dates where they are known. */
export function undoDelegation(
  { userId }: DelegationChange,
  { entry, isLatest, now, session, today }: UndoWish,
): UndoDraft {
  const describe = wordsOf(entry);
  const plan = (change: DelegationChange) => ({
    ...planDelegation(
      {
        change,
        seen: seenToday(today, isLatest ? (entry.after ?? {}) : {}),
        subject: entry.subject,
        nameOf: (id) => describe('delegateId', id),
      },
      session,
    ),
  });
  const formerId = textOf(entry.before['delegateId']);
  if (formerId === '') {
    if (textOf(today['delegateId']) === '') return alreadyAsBefore;
    return { kind: 'ready', plan: plan({ kind: 'removeDelegation', userId }), inexact: [] };
  }
  const delegateId = asUserId(formerId);
  const asks = (why: string): UndoDraft => ({
    kind: 'asks',
    missing: { kind: 'delegation', userId, delegateId },
    why,
  });
  if (!('startsAt' in entry.before)) {
    return asks('The tenant does not tell the dates of the delegation of before.');
  }
  const endsAt = dateOf(entry.before['endsAt']);
  if (!canSetAgain(endsAt, now)) {
    return asks('The delegation of before has ended by now, or ends within the hour.');
  }
  const startedAt = dateOf(entry.before['startsAt']);
  const hasBegun = startedAt !== undefined && startedAt <= now;
  const startsAt = hasBegun ? undefined : startedAt;
  const inexact: readonly InexactField[] = hasBegun
    ? [{ label: 'From', why: 'its start of before is past, so it begins at once' }]
    : [];
  return {
    kind: 'ready',
    plan: plan({ kind: 'setDelegation', userId, delegateId, startsAt, endsAt }),
    inexact,
  };
}

/** The dates are those that were written last from here, as long as the delegate is the same. */
function seenToday(today: FieldState, written: FieldState): SeenDelegation {
  const id = textOf(today['delegateId']);
  if (id === '') return { delegateId: undefined, dates: undefined };
  const delegateId = asUserId(id);
  const areKnown = id === written['delegateId'] && 'startsAt' in written;
  const startsAt = dateOf(written['startsAt']);
  const endsAt = dateOf(written['endsAt']);
  return { delegateId, dates: areKnown ? { delegateId, startsAt, endsAt } : undefined };
}

const textOf = (value: JsonValue | undefined) => (typeof value === 'string' ? value : '');

const dateOf = (value: JsonValue | undefined) =>
  typeof value === 'string' ? new Date(value) : undefined;
