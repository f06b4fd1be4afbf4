import { describeExpiry } from '../../shared/text/expiry';
import { formatBoth, formatLocal } from '../../shared/text/localTime';
import { joinParts } from '../../shared/text/words';
import { accountLabel } from '../model/account';
import type { Entitlement } from '../model/entitlement';
import { isInherited, type ExplainedGrant, type GrantReason } from '../model/grant';
import type { GrantInContext } from '../model/grantInContext';
import type { Task } from '../model/task';
import type { User } from '../model/user';
import { describePerson } from '../model/personText';
import type { ReasonProgress } from './grantReasons';

/** How far one part of the answer has come. */
export type Finding<Value> =
  | { readonly kind: 'searching'; readonly progress?: ReasonProgress }
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'cancelled'; readonly progress?: ReasonProgress }
  | { readonly kind: 'failed'; readonly error: Error };

/** What is known so far about why a grant exists. */
export interface WhyFindings {
  /** The owner of the account, once known. */
  readonly person: User | undefined;
  readonly sources: Finding<readonly Entitlement[]>;
  /** Undefined for a grant that did not come from a task. */
  readonly task: Finding<Task> | undefined;
  readonly reasons: Finding<ExplainedGrant>;
}

/** The question: `Why Ana Lima holds Admin on GitHub`. */
export function whyTitle({ grant, entitlement, app }: GrantInContext): string {
  const holder = grant.account === undefined ? grant.accountId : accountLabel(grant.account);
  return `Why ${holder} holds ${entitlement.displayName || entitlement.slug} on ${app.displayName}`;
}

/** The answer as plain text, true at every moment of the search. */
export function whyReport(
  target: GrantInContext,
  findings: WhyFindings,
  context: { readonly tenantName: string; readonly identityName: string; readonly now: Date },
): string {
  const { grant } = target;
  const facts: [string, string][] = [
    ['Tenant', joinParts(context.tenantName, context.identityName && `as ${context.identityName}`)],
    ['Person', describePerson(grant.account, findings.person)],
    ['Granted', grant.grantedAt === undefined ? 'unknown' : formatBoth(grant.grantedAt)],
    [
      'Ends',
      grant.expiresAt === undefined
        ? 'never (standing)'
        : `${formatBoth(grant.expiresAt)}, ${describeExpiry(grant.expiresAt, context.now)}`,
    ],
    ['Kind', isInherited(grant) ? 'inherited' : 'direct'],
    ['Account id', grant.accountId],
    ['Entitlement', `${grant.entitlementId} in app ${grant.appId}`],
  ];
  return [
    `${whyTitle(target)}?`,
    '',
    ...facts.map(([name, value]) => `${name.padEnd(12)} ${value}`),
    ...section('Inherited through', sourceLines(target, findings.sources)),
    ...section('Came from', taskLines(findings.task)),
    ...section('Reasons', reasonLines(target, findings)),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]) => [
  '',
  title,
  ...lines.map((line) => `  ${line}`),
];

function sourceLines(
  { grant }: GrantInContext,
  finding: Finding<readonly Entitlement[]>,
): readonly string[] {
  if (!isInherited(grant)) return ['Nothing: it is a direct grant.'];
  const ids = grant.sources.map((ref) => `${ref.entitlementId} in app ${ref.appId}`);
  if (finding.kind !== 'found') return [...ids, ...unsettled(finding, 'Their names')];
  return grant.sources.flatMap((ref, index) => {
    const source = finding.value.find(
      (candidate) => candidate.appId === ref.appId && candidate.entitlementId === ref.entitlementId,
    );
    return source === undefined
      ? `${ids[index]} (you may not see it, or it is gone)`
      : [joinParts(source.displayName, source.resourceName, source.slug), `  ${ids[index]}`];
  });
}

function taskLines(finding: Finding<Task> | undefined): readonly string[] {
  if (finding === undefined) return ['No task is named as its origin.'];
  if (finding.kind !== 'found') return unsettled(finding, 'The task');
  const { value: task } = finding;
  return [
    joinParts(task.number && `Task #${task.number}`, task.displayName),
    `  ${task.id}`,
    ...(task.createdAt === undefined ? [] : [`Opened ${formatBoth(task.createdAt)}`]),
    ...(task.description === '' ? [] : task.description.split('\n')),
  ];
}

function reasonLines(
  { entitlement }: GrantInContext,
  { reasons: finding, sources, task }: WhyFindings,
): readonly string[] {
  const nameOf = (id: string) => {
    if (task?.kind === 'found' && task.value.id === id) return `#${task.value.number}`;
    const known = sources.kind === 'found' ? sources.value : [];
    return known.find((source) => source.entitlementId === id)?.displayName;
  };
  const of = (progress: ReasonProgress | undefined) =>
    `${progress?.lookedThroughCount ?? 0} of ${entitlement.grantCount} grants looked through`;
  switch (finding.kind) {
    case 'found':
      return finding.value.reasons.length === 0
        ? ['The tenant names none for this grant.']
        : finding.value.reasons.map((reason) => describeReason(reason, nameOf(reason.derivedId)));
    case 'notFound':
      return [
        'Not found: all grants of the entitlement were looked through and this account was not',
        'among them. That does not mean that there is no reason.',
      ];
    case 'searching':
      return [`Searching: ${of(finding.progress)} …`];
    case 'cancelled':
      return [`Cancelled: ${of(finding.progress)}. Show Why goes on from here.`];
    case 'failed':
      return unsettled(finding, 'The reasons');
  }
}

function describeReason(reason: GrantReason, derivedName: string | undefined): string {
  return joinParts(
    reason.strength === 'unknown' ? 'reason' : `${reason.strength} reason`,
    joinWords(reason.derivedFrom, derivedName ?? reason.derivedId),
    reason.createdAt && `since ${formatLocal(reason.createdAt)}`,
    reason.expiresAt && `until ${formatLocal(reason.expiresAt)}`,
  );
}

const joinWords = (...words: readonly string[]) => words.filter((word) => word !== '').join(' ');

function unsettled(finding: Finding<unknown>, what: string): readonly string[] {
  switch (finding.kind) {
    case 'found':
      return [];
    case 'searching':
      return [`${what}: searching …`];
    case 'cancelled':
      return [`${what}: cancelled.`];
    case 'notFound':
      return [`${what}: not in the tenant any more.`];
    case 'failed':
      return [`${what}: could not be read. ${finding.error.message}`];
  }
}
