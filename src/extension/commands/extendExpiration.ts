import { planExtension, refuseExtension } from '../../core/change/plan/planExpiration';
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
  const name = 'Extend Expiration';
  const targets = await grantTargets(args, services, name);
  if (targets === undefined) return;
  await changeGrants(services, targets, {
    name,
    refuse: refuseExtension,
    ask: async (title, grants) => {
      const span = await askSpan(services, title, grants);
      return (
        span && {
          heading: `Extend the expiration by ${formatSpan(span)}`,
          plan: (target, session, now) => planExtension(span, target, session, now),
        }
      );
    },
  });
}

/** @returns undefined when the person leaves. */
async function askSpan(
  { clock }: Services,
  title: string,
  grants: readonly GrantInContext[],
): Promise<Span | undefined> {
  const typed = await askText({
    title,
    prompt: 'By how much longer does the access last?',
    placeHolder: '30d, 12h, 2w, 3 months',
    validate: (text) => {
      const input = parseSpanInput(text);
      return input.kind === 'problem' ? input.message : undefined;
    },
    explain: (text) => {
      const input = parseSpanInput(text);
      return input.kind === 'span' ? explain(input.span, grants, clock.now()) : undefined;
    },
  });
  const input = typed === undefined ? undefined : parseSpanInput(typed);
  return input?.kind === 'span' ? input.span : undefined;
}

function explain(span: Span, grants: readonly GrantInContext[], now: Date): string {
  const [only, ...more] = grants;
  const expiresAt = more.length === 0 ? only?.grant.expiresAt : undefined;
  const extended = expiresAt === undefined ? undefined : plusSpan(expiresAt, span);
  return extended === undefined || Number.isNaN(extended.getTime())
    ? `${formatSpan(span)} after the end of each grant`
    : describeChosenEnd(extended, now);
}
