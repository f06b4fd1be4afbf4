import { join } from 'node:path';
import type * as vscode from 'vscode';
import { CredentialStore } from '../core/auth/credentialStore';
import { ChangeService } from '../core/change/changeService';
import { delegationFacts } from '../core/delegation/delegationFacts';
import { PermissionError, toError } from '../core/errors';
import type { Disposable } from '../core/ports';
import { SessionManager } from '../core/session/sessionManager';
import { SessionStore } from '../core/session/sessionStore';
import { connectTenant } from '../core/session/tenantConnection';
import { TenantLock } from '../core/session/tenantLock';
import { demoTenantKey, type TenantProfile } from '../core/session/tenantProfile';
import { TenantRegistry } from '../core/session/tenantRegistry';
import { TenantScope } from '../core/tenantScope';
import { systemClock } from '../core/util/systemClock';
import { commandTable } from './commands/table';
import { registerCommands } from './commands/register';
import { ContextKeyWriter } from './contextKeys';
import { peopleViewId } from './ids';
import { DemoTenantWorker } from './demoTenant';
import { DiffDocuments } from './diffDocuments';
import { createOutputLog } from './outputLog';
import { BulkPanels } from './panels/bulkPanel';
import { DelegationPanels } from './panels/delegationPanels';
import { EntitlementPanels } from './panels/entitlementPanels';
import { PanelHost } from './panels/panelHost';
import { openRecords } from './records';
import { ErrorReporter } from './reportError';
import { CurrentSettings } from './settings';
import { TenantStatusBar } from './statusBar';
import { AccessView } from './tree/accessView';
import { ChangesView } from './tree/changesView';
import { CatalogTreeView } from './tree/catalogTreeView';
import { LatestSelection } from './tree/latestSelection';
import { WhyDocuments } from './whyDocuments';

/** Makes every object once, in order, and connects them. What it returns ends them all. */
export function compose(context: vscode.ExtensionContext): Disposable {
  const clock = systemClock;
  const storagePath = context.globalStorageUri.fsPath;
  const settings = new CurrentSettings();
  const log = createOutputLog(settings);
  const reporter = new ErrorReporter(log);
  const contextKeys = new ContextKeyWriter();
  const store = new SessionStore();
  const lock = new TenantLock(clock);
  const registry = new TenantRegistry(join(storagePath, 'tenants.json'), log, clock);
  const credentials = new CredentialStore(context.secrets);
  const demo = new DemoTenantWorker({
    workerPath: context.asAbsolutePath(join('dist', 'emulatorWorker.js')),
    storagePath,
    logger: log,
  });
  const manager = new SessionManager({
    store,
    lock,
    registry,
    credentials,
    windowState: context.workspaceState,
    demo,
    logger: log,
    connect: (credential, onSignInRequired) =>
      connectTenant(credential, {
        clock,
        logger: log,
        userAgent: `vscode-conductorone-access/${versionOf(context)}`,
        onSignInRequired,
      }),
  });
  const records = openRecords(storagePath, { clock, logger: log });
  const { delegationMemory, drafts, history, journal } = records;
  let scope: TenantScope | undefined;
  const changes = new ChangeService({
    clock,
    store,
    lock,
    journal,
    logger: log,
    effects: () => scope?.effects,
  });
  const whyDocuments = new WhyDocuments();
  const diffDocuments = new DiffDocuments();
  const changesView = new ChangesView({
    clock,
    history,
    journal,
    logger: log,
    reporter,
    retryUnnoted: () => records.retryUnnoted(),
  });
  const panels = new PanelHost({
    extensionUri: context.extensionUri,
    logger: log,
    report: (what, error) => reporter.report(what, error),
  });
  const view = new AccessView({ clock, contextKeys, drafts, lock, settings });
  const peopleView = new CatalogTreeView(
    peopleViewId,
    {
      treeOf: ({ peopleTree }) => peopleTree,
      delegationOf: ({ session, signal }, user) =>
        delegationFacts(user, {
          users: session.connection.api.users,
          memory: delegationMemory,
          tenantKey: session.tenant.key,
          now: clock.now(),
          logger: log,
          signal,
        }),
    },
    { clock, settings },
  );
  const selection = new LatestSelection([view.treeView, peopleView.treeView]);
  const statusBar = new TenantStatusBar({ clock, lock, settings });

  const delegationPanels = new DelegationPanels(panels, {
    changes,
    clock,
    lock,
    memory: delegationMemory,
    peopleView: peopleView.treeView,
    reporter,
    settings,
    scope: () => scope,
  });

  const entitlementPanels = new EntitlementPanels(panels, {
    changes,
    clock,
    diffDocuments,
    drafts,
    lock,
    log,
    reporter,
    scope: () => scope,
    settings,
  });

  const followSession = () => {
    const session = store.current;
    scope?.dispose();
    scope =
      session.kind === 'signedIn'
        ? new TenantScope(session, {
            clock,
            logger: log,
            memory: delegationMemory,
            freshnessMs: () => settings.value.freshnessMs,
            showResourceTypes: () => settings.value.showResourceTypes,
          })
        : undefined;
    scope?.catalog.onDidChange((address) => {
      const problem = address.kind === 'apps' ? scope?.catalog.apps().snapshot.problem : undefined;
      if (problem?.kind === 'failed' && problem.error instanceof PermissionError) {
        manager.deny(problem.error);
      }
    });
    view.show(scope);
    peopleView.show(scope);
    delegationPanels.noteSession();
    entitlementPanels.noteSession();
    changesView.show(scope);
    drafts.load().catch((error: unknown) => {
      log.warn(`Kept drafts could not be listed: ${toError(error).message}`);
    });
    contextKeys.set('conductorone.state', session.kind);
    if (session.kind === 'failed') {
      const { displayName } = session.tenant;
      reporter.report(`${displayName} could not be opened`, session.error, 'passing');
    }
    followLock();
  };
  const followLock = () => {
    const session = store.current;
    const key = 'tenant' in session ? session.tenant.key : undefined;
    contextKeys.set('conductorone.isUnlocked', key !== undefined && lock.isUnlocked(key));
    contextKeys.set('conductorone.isDemo', key === demoTenantKey);
    statusBar.show(session);
  };
  const countTenants = (tenants: readonly TenantProfile[]) =>
    contextKeys.set('conductorone.hasTenants', tenants.length > 0);

  const bulkPanels = new BulkPanels(panels, {
    changes,
    clock,
    lock,
    log,
    reporter,
    settings,
    store,
  });
  const commands = registerCommands(
    commandTable({
      accessView: view.treeView,
      askDelegation: (delegation, undoes) => {
        if (scope !== undefined) delegationPanels.ask(scope, delegation, undoes);
        return Promise.resolve();
      },
      bulkPanels,
      changes,
      changesView,
      clock,
      delegationMemory,
      delegationPanels,
      demo,
      diffDocuments,
      entitlementPanels,
      history,
      journal,
      lock,
      log,
      manager,
      records: [history, delegationMemory, drafts],
      registry,
      reporter,
      settings,
      store,
      peopleView: peopleView.treeView,
      selectedRows: () => selection.rows,
      whyDocuments,
      storagePath,
      scope: () => scope,
    }),
    reporter,
  );
  const subscriptions = [
    records.onDidFailToNote(({ message }) =>
      reporter.warn(
        `What became of a change could not be noted in the journal (${message}). Changes shows it as not noted; it is tried again.`,
      ),
    ),
    store.onDidChange(followSession),
    lock.onDidChange(followLock),
    registry.onDidChange(countTenants),
    settings.onDidChange(() => view.redraw()),
  ];
  followSession();
  void start();
  history.dropOld(settings.value.journalRetentionDays).catch((error: unknown) => {
    log.warn(`Old entries of the journal could not be deleted: ${toError(error).message}`);
  });

  return {
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
      commands.dispose();
      scope?.dispose();
      manager.dispose();
      lock.dispose();
      registry.dispose();
      demo.dispose();
      selection.dispose();
      peopleView.dispose();
      view.dispose();
      statusBar.dispose();
      whyDocuments.dispose();
      diffDocuments.dispose();
      changesView.dispose();
      records.dispose();
      entitlementPanels.dispose();
      panels.dispose();
      delegationPanels.dispose();
      // Last, because the others may have something to say.
      log.dispose();
      settings.dispose();
    },
  };

  async function start(): Promise<void> {
    try {
      await Promise.all([registry.watch(), history.watch()]);
      countTenants(await registry.list());
      await manager.resume();
    } catch (error) {
      reporter.report('The tenants of this machine could not be read', toError(error));
    }
  }
}

function versionOf({ extension }: vscode.ExtensionContext): string {
  const manifest: unknown = extension.packageJSON;
  const isVersioned = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isVersioned ? String(manifest.version) : '0';
}
