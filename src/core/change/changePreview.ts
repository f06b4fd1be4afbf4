import { countOf } from '../../shared/text/words';
import { requestPath } from '../http/request';
import type { TenantProfile } from '../session/tenantProfile';
import type { Change, ChangePlan, Difference, Planned } from './change';
import { familyOf } from './families/familyOf';

/** How many skipped rows a sentence names before it counts the rest. */
const maxNamedRows = 8;

/** A question with everything that the decision needs. */
export interface Preview {
  readonly message: string;
  readonly detail: string;
}

const questions: Readonly<Record<Change['kind'], string>> = {
  removeExpiration: 'Remove the expiration',
  setExpiration: 'Set the expiration',
  updateEntitlement: 'Change the settings',
  addOwner: 'Add the owner',
  removeOwner: 'Remove the owner',
  setDelegation: 'Set the delegation',
  removeDelegation: 'Remove the delegation',
};

/** Exactly what is sent: method, path and body. */
export function describeRequest({ request }: ChangePlan): string {
  return `${request.method} ${requestPath(request)}\n${JSON.stringify(request.body)}`;
}

/** A tenant's name with its host, where these differ: `acme (acme.conductor.one)`. */
export function describeTenant({ displayName, host }: TenantProfile): string {
  return host === '' || displayName === host ? displayName : `${displayName} (${host})`;
}

/** What a plan may overwrite that the person cannot see, in a sentence; undefined for nothing. */
export function unseenOverwrites({ change, maybeHidden = [] }: ChangePlan): string | undefined {
  if (maybeHidden.length === 0) return undefined;
  const family = familyOf(change);
  const fields = maybeHidden.map((field) => family.labelOf(field)).join(', ');
  return `This may overwrite what you cannot see of ${fields}: the tenant hides fields from some roles, and what is hidden looks blank.`;
}

/** The preview of a single change. */
export function previewOfOne(plan: ChangePlan): Preview {
  const unseen = unseenOverwrites(plan);
  return {
    message: `${questions[plan.change.kind]} in ${describeTenant(plan.session.tenant)}?`,
    detail: [
      plan.subject,
      '',
      ...plan.differences.flatMap(differenceLines),
      '',
      'Will be sent:',
      describeRequest(plan),
      ...(unseen === undefined ? [] : ['', unseen]),
      ...(plan.inexactUndo === undefined
        ? []
        : ['', `This cannot be undone exactly: ${plan.inexactUndo}.`]),
    ].join('\n'),
  };
}

/** One difference needs no label: the question names it. */
function differenceLines(
  { after, before, label }: Difference,
  _: number,
  all: readonly Difference[],
): readonly string[] {
  return all.length === 1
    ? [`Now: ${before}`, `Then: ${after}`]
    : [`${label}: ${before} → ${after}`];
}

/**
 * The sentence for when every change is skipped, with the reasons.
 *
 * @param leftOutCount rows of the selection that are no grants.
 */
export function nothingToDo(planned: readonly Planned[], leftOutCount: number): string {
  const reasons = planned.flatMap((one) =>
    one.kind === 'skipped' ? [`${one.skipped.subject}: ${one.skipped.reason}`] : [],
  );
  const leftOut =
    leftOutCount === 0
      ? []
      : [`Left out, because only grants can be changed: ${countOf(leftOutCount, 'row')}.`];
  return `Nothing was changed. ${named([...reasons, ...leftOut]).join(' · ')}`;
}

function named(lines: readonly string[]): readonly string[] {
  const rest = lines.length - maxNamedRows;
  return rest > 0 ? [...lines.slice(0, maxNamedRows), `… and ${rest} more`] : lines;
}
