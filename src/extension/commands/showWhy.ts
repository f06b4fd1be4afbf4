import * as vscode from 'vscode';
import { CancelledError, toError } from '../../core/errors';
import { grantKey } from '../../core/model/ids';
import type { ReasonProgress } from '../../core/why/grantReasons';
import { whyReport, whyTitle, type Finding, type WhyFindings } from '../../core/why/whyReport';
import type { Services } from '../services';
import { grantTargets } from './grantTargets';
import { oneOf } from './pickers';

/** Opens a report on why a grant exists, and fills it in as the answers come. */
export async function showWhy(services: Services, args: readonly unknown[]): Promise<void> {
  const targets = await grantTargets(args, services, 'Show Why');
  if (targets === undefined) return;
  const target = await oneOf(targets.grants, services.clock.now(), 'Show Why');
  if (target === undefined) return;
  const { scope } = targets;
  const { people, reasons, session } = scope;
  const { grant } = target;
  const { whyDocuments, clock } = services;
  const uri = whyDocuments.uriOf(whyTitle(target), grantKey(grant));

  let findings: WhyFindings = {
    person: undefined,
    sources: grant.sources.length === 0 ? { kind: 'notFound' } : { kind: 'searching' },
    task: grant.originTaskId === undefined ? undefined : { kind: 'searching' },
    reasons: { kind: 'searching' },
  };
  const update = (part: Partial<WhyFindings>) => {
    findings = { ...findings, ...part };
    const { displayName, identityName } = session.tenant;
    const context = { tenantName: displayName, identityName, now: clock.now() };
    whyDocuments.write(uri, whyReport(target, findings, context));
  };
  update({});
  await whyDocuments.show(uri);

  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'ConductorOne: looking for the reasons',
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const signal = AbortSignal.any([abort.signal, scope.signal]);
      let lastProgress: ReasonProgress | undefined;
      const noteProgress = (now: ReasonProgress) => {
        lastProgress = now;
        update({ reasons: { kind: 'searching', progress: now } });
        const { grantCount } = target.entitlement;
        progress.report({
          message: `${now.lookedThroughCount} of ${grantCount} grants looked through`,
        });
      };
      await Promise.all([
        find(() => reasons.sources(grant, signal)).then((sources) => update({ sources })),
        findPerson(),
        findTask(),
        find(
          () => reasons.find(grant, noteProgress, signal),
          () => lastProgress,
        ).then((found) => update({ reasons: found })),
      ]);

      async function findPerson(): Promise<void> {
        const userId = grant.account?.userId;
        if (userId === undefined) return;
        const found = await find(() => people.get(userId));
        if (found.kind === 'found') update({ person: found.value });
      }

      async function findTask(): Promise<void> {
        const { originTaskId } = grant;
        if (originTaskId === undefined) return;
        update({ task: await find(() => reasons.task(originTaskId, signal)) });
      }
    },
  );
}

async function find<Value>(
  search: () => Promise<Value | undefined>,
  progress: () => ReasonProgress | undefined = () => undefined,
): Promise<Finding<Value>> {
  try {
    const value = await search();
    return value === undefined ? { kind: 'notFound' } : { kind: 'found', value };
  } catch (thrown) {
    const error = toError(thrown);
    if (!(error instanceof CancelledError)) return { kind: 'failed', error };
    const soFar = progress();
    return { kind: 'cancelled', ...(soFar === undefined ? {} : { progress: soFar }) };
  }
}
