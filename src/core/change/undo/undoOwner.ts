import type { OwnerChange } from '../change';
import { planOwner } from '../plan/planOwner';
import { alreadyAsBefore, type UndoDraft, type UndoWish } from './undo';

/** Takes an owner away that was added, and the other way round. */
export function undoOwner(
  { entitlement, kind, userId }: OwnerChange,
  { entry, session, today }: UndoWish,
): UndoDraft {
  const isRemoval = kind === 'addOwner';
  if (today['isOwner'] === !isRemoval) return alreadyAsBefore;
  const change = { kind: isRemoval ? 'removeOwner' : 'addOwner', entitlement, userId } as const;
  return { kind: 'ready', plan: planOwner(change, entry.subject, session), inexact: [] };
}
