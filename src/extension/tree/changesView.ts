import * as vscode from 'vscode';
import type { ChangeHistory } from '../../core/change/journal/changeHistory';
import type { ChangeNode } from '../../core/change/journal/changeNode';
import { settleUnknown } from '../../core/change/journal/settleUnknown';
import type { ChangeJournal } from '../../core/change/journal/changeJournal';
import { CancelledError, toError } from '../../core/errors';
import type { Clock, Disposable, Logger } from '../../core/ports';
import type { TenantScope } from '../../core/tenantScope';
import { changesViewId } from '../ids';
import { ChangesTreeProvider } from './changesTreeProvider';

/** The view *Changes*: what was changed in the tenant from this machine. */
export class ChangesView implements Disposable {
  readonly treeView: vscode.TreeView<ChangeNode>;
  private readonly provider: ChangesTreeProvider;
  private readonly disposables: readonly Disposable[];

  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly history: ChangeHistory;
      readonly journal: ChangeJournal;
      readonly logger: Logger;
    },
  ) {
    this.provider = new ChangesTreeProvider(parts.history, parts.clock);
    this.treeView = vscode.window.createTreeView(changesViewId, {
      treeDataProvider: this.provider,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.disposables = [this.treeView, parts.history.onDidChange(() => this.redraw())];
  }

  /** Shows another session's tenant, or none, and settles what is not known of it. */
  show(scope: TenantScope | undefined): void {
    this.provider.show(scope?.session.tenant.key);
    if (scope !== undefined) void this.settle(scope);
  }

  /** Draws everything again from the files. */
  redraw(): void {
    this.provider.redraw();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** The entries keep saying that their outcome is unknown where this fails. */
  private async settle({ session, signal }: TenantScope): Promise<void> {
    try {
      const { api } = session.connection;
      await settleUnknown(session.tenant.key, { ...this.parts, api, signal });
    } catch (error) {
      if (error instanceof CancelledError) return;
      this.parts.logger.warn(
        `What became of changes of unknown outcome could not be read: ${toError(error).message}`,
      );
    }
  }
}
