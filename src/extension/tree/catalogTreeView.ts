import * as vscode from 'vscode';
import type { Clock, Disposable } from '../../core/ports';
import type { TenantScope } from '../../core/tenantScope';
import type { AccessNode } from '../../core/tree/accessNode';
import { MinuteTicks } from '../../core/tree/minuteTicks';
import type { CurrentSettings } from '../settings';
import { AccessTreeProvider, type TreeSource } from './accessTreeProvider';

/** A view of rows from the lists of a tenant, and what depends on whether somebody looks. */
export class CatalogTreeView implements Disposable {
  readonly treeView: vscode.TreeView<AccessNode>;
  private readonly provider: AccessTreeProvider;
  private readonly disposables: readonly Disposable[];
  private scope: TenantScope | undefined;
  private treeEvents: Disposable | undefined;

  constructor(
    viewId: string,
    private readonly source: TreeSource,
    { clock, settings }: { readonly clock: Clock; readonly settings: CurrentSettings },
  ) {
    this.provider = new AccessTreeProvider(clock, settings, source);
    this.treeView = vscode.window.createTreeView(viewId, {
      treeDataProvider: this.provider,
      showCollapseAll: true,
      canSelectMany: true,
    });
    const ticks = new MinuteTicks(clock, () => this.redrawTimes());
    const followVisibility = (isVisible: boolean) => (isVisible ? ticks.start() : ticks.stop());
    followVisibility(this.treeView.visible);
    this.disposables = [
      this.treeView,
      ticks,
      this.treeView.onDidChangeVisibility(({ visible }) => followVisibility(visible)),
      this.treeView.onDidCollapseElement(({ element }) => this.tree?.collapse(element)),
    ];
  }

  /** Shows another session's rows, or none. */
  show(scope: TenantScope | undefined): void {
    this.treeEvents?.dispose();
    this.scope = scope;
    this.treeEvents = this.tree?.onDidChange((node) => this.provider.redraw(node));
    this.provider.show(scope);
  }

  /** Draws everything again from what is loaded. */
  redraw(): void {
    this.provider.redraw();
  }

  dispose(): void {
    this.treeEvents?.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private get tree() {
    return this.scope === undefined ? undefined : this.source.treeOf(this.scope);
  }

  private redrawTimes(): void {
    const rows = this.tree?.timedRows() ?? [];
    if (rows.length > 0) this.provider.redrawRows(rows);
  }
}
