import { countOf } from '../../shared/text/words';
import type { ChangeOutcome, ChangePlan } from './change';
import { sameState } from './grantState';

/** How carrying out plans ended, in words for the person who confirmed them. */
export type OutcomeSummary =
  | { readonly kind: 'done'; readonly message: string }
  /** Changed, but the tenant keeps another end than was asked for. */
  | { readonly kind: 'differing'; readonly message: string }
  /** `what` says it without its full stop; `error` is the first of them. */
  | { readonly kind: 'failed'; readonly what: string; readonly error: Error };

/** A plan that was not carried out, or not as it was meant. */
export interface FailedChange {
  readonly subject: string;
  readonly outcome: Extract<ChangeOutcome, { readonly error: Error }>;
}

const singleFailures: Readonly<Record<FailedChange['outcome']['kind'], string>> = {
  failed: 'The change was not made',
  unknown: 'It is not known whether the change was made',
  revoked: 'The grant is gone',
};

/** In the order in which they are told. */
const countWords = [
  ['applied', 'changed'],
  ['failed', 'not changed'],
  ['unknown', 'not known'],
  ['revoked', 'revoked'],
  ['cancelled', 'cancelled'],
] as const satisfies readonly (readonly [ChangeOutcome['kind'], string])[];

/** @param outcomes one per plan, in their order. */
export function summarizeOutcomes(
  plans: readonly ChangePlan[],
  outcomes: readonly ChangeOutcome[],
): OutcomeSummary {
  const [failure] = failedChanges(plans, outcomes);
  if (failure !== undefined) {
    const { error, kind } = failure.outcome;
    const what = plans.length === 1 ? singleFailures[kind] : describeMany(outcomes, failure);
    return { kind: 'failed', what, error };
  }
  const appliedCount = countKind(outcomes, 'applied');
  if (appliedCount === 0) return { kind: 'done', message: 'Cancelled, nothing was changed.' };
  const [only, ...more] = plans;
  const isOne = only !== undefined && more.length === 0;
  const cancelledCount = countKind(outcomes, 'cancelled');
  const done = `Changed: ${isOne ? only.subject : countOf(appliedCount, 'grant')}`;
  const message = `${done}${cancelledCount === 0 ? '' : `, ${cancelledCount} cancelled`}.`;
  const differingCount = outcomes.filter(
    (outcome, index) =>
      outcome.kind === 'applied' && !sameState(outcome.after, plans[index]?.after),
  ).length;
  if (differingCount === 0) return { kind: 'done', message };
  const where = isOne ? 'The' : `For ${differingCount} of them, the`;
  return {
    kind: 'differing',
    message: `${message} ${where} tenant chose another end than was asked for: look at what the Access view shows now.`,
  };
}

/** What went wrong, in the order of the plans. */
export function failedChanges(
  plans: readonly ChangePlan[],
  outcomes: readonly ChangeOutcome[],
): readonly FailedChange[] {
  return outcomes.flatMap((outcome, index) =>
    'error' in outcome ? [{ subject: plans[index]?.subject ?? '', outcome }] : [],
  );
}

/** `2 changed, 1 not changed. First: Ana Lima: Admin on GitHub`. */
function describeMany(
  outcomes: readonly ChangeOutcome[],
  { subject, outcome }: FailedChange,
): string {
  const counts = countWords
    .map(([kind, words]) => ({ count: countKind(outcomes, kind), words }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${count} ${words}`)
    .join(', ');
  // Most errors of a change begin with its subject themselves.
  return outcome.error.message.startsWith(subject) ? counts : `${counts}. First: ${subject}`;
}

const countKind = (outcomes: readonly ChangeOutcome[], kind: ChangeOutcome['kind']) =>
  outcomes.filter((outcome) => outcome.kind === kind).length;
