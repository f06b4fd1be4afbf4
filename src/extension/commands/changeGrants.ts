import * as vscode from 'vscode';
import { readAllPages } from '../../core/api/pages';
import type { ChangePlan, Planned } from '../../core/change/change';
import { nothingToDo, previewOfOne } from '../../core/change/changePreview';
import { summarizeOutcome } from '../../core/change/outcomeSummary';
import { toError } from '../../core/errors';
import { entitlementKey } from '../../core/model/ids';
import type { GrantInContext } from '../../core/model/grantInContext';
import type { SignedInSession } from '../../core/session/session';
import { demoTenantKey } from '../../core/session/tenantProfile';
import type { TenantScope } from '../../core/tenantScope';
import { confirm } from '../prompts';
import type { Services } from '../services';
import type { GrantTargets } from './grantTargets';
import { ensureUnlocked } from './unlockTenant';

/** What a person wants of grants. */
export interface GrantWish {
  /** Name of the action: `Extend Expiration`. */
  readonly action: string;
  /** What it does to each grant: `Extend the expiration by 30 days`. */
  readonly heading: string;
  readonly plan: (target: GrantInContext, session: SignedInSession, now: Date) => Planned;
}

/** From a wish to its outcome: one grant is confirmed in a dialog, several in a tab of their own. */
export async function changeGrants(
  services: Services,
  { scope, grants, leftOutCount }: GrantTargets,
  { action, heading, plan }: GrantWish,
): Promise<void> {
  const { session } = scope;
  const named = await withSourceNames(scope, grants, services.log);
  const planNow = (target: GrantInContext) => plan(target, session, services.clock.now());
  const planned = named.map(planNow);
  const [first] = planned.flatMap((one) => (one.kind === 'ready' ? [one.plan] : []));
  if (first === undefined) {
    services.reporter.tell(nothingToDo(planned, leftOutCount));
    return;
  }
  const appliesAtOnce =
    session.tenant.key === demoTenantKey && services.settings.value.skipsConfirmationOfDemo;
  if (named.length > 1) {
    const change = { action, heading, scope, grants: named, leftOutCount };
    services.bulkPanels.open({ ...change, plan: planNow, appliesAtOnce });
    return;
  }
  if (!(await ensureUnlocked(services, session))) return;
  if (appliesAtOnce || (await confirm({ ...previewOfOne(first), action }))) {
    await applyAndTell(services, first);
  }
}

/** Skipped rows name the entitlement that they are inherited through, or its id at the least. */
async function withSourceNames(
  scope: TenantScope,
  grants: readonly GrantInContext[],
  log: Services['log'],
): Promise<readonly GrantInContext[]> {
  const refs = new Map(
    grants.flatMap(({ grant }) => grant.sources.map((ref) => [entitlementKey(ref), ref] as const)),
  );
  if (refs.size === 0) return grants;
  const { entitlements } = scope.session.connection.api;
  const query = { refs: [...refs.values()] };
  const sources = await readAllPages((page) => entitlements.search(query, page)).catch(
    (error: unknown) => {
      log.warn(
        `The names of the entitlements that grants are inherited through could not be read: ${toError(error).message}`,
      );
      return [];
    },
  );
  const names = new Map(sources.map((source) => [entitlementKey(source), source.displayName]));
  return grants.map((target) => ({
    ...target,
    sourceNames: target.grant.sources.map(
      (ref) => names.get(entitlementKey(ref)) ?? ref.entitlementId,
    ),
  }));
}

/** Carries out a plan that the person has confirmed. */
export async function applyAndTell(
  { changes, log, reporter }: Pick<Services, 'changes' | 'log' | 'reporter'>,
  plan: ChangePlan,
): Promise<void> {
  const [outcome] = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'ConductorOne: making the change' },
    () => changes.applyAll([plan]),
  );
  if (outcome === undefined) return;
  const summary = summarizeOutcome(plan, outcome);
  switch (summary.kind) {
    case 'done':
      reporter.tell(summary.message);
      return;
    case 'differing':
      reporter.warn(summary.message);
      return;
    case 'failed':
      log.error(`${plan.subject}: ${outcome.kind}: ${summary.error.message}`);
      reporter.report(summary.what, summary.error);
  }
}
