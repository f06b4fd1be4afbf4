import type * as vscode from 'vscode';
import type { ChangeService } from '../core/change/changeService';
import type { ChangeHistory } from '../core/change/journal/changeHistory';
import type { ChangeJournal } from '../core/change/journal/changeJournal';
import type { MissingValue } from '../core/change/undo/undo';
import type { DelegationMemory } from '../core/delegation/delegationMemory';
import type { Clock } from '../core/ports';
import type { SessionManager } from '../core/session/sessionManager';
import type { SessionStore } from '../core/session/sessionStore';
import type { TenantLock } from '../core/session/tenantLock';
import type { TenantRecords } from '../core/session/tenantRecords';
import type { TenantRegistry } from '../core/session/tenantRegistry';
import type { TenantScope } from '../core/tenantScope';
import type { AccessNode } from '../core/tree/accessNode';
import type { DemoTenantWorker } from './demoTenant';
import type { DiffDocuments } from './diffDocuments';
import type { OutputLog } from './outputLog';
import type { BulkPanels } from './panels/bulkPanel';
import type { DelegationPanels } from './panels/delegationPanels';
import type { EntitlementPanels } from './panels/entitlementPanels';
import type { ErrorReporter } from './reportError';
import type { CurrentSettings } from './settings';
import type { ChangesView } from './tree/changesView';
import type { WhyDocuments } from './whyDocuments';

/** What commands work with. A command asks for the few of these that it needs. */
export interface Services {
  readonly accessView: vscode.TreeView<AccessNode>;
  readonly bulkPanels: BulkPanels;
  readonly changes: ChangeService;
  readonly changesView: ChangesView;
  readonly clock: Clock;
  readonly delegationMemory: DelegationMemory;
  readonly delegationPanels: DelegationPanels;
  readonly demo: DemoTenantWorker;
  readonly diffDocuments: DiffDocuments;
  readonly entitlementPanels: EntitlementPanels;
  readonly history: ChangeHistory;
  readonly journal: ChangeJournal;
  /** Lets the person choose the dates of a delegation whose change is undone, and set it. */
  readonly askDelegation: (
    delegation: Extract<MissingValue, { readonly kind: 'delegation' }>,
    undoes: string,
  ) => PromiseLike<void>;
  readonly lock: TenantLock;
  readonly log: OutputLog;
  readonly manager: SessionManager;
  /** What *Sign Out and Delete Records* deletes. */
  readonly records: readonly TenantRecords[];
  readonly registry: TenantRegistry;
  readonly reporter: ErrorReporter;
  readonly settings: CurrentSettings;
  readonly store: SessionStore;
  readonly peopleView: vscode.TreeView<AccessNode>;
  /** Of the view in which a row was selected last. */
  readonly selectedRows: () => readonly AccessNode[];
  readonly whyDocuments: WhyDocuments;
  /** Folder of what the extension keeps on this machine. */
  readonly storagePath: string;
  /** Undefined without a session. */
  readonly scope: () => TenantScope | undefined;
}
