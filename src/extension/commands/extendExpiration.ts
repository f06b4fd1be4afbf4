import { planExtension } from '../../core/change/plan/planExpiration';
import type { GrantInContext } from '../../core/model/grantInContext';
import { describeChosenEnd } from '../../shared/text/expiry';
import { formatSpan, parseSpanInput, plusSpan, type Span } from '../../shared/text/span';
import { askText } from '../prompts';
import type { Services } from '../services';
import { changeGrants } from './changeGrants';
import { grantTargets } from './grantTargets';

/** Asks by how much, and makes each grant end that much later than it does. */
export async function extendExpiration(
  services: Services,
  args: readonly unknown[],
): Promise<void> {
  const action = 'Extend Expiration';
  const targets = await grantTargets(args, services, action);
  if (targets === undefined) return;
  const typed = await askText({
    title: action,
    prompt: 'By how much longer does the access last?',
    placeHolder: '30d, 12h, 2w, 3 months',
    validate: (text) => {
      const input = parseSpanInput(text);
      return input.kind === 'problem' ? input.message : undefined;
    },
    explain: (text) => {
      const input = parseSpanInput(text);
      return input.kind === 'span'
        ? explain(input.span, targets.grants, services.clock.now())
        : undefined;
    },
  });
  const input = typed === undefined ? undefined : parseSpanInput(typed);
  if (input?.kind !== 'span') return;
  const { span } = input;
  await changeGrants(services, targets, {
    action,
    heading: `Extend the expiration by ${formatSpan(span)}`,
    plan: (target, session, now) => planExtension(span, target, session, now),
  });
}

function explain(span: Span, grants: readonly GrantInContext[], now: Date): string {
  const [only, ...more] = grants;
  const expiresAt = more.length === 0 ? only?.grant.expiresAt : undefined;
  const extended = expiresAt === undefined ? undefined : plusSpan(expiresAt, span);
  return extended === undefined || Number.isNaN(extended.getTime())
    ? `${formatSpan(span)} after the end of each grant`
    : describeChosenEnd(extended, now);
}
