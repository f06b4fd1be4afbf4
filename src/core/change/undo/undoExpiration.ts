import type { ExpirationChange } from '../change';
import { expirationOf } from '../families/expirations';
import { sameDateOrText } from '../families/fieldState';
import { canSetAgain, expirationPlan } from '../plan/planExpiration';
import { alreadyAsBefore, type UndoDraft, type UndoWish } from './undo';

/** Gives a grant the end that it had, or the one that the person chose instead. */
export function undoExpiration(
  { grant }: ExpirationChange,
  { chosenExpiration, entry, now, session, today }: UndoWish,
): UndoDraft {
  const was = expirationOf(entry.before);
  const expiresAt = chosenExpiration ?? was;
  if (sameDateOrText(today['expiresAt'], entry.before['expiresAt'])) return alreadyAsBefore;
  if (chosenExpiration === undefined && !canSetAgain(was, now)) {
    return {
      kind: 'asks',
      missing: { kind: 'expiration' },
      why: 'The end of before is past or less than an hour ahead: the tenant would revoke the grant.',
    };
  }
  const change: ExpirationChange =
    expiresAt === undefined
      ? { kind: 'removeExpiration', grant }
      : { kind: 'setExpiration', grant, expiresAt };
  const current = expirationOf(today);
  const plan = expirationPlan({ change, subject: entry.subject, current }, session, now);
  return {
    kind: 'ready',
    plan,
    inexact:
      chosenExpiration === undefined
        ? []
        : [{ label: 'Expiration', why: 'the end of before cannot be set again' }],
  };
}
