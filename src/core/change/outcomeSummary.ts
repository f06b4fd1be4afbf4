import type { ChangeOutcome, ChangePlan } from './change';
import { familyOf } from './families/familyOf';
import { hasState } from './families/fieldState';

/** How carrying out a plan ended, in words for the person who confirmed it. */
export type OutcomeSummary =
  | { readonly kind: 'done'; readonly message: string }
  /** Changed, but the tenant keeps other values than were asked for. */
  | { readonly kind: 'differing'; readonly message: string }
  /** `what` says it without its full stop. */
  | { readonly kind: 'failed'; readonly what: string; readonly error: Error };

const failures = {
  failed: 'The change was not made',
  unknown: 'It is not known whether the change was made',
  revoked: 'The grant is gone',
} as const;

/** Says how one change ended. */
export function summarizeOutcome(plan: ChangePlan, outcome: ChangeOutcome): OutcomeSummary {
  if (outcome.kind === 'cancelled') {
    return { kind: 'done', message: 'Cancelled, nothing was changed.' };
  }
  if (outcome.kind !== 'applied') {
    return { kind: 'failed', what: failures[outcome.kind], error: outcome.error };
  }
  const message = `Changed: ${plan.subject}.`;
  if (isAsPlanned(plan, outcome)) return { kind: 'done', message };
  return {
    kind: 'differing',
    message: `${message} The tenant chose other values than were asked for: look at what it shows now.`,
  };
}

/** Whether the tenant keeps what was asked for. */
export function isAsPlanned(
  { after, change }: ChangePlan,
  outcome: Extract<ChangeOutcome, { readonly kind: 'applied' }>,
): boolean {
  return hasState(familyOf(change), outcome.after, after);
}

/** In the order in which they are told. */
const countWords = [
  ['applied', 'changed'],
  ['failed', 'not changed'],
  ['unknown', 'not known'],
  ['revoked', 'revoked'],
  ['cancelled', 'cancelled'],
] as const satisfies readonly (readonly [ChangeOutcome['kind'], string])[];

/** How many changes ended in each way: `2 changed, 1 not changed`; empty for none. */
export function countOutcomes(outcomes: readonly ChangeOutcome[]): string {
  return countWords
    .map(([kind, words]) => ({
      count: outcomes.filter((outcome) => outcome.kind === kind).length,
      words,
    }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${count} ${words}`)
    .join(', ');
}
