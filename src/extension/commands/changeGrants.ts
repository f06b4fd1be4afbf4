import * as vscode from 'vscode';
import { readAllPages } from '../../core/api/pages';
import type { Change, ChangeOutcome, ChangePlan, Planned } from '../../core/change/change';
import { previewOfAll, previewOfOne, summaryOf } from '../../core/change/changePreview';
import { failedChanges, summarizeOutcomes } from '../../core/change/outcomeSummary';
import { planGrantChange } from '../../core/change/planGrantChange';
import { toError } from '../../core/errors';
import type { GrantRef } from '../../core/model/ids';
import { entitlementKey } from '../../core/model/ids';
import type { GrantInContext } from '../../core/model/grantInContext';
import { demoTenantKey } from '../../core/session/tenantProfile';
import type { TenantScope } from '../../core/tenantScope';
import { countOf } from '../../shared/text/words';
import { withoutIcons } from '../plainText';
import { confirm } from '../prompts';
import type { Services } from '../services';
import type { GrantTargets } from './grantTargets';
import { ensureUnlocked } from './unlockTenant';

/** From a wish to its outcome: plan, unlock, preview, apply, tell. */
export async function changeGrants(
  services: Services,
  { scope, grants, leftOutCount }: GrantTargets,
  wish: { readonly action: string; readonly changeOf: (grant: GrantRef) => Change },
): Promise<void> {
  const named = await withSourceNames(scope, grants, services.log);
  const planned = named.map((target) =>
    planGrantChange(wish.changeOf(refOf(target)), target, scope.session, services.clock.now()),
  );
  const summary = summaryOf(planned, leftOutCount);
  if (summary.plans.length === 0) {
    services.reporter.tell(summary.nothingToDo);
    return;
  }
  if (!(await ensureUnlocked(services, scope.session))) return;
  const chosen = await preview(services, wish.action, planned, { scope, leftOutCount });
  if (chosen.length === 0) return;
  await applyAndTell(services, chosen);
}

const refOf = ({ grant }: GrantInContext): GrantRef => ({
  appId: grant.appId,
  entitlementId: grant.entitlementId,
  accountId: grant.accountId,
});

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

/** @returns the plans that the person confirmed. */
async function preview(
  { settings }: Pick<Services, 'settings'>,
  action: string,
  planned: readonly Planned[],
  { scope, leftOutCount }: Pick<GrantTargets, 'scope' | 'leftOutCount'>,
): Promise<readonly ChangePlan[]> {
  const { plans } = summaryOf(planned, leftOutCount);
  const { tenant } = scope.session;
  if (tenant.key === demoTenantKey && settings.value.skipsConfirmationOfDemo) return plans;
  const [plan, ...more] = plans;
  if (plan !== undefined && more.length === 0 && planned.length === 1) {
    return (await confirm({ ...previewOfOne(plan), action })) ? plans : [];
  }
  const rows = previewOfAll(planned);
  const picked = await vscode.window.showQuickPick(
    rows.map((row) => ({ ...row, label: withoutIcons(row.label), picked: true })),
    {
      title: `${action}: ${countOf(plans.length, 'grant')} in ${tenant.displayName}`,
      placeHolder: 'Untick what should stay as it is. Nothing is sent before the next step.',
      canPickMany: true,
      matchOnDetail: true,
      ignoreFocusOut: true,
    },
  );
  const chosen = picked?.map((row) => row.plan) ?? [];
  if (chosen.length === 0) return [];
  const { message, detail } = summaryOf(planned, leftOutCount).question(chosen, tenant);
  return (await confirm({ message, detail, action })) ? chosen : [];
}

async function applyAndTell(services: Services, plans: readonly ChangePlan[]): Promise<void> {
  const outcomes = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `ConductorOne: changing ${countOf(plans.length, 'grant')}`,
      cancellable: plans.length > 1,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      let settled = 0;
      return services.changes.applyAll(plans, {
        signal: abort.signal,
        onSettled: () => {
          settled++;
          const message = `${settled} of ${plans.length}`;
          progress.report({ message, increment: 100 / plans.length });
        },
      });
    },
  );
  tell(services, plans, outcomes);
}

function tell(
  { log, reporter }: Services,
  plans: readonly ChangePlan[],
  outcomes: readonly ChangeOutcome[],
): void {
  for (const { subject, outcome } of failedChanges(plans, outcomes)) {
    log.error(`${subject}: ${outcome.kind}: ${outcome.error.message}`);
  }
  const summary = summarizeOutcomes(plans, outcomes);
  switch (summary.kind) {
    case 'done':
      reporter.tell(summary.message);
      return;
    case 'differing':
      reporter.warn(summary.message);
      return;
    case 'failed':
      reporter.report(summary.what, summary.error);
  }
}
