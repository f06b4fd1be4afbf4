import { formatBoth, formatLocal } from '../../shared/text/localTime';
import { countOf } from '../../shared/text/words';
import { requestPath } from '../http/request';
import type { TenantProfile } from '../session/tenantProfile';
import type { ChangePlan, GrantState, Planned } from './change';

/** How many skipped rows a question names before it counts the rest. */
const maxNamedRows = 8;

/** A question with everything that the decision needs. */
export interface Preview {
  readonly message: string;
  readonly detail: string;
}

const describeState = ({ expiresAt }: GrantState) =>
  expiresAt === undefined ? 'standing (no expiration)' : formatBoth(expiresAt);

const briefState = ({ expiresAt }: GrantState) =>
  expiresAt === undefined ? 'standing' : formatLocal(expiresAt);

const oldToNew = ({ base, after }: ChangePlan) => `${briefState(base)} → ${briefState(after)}`;

/** Exactly what is sent: method, path and body. */
export function describeRequest({ request }: ChangePlan): string {
  return `${request.method} ${requestPath(request)}\n${JSON.stringify(request.body)}`;
}

const nameOf = (tenant: TenantProfile) =>
  tenant.host === '' || tenant.displayName === tenant.host
    ? tenant.displayName
    : `${tenant.displayName} (${tenant.host})`;

/** The preview of a single change. */
export function previewOfOne(plan: ChangePlan): Preview {
  const verb = plan.change.kind === 'removeExpiration' ? 'Remove the' : 'Set the';
  return {
    message: `${verb} expiration in ${nameOf(plan.session.tenant)}?`,
    detail: [
      plan.subject,
      '',
      `Now: ${describeState(plan.base)}`,
      `Then: ${describeState(plan.after)}`,
      '',
      'Will be sent:',
      describeRequest(plan),
      ...(plan.inverse === undefined
        ? [
            '',
            'This cannot be undone exactly: the current expiration is past or less than an hour ahead, and cannot be set again.',
          ]
        : []),
    ].join('\n'),
  };
}

/** One row per change that can be made. */
export interface PreviewRow {
  readonly label: string;
  /** Begins with old → new: a line of its own, which a long label does not push out of sight. */
  readonly detail: string;
  readonly plan: ChangePlan;
}

export function previewOfAll(planned: readonly Planned[]): readonly PreviewRow[] {
  return readyPlans(planned).map((plan) => ({
    label: plan.subject,
    detail: `${oldToNew(plan)} · ${describeRequest(plan).replace('\n', ' ')}`,
    plan,
  }));
}

const readyPlans = (planned: readonly Planned[]) =>
  planned.flatMap((one) => (one.kind === 'ready' ? [one.plan] : []));

/** What can be changed, what is skipped and why. */
export interface PlanSummary {
  readonly plans: readonly ChangePlan[];
  /** The sentence for when there is no plan. */
  readonly nothingToDo: string;
  readonly question: (chosen: readonly ChangePlan[], tenant: TenantProfile) => Preview;
}

/** @param leftOutCount rows of the selection that are no grants. */
export function summaryOf(planned: readonly Planned[], leftOutCount: number): PlanSummary {
  const plans = readyPlans(planned);
  const skipped = planned.flatMap((one) => (one.kind === 'skipped' ? [one.skipped] : []));
  const skippedLines = skipped.map(({ subject, reason }) => `${subject}: ${reason}`);
  const leftOut =
    leftOutCount === 0
      ? []
      : [`Left out, because only grants can be changed: ${countOf(leftOutCount, 'row')}.`];
  return {
    plans,
    nothingToDo: `Nothing was changed. ${named([...skippedLines, ...leftOut]).join(' · ')}`,
    question: (chosen, tenant) => ({
      message: `Change ${countOf(chosen.length, 'grant')} in ${nameOf(tenant)}?`,
      detail: [
        ...named(chosen.map((plan) => `${plan.subject}: ${oldToNew(plan)}`)),
        ...(skipped.length === 0 ? [] : ['', `Skipped: ${skipped.length}`, ...named(skippedLines)]),
        ...(leftOut.length === 0 ? [] : ['', ...leftOut]),
      ].join('\n'),
    }),
  };
}

function named(lines: readonly string[]): readonly string[] {
  const rest = lines.length - maxNamedRows;
  return rest > 0 ? [...lines.slice(0, maxNamedRows), `… and ${rest} more`] : lines;
}
