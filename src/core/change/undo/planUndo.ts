import { formatTimeOfDay } from '../../../shared/text/localTime';
import { withUnbegun } from '../families/unbegun';
import type { JournalEntry, JournalOutcome } from '../journal/journalEntry';
import { listLagMs } from '../listLag';
import { alreadyAsBefore, impossible, type Undo, type UndoDraft, type UndoWish } from './undo';
import { undoConflicts } from './undoConflicts';
import { undoDelegation } from './undoDelegation';
import { undoEntitlement } from './undoEntitlement';
import { undoExpiration } from './undoExpiration';
import { undoOwner } from './undoOwner';

const notApplied: Readonly<Record<Exclude<JournalOutcome, 'applied'>, string>> = {
  failed: 'It was not made, so there is nothing to undo.',
  cancelled: 'It was not made, so there is nothing to undo.',
  revoked: 'The tenant took the grant away with it. Ask for the access again in ConductorOne.',
  unknown: 'Nobody knows whether it was made. Run Look Whether It Was Made first.',
  underWay: 'It is still under way. Wait for its outcome.',
  notNoted: 'What became of it is not in the journal yet. Make room on the disk and refresh.',
};

/** Why an entry cannot be undone, whatever the tenant has now; undefined where it depends on that. */
export function whyNotUndoable({ outcome, undoneBy }: JournalEntry): string | undefined {
  if (outcome !== 'applied') return notApplied[outcome];
  return undoneBy === undefined ? undefined : 'It was undone already.';
}

/**
 * Works out the change that gives back the state before an entry. What cannot be given back is
 * asked for or named: nothing is guessed, and no date is set that is past.
 */
export function planUndo(wish: UndoWish): Undo {
  const { entry, isLatest, now } = wish;
  const reason = whyNotUndoable(entry);
  if (reason !== undefined) return impossible(reason);
  const today = isLatest ? withUnbegun(wish.today, entry.after ?? {}, now) : wish.today;
  const draft = draftOf({ ...wish, today });
  if (draft === alreadyAsBefore) return isLatest ? asBeforeOrBehind(entry, now) : draft;
  if (draft.kind === 'impossible') return draft;
  const conflicts = undoConflicts(entry, today);
  if (draft.kind === 'asks') return { ...draft, conflicts };
  return { ...draft, plan: { ...draft.plan, undoes: entry.id }, conflicts };
}

/** Reading may not show a change that was just made from another window. */
function asBeforeOrBehind({ settledAt }: JournalEntry, now: Date): Undo {
  const shownAtMs = (settledAt?.getTime() ?? 0) + listLagMs;
  if (now.getTime() >= shownAtMs) return alreadyAsBefore;
  return impossible(
    `It shows as it was before, but what shows can be behind. Look again after ${formatTimeOfDay(new Date(shownAtMs))}.`,
  );
}

function draftOf(wish: UndoWish): UndoDraft {
  const { change } = wish.entry;
  switch (change.kind) {
    case 'removeExpiration':
    case 'setExpiration':
      return undoExpiration(change, wish);
    case 'updateEntitlement':
      return undoEntitlement(change, wish);
    case 'addOwner':
    case 'removeOwner':
      return undoOwner(change, wish);
    case 'setDelegation':
    case 'removeDelegation':
      return undoDelegation(change, wish);
  }
}
