import * as vscode from 'vscode';
import { describeGrantFilter } from '../../core/catalog/filters';
import { entitlementKey } from '../../core/model/ids';
import { isHighRisk } from '../../core/model/riskLevel';
import type { Clock } from '../../core/ports';
import type { TenantScope } from '../../core/tenantScope';
import type { AccessContent, AccessNode } from '../../core/tree/accessNode';
import { accessRow, type RowFacts } from '../../core/tree/accessRows';
import { tooltipOf, type Tooltip } from '../../core/tree/tooltip';
import { readSettings } from '../settings';
import { toTreeItem } from './toTreeItem';

/** Gives VS Code the rows of the tenant that the window works on; none without a session. */
export class AccessTreeProvider implements vscode.TreeDataProvider<AccessNode> {
  private readonly changes = new vscode.EventEmitter<AccessNode | undefined>();
  private scope: TenantScope | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  constructor(private readonly clock: Clock) {}

  show(scope: TenantScope | undefined): void {
    this.scope = scope;
    this.changes.fire(undefined);
  }

  /** Draws a node's children again, or everything. */
  redraw(node?: AccessNode): void {
    this.changes.fire(node);
  }

  async getChildren(node?: AccessNode): Promise<AccessNode[]> {
    const { scope } = this;
    if (scope === undefined) return [];
    const children = await scope.tree.children(node);
    return this.scope === scope ? [...children] : [];
  }

  getParent(node: AccessNode): AccessNode | undefined {
    return node.parent;
  }

  getTreeItem(node: AccessNode): vscode.TreeItem {
    return toTreeItem(node, accessRow(node.content, this.facts()));
  }

  resolveTreeItem(item: vscode.TreeItem, node: AccessNode): vscode.TreeItem {
    const facts = this.facts();
    const tooltip = tooltipOf(node.content, facts.now, facts.riskLabel);
    if (tooltip !== undefined) item.tooltip = toMarkdown(tooltip);
    return item;
  }

  private facts(): RowFacts {
    const { scope } = this;
    const { highRiskLabels } = readSettings();
    return {
      now: this.clock.now(),
      riskLabel: (id) => scope?.riskLabels.labelOf(id),
      isHighRisk: (label) => isHighRisk(label, highRiskLabels),
      filterOf: (content) => (scope === undefined ? '' : filterOf(scope, content)),
    };
  }
}

function filterOf({ catalog: { filters } }: TenantScope, content: AccessContent): string {
  switch (content.kind) {
    case 'app': {
      const text = filters.entitlementTexts.get(content.app.id);
      return text === undefined ? '' : `"${text}"`;
    }
    case 'entitlement': {
      const filter = filters.grantFilters.get(entitlementKey(content.entitlement));
      return filter === undefined ? '' : describeGrantFilter(filter);
    }
    default:
      return '';
  }
}

/** Names come from the tenant: they are appended as text, so nothing in them is a link or markup. */
function toMarkdown({ heading, text, facts }: Tooltip): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown('**').appendText(heading).appendMarkdown('**\n\n');
  if (text !== '') markdown.appendText(text).appendMarkdown('\n\n');
  for (const [name, value] of facts) {
    markdown.appendText(`${name}: ${value}`).appendMarkdown('  \n');
  }
  return markdown;
}
