import type * as vscode from 'vscode';
import type { ChangeService } from '../core/change/changeService';
import type { Clock } from '../core/ports';
import type { SessionManager } from '../core/session/sessionManager';
import type { SessionStore } from '../core/session/sessionStore';
import type { TenantLock } from '../core/session/tenantLock';
import type { TenantRegistry } from '../core/session/tenantRegistry';
import type { TenantScope } from '../core/tenantScope';
import type { AccessNode } from '../core/tree/accessNode';
import type { DemoTenantWorker } from './demoTenant';
import type { OutputLog } from './outputLog';
import type { ErrorReporter } from './reportError';
import type { CurrentSettings } from './settings';
import type { WhyDocuments } from './whyDocuments';

/** What commands work with. A command asks for the few of these that it needs. */
export interface Services {
  readonly changes: ChangeService;
  readonly clock: Clock;
  readonly demo: DemoTenantWorker;
  readonly lock: TenantLock;
  readonly log: OutputLog;
  readonly manager: SessionManager;
  readonly registry: TenantRegistry;
  readonly reporter: ErrorReporter;
  readonly settings: CurrentSettings;
  readonly store: SessionStore;
  readonly view: vscode.TreeView<AccessNode>;
  readonly whyDocuments: WhyDocuments;
  /** Folder of what the extension keeps on this machine. */
  readonly storagePath: string;
  /** Undefined without a session. */
  readonly scope: () => TenantScope | undefined;
}
