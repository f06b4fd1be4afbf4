import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { CredentialStore } from '../core/auth/credentialStore';
import { FileChangeJournal } from '../core/change/changeJournal';
import { ChangeService } from '../core/change/changeService';
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
import { DemoTenantWorker } from './demoTenant';
import { createOutputLog } from './outputLog';
import { ErrorReporter } from './reportError';
import { CurrentSettings } from './settings';
import { TenantStatusBar } from './statusBar';
import { AccessView } from './tree/accessView';
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
  const journal = new FileChangeJournal(
    join(storagePath, 'journal', `${randomUUID()}.jsonl`),
    clock,
  );
  let scope: TenantScope | undefined;
  const changes = new ChangeService({
    clock,
    store,
    lock,
    journal,
    logger: log,
    catalog: () => scope?.catalog,
  });
  const whyDocuments = new WhyDocuments();
  const view = new AccessView({ clock, contextKeys, lock, settings });
  const statusBar = new TenantStatusBar(lock);

  const followSession = () => {
    const session = store.current;
    scope?.dispose();
    scope =
      session.kind === 'signedIn'
        ? new TenantScope(session, {
            clock,
            logger: log,
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
    contextKeys.set('conductorone.state', session.kind);
    if (session.kind === 'failed') {
      reporter.report(`${session.tenant.displayName} could not be opened`, session.error);
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

  const commands = registerCommands(
    commandTable({
      changes,
      clock,
      demo,
      lock,
      log,
      manager,
      registry,
      reporter,
      settings,
      store,
      view: view.treeView,
      whyDocuments,
      storagePath,
      scope: () => scope,
    }),
    reporter,
  );
  const subscriptions = [
    store.onDidChange(followSession),
    lock.onDidChange(followLock),
    registry.onDidChange(countTenants),
    settings.onDidChange(() => view.redraw()),
  ];
  followSession();
  void start();

  return {
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
      commands.dispose();
      scope?.dispose();
      manager.dispose();
      lock.dispose();
      registry.dispose();
      demo.dispose();
      view.dispose();
      statusBar.dispose();
      whyDocuments.dispose();
      // Last, because the others may have something to say.
      log.dispose();
      settings.dispose();
    },
  };

  async function start(): Promise<void> {
    try {
      await registry.watch();
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
