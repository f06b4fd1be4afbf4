import type { Notice } from '../../../shared/messages/entitlementPanel';
import type { ChangeOutcome, ChangePlan } from '../../change/change';
import { isAsPlanned } from '../../change/outcomeSummary';

/** What the panel says about how a change ended that was sent, or was about to be. */
export function outcomeNotice(
  plan: ChangePlan,
  outcome: Exclude<ChangeOutcome, { readonly kind: 'cancelled' }>,
): Notice {
  if (outcome.kind !== 'applied') return { severity: 'error', text: outcome.error.message };
  const request = outcome.requestId === undefined ? '' : ` Request id: ${outcome.requestId}.`;
  return isAsPlanned(plan, outcome)
    ? { severity: 'info', text: `Saved.${request}` }
    : {
        severity: 'warning',
        text: `Saved, but the tenant keeps other values than were sent.${request}`,
      };
}
