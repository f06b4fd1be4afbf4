import { NotFoundError } from '../../errors';
import type { SignedInSession } from '../../session/session';
import type { FieldState } from '../change';
import type { WriteEffects } from '../changeService';
import { familyOf } from '../families/familyOf';
import { toldOf } from '../families/told';
import type { JournalEntry } from '../journal/journalEntry';

/**
 * The fields of an entry as the tenant has them now, with our own last writes that its lists may
 * not show yet, and without what it may hide from the caller.
 *
 * @throws {NotFoundError} when what was changed is gone.
 */
export async function readToday(
  { change, subject }: JournalEntry,
  { connection }: SignedInSession,
  effects: Pick<WriteEffects, 'afterOwnWrites'>,
  signal?: AbortSignal,
): Promise<FieldState> {
  const family = familyOf(change);
  const read = await family.readCurrent(connection.api, [change], signal);
  const today = read.get(family.targetOf(change));
  if (today === undefined) {
    throw new NotFoundError(`${subject}: it is gone, so its change cannot be undone.`);
  }
  return toldOf(family, effects.afterOwnWrites(change, today), connection.api);
}
