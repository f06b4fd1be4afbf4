import * as vscode from 'vscode';
import type { ChangeHistory } from '../../core/change/journal/changeHistory';
import type { ChangeNode } from '../../core/change/journal/changeNode';
import type { ChangeJournal } from '../../core/change/journal/changeJournal';
import { OutcomeSettler } from '../../core/change/journal/outcomeSettler';
import { takeUp } from '../../core/change/journal/takeUp';
import type { Clock, Disposable, Logger } from '../../core/ports';
import type { TenantScope } from '../../core/tenantScope';
import { changesViewId } from '../ids';
import type { ErrorReporter } from '../reportError';
import { ChangesTreeProvider } from './changesTreeProvider';

/** The view *Changes*: what was changed in the tenant from this machine. */
export class ChangesView implements Disposable {
  readonly treeView: vscode.TreeView<ChangeNode>;
  private readonly provider: ChangesTreeProvider;
  private readonly disposables: readonly Disposable[];
  private settler: OutcomeSettler | undefined;

  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly history: ChangeHistory;
      readonly journal: ChangeJournal;
      readonly logger: Logger;
      readonly reporter: ErrorReporter;
      /** Asks the disk again to take the outcomes that it did not take. */
      readonly retryUnnoted: () => Promise<void>;
    },
  ) {
    this.provider = new ChangesTreeProvider(parts.history, parts.clock);
    this.treeView = vscode.window.createTreeView(changesViewId, {
      treeDataProvider: this.provider,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.disposables = [
      this.treeView,
      parts.history.onDidChange(() => {
        this.provider.redraw();
        this.settler?.lookAtNew();
      }),
    ];
  }

  /** Shows another session's tenant, or none, and takes up its journal. */
  show(scope: TenantScope | undefined): void {
    this.provider.show(scope?.session.tenant.key);
    if (scope === undefined) {
      this.settler = undefined;
      return;
    }
    const { effects, session, signal } = scope;
    const { connection, tenant } = session;
    const settler = new OutcomeSettler(tenant.key, { ...this.parts, api: connection.api, signal });
    this.settler = settler;
    const tell = (message: string) => void this.offerChanges(message);
    void takeUp(tenant.key, { ...this.parts, effects, settler, signal, tell });
  }

  /** Draws everything again from the files, and looks again at what is not known. */
  refresh(): void {
    void this.parts.retryUnnoted();
    this.provider.redraw();
    this.settler?.lookAgain();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async offerChanges(message: string): Promise<void> {
    const answer = await this.parts.reporter.offer(message, 'Show Changes');
    if (answer !== undefined) await vscode.commands.executeCommand(`${changesViewId}.focus`);
  }
}
