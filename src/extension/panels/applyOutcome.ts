import type { ChangeOutcome, ChangePlan } from '../../core/change/change';
import { summarizeOutcome } from '../../core/change/outcomeSummary';
import type { ErrorReporter } from '../reportError';

/** Says in a notification how a change ended whose tab was closed while it was made. */
export function tellOfClosedTab(
  reporter: Pick<ErrorReporter, 'report' | 'tell' | 'warn'>,
  plan: ChangePlan,
  outcome: ChangeOutcome,
): void {
  const summary = summarizeOutcome(plan, outcome);
  switch (summary.kind) {
    case 'done':
      reporter.tell(summary.message);
      return;
    case 'differing':
      reporter.warn(summary.message);
      return;
    case 'failed':
      reporter.report(`${plan.subject}: ${summary.what}`, summary.error);
  }
}
