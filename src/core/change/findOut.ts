import type { UncertainWriteError } from '../errors';
import type { ChangeOutcome, ChangePlan } from './change';
import { OutcomeUnknownError } from './changeErrors';
import { whatBecameOf } from './families/whatBecameOf';

const lookLater = 'Refresh in two minutes and look.';

/**
 * Reads what became of a request that may have been carried out although no good answer came. What
 * the server shows can prove that it was, and never that it was not: its lists lag.
 *
 * @param provesNothing whether lists that lag may show what was wanted because it was so before.
 */
export async function findOut(
  plan: ChangePlan,
  error: UncertainWriteError,
  { now, provesNothing }: { readonly now: Date; readonly provesNothing: boolean },
): Promise<ChangeOutcome> {
  const unknown = (seen: string): ChangeOutcome => ({
    kind: 'unknown',
    error: new OutcomeUnknownError(seen, error),
  });
  try {
    const found = await whatBecameOf(plan, { api: plan.session.connection.api, now });
    switch (found.kind) {
      case 'made':
        return provesNothing
          ? unknown(`It is as it was to be, but so it was shortly before as well. ${lookLater}`)
          : { kind: 'applied', after: found.after, requestId: error.requestId };
      case 'notSeen':
        return unknown(`The change is not seen to be made yet. ${lookLater}`);
      case 'unbegun':
        return unknown('A delegation that begins later may not show yet: look once it has begun.');
      case 'ended':
        return unknown('A delegation would have ended by now: what shows does not tell.');
      case 'other':
        return unknown(`It is neither as it was nor as it was to be. ${lookLater}`);
    }
  } catch {
    // The first failure is the one that matters to the person.
    return unknown(`Looking whether the change was made failed as well. ${lookLater}`);
  }
}
