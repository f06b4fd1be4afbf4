import { readAllPages } from '../../core/api/pages';
import type { ChangePlan, Planned } from '../../core/change/change';
import { nothingToDo, previewOfOne } from '../../core/change/changePreview';
import { summarizeOutcome } from '../../core/change/outcomeSummary';
import { toError } from '../../core/errors';
import { entitlementKey } from '../../core/model/ids';
import { describeGrants, type GrantInContext } from '../../core/model/grantInContext';
import type { SignedInSession } from '../../core/session/session';
import { demoTenantKey } from '../../core/session/tenantProfile';
import type { TenantScope } from '../../core/tenantScope';
import { showProgress } from '../progress';
import { confirm } from '../prompts';
import type { Services } from '../services';
import type { GrantTargets } from './grantTargets';
import { ensureUnlocked } from './unlockTenant';

/** What a person wants of grants. */
export interface GrantAction {
  /** `Extend Expiration`. */
  readonly name: string;
  /** Why a grant can't be changed so, whatever the person says next; undefined where it can. */
  readonly refuse: (target: GrantInContext) => Planned | undefined;
  /**
   * Asks for what is missing; undefined when the person leaves.
   *
   * @param title the action, and whom or how many grants it is about.
   * @param grants those that it does not refuse.
   */
  readonly ask: (
    title: string,
    grants: readonly GrantInContext[],
  ) => PromiseLike<GrantWish | undefined>;
}

/** All that has to be known to plan. */
export interface GrantWish {
  /** What it does to each grant: `Extend the expiration by 30 days`. */
  readonly heading: string;
  readonly plan: (target: GrantInContext, session: SignedInSession, now: Date) => Planned;
}

/** From an action to its outcome: one grant is confirmed in a dialog, several in a tab of their own. */
export async function changeGrants(
  services: Services,
  { scope, grants, leftOutCount }: GrantTargets,
  { name, refuse, ask }: GrantAction,
): Promise<void> {
  const { session } = scope;
  const named = await withSourceNames(scope, grants, services.log);
  const refused = named.flatMap((target) => refuse(target) ?? []);
  if (refused.length === named.length) {
    services.reporter.tell(nothingToDo(refused, leftOutCount));
    return;
  }
  const changeable = named.filter((target) => refuse(target) === undefined);
  const title = `${name}: ${describeGrants(changeable, named.length)}`;
  const wish = await ask(title, changeable);
  if (wish === undefined) return;
  const { heading, plan } = wish;
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
    const change = { action: name, heading, scope, grants: named, leftOutCount };
    services.bulkPanels.open({ ...change, plan: planNow, appliesAtOnce });
    return;
  }
  if (!(await ensureUnlocked(services, session))) return;
  if (appliesAtOnce || (await confirm({ ...previewOfOne(first), action: name }))) {
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
  { changes, log, reporter, scope }: Pick<Services, 'changes' | 'log' | 'reporter' | 'scope'>,
  plan: ChangePlan,
): Promise<void> {
  const [outcome] = await showProgress(
    'ConductorOne: making the change',
    changes.applyAll([plan]),
    scope()?.signal,
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
