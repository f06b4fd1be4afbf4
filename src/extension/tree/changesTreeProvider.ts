import * as vscode from 'vscode';
import { changeNodes, changeProblem, type ChangeNode } from '../../core/change/journal/changeNode';
import type { ChangeHistory } from '../../core/change/journal/changeHistory';
import { changeRow, changeTooltip } from '../../core/change/journal/changeRows';
import { toError } from '../../core/errors';
import type { Clock } from '../../core/ports';
import type { TenantKey } from '../../core/session/tenantProfile';

/** Gives VS Code the journal of one tenant, or nothing without one. */
export class ChangesTreeProvider implements vscode.TreeDataProvider<ChangeNode> {
  private readonly changes = new vscode.EventEmitter<undefined>();
  private tenantKey: TenantKey | undefined;
  private newestDay: ChangeNode | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  constructor(
    private readonly history: ChangeHistory,
    private readonly clock: Clock,
  ) {}

  show(tenantKey: TenantKey | undefined): void {
    this.tenantKey = tenantKey;
    this.redraw();
  }

  redraw(): void {
    this.changes.fire(undefined);
  }

  async getChildren(node?: ChangeNode): Promise<ChangeNode[]> {
    if (node !== undefined) return node.content.kind === 'day' ? [...node.content.entries] : [];
    const { tenantKey } = this;
    if (tenantKey === undefined) return [];
    try {
      const nodes = changeNodes(await this.history.entries(tenantKey));
      if (this.tenantKey !== tenantKey) return [];
      this.newestDay = nodes[0];
      return [...nodes];
    } catch (error) {
      return [changeProblem(toError(error))];
    }
  }

  getTreeItem(node: ChangeNode): vscode.TreeItem {
    const row = changeRow(node.content, this.clock.now());
    const item = new vscode.TreeItem(row.label, this.stateOf(node));
    item.id = node.id;
    item.description = row.description;
    item.contextValue = row.context;
    item.iconPath = new vscode.ThemeIcon(
      row.icon,
      row.iconColor === undefined ? undefined : new vscode.ThemeColor(row.iconColor),
    );
    item.accessibilityInformation = { label: row.spoken };
    const tooltip = changeTooltip(node.content);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  private stateOf(node: ChangeNode): vscode.TreeItemCollapsibleState {
    if (node.content.kind !== 'day') return vscode.TreeItemCollapsibleState.None;
    return node === this.newestDay
      ? vscode.TreeItemCollapsibleState.Expanded
      : vscode.TreeItemCollapsibleState.Collapsed;
  }
}
