import * as vscode from 'vscode';
import { describeGrantFilter } from '../../core/catalog/filters';
import { entitlementKey, type EntitlementRef } from '../../core/model/ids';
import { isHighRisk } from '../../core/model/riskLevel';
import type { User } from '../../core/model/user';
import type { Clock } from '../../core/ports';
import type { TenantScope } from '../../core/tenantScope';
import type { AccessContent, AccessNode } from '../../core/tree/accessNode';
import { accessRow, type RowFacts } from '../../core/tree/accessRows';
import type { CatalogTree } from '../../core/tree/catalogTree';
import { tooltipOf, type TooltipFact } from '../../core/tree/tooltip';
import type { CurrentSettings } from '../settings';
import { toTreeItem } from './toTreeItem';

/** Which rows of a tenant a view shows. */
export interface TreeSource {
  readonly treeOf: (scope: TenantScope) => CatalogTree;
  /** Whether unsaved changes of an entitlement's settings are kept. */
  readonly hasDraft?: (scope: TenantScope, entitlement: EntitlementRef) => boolean;
  /** What the tooltip of a person tells about delegations. */
  readonly delegationOf?: (scope: TenantScope, user: User) => Promise<readonly TooltipFact[]>;
}

/** Gives VS Code the rows of the tenant that the window works on; none without a session. */
export class AccessTreeProvider implements vscode.TreeDataProvider<AccessNode> {
  private readonly changes = new vscode.EventEmitter<AccessNode | AccessNode[] | undefined>();
  private scope: TenantScope | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  constructor(
    private readonly clock: Clock,
    private readonly settings: CurrentSettings,
    private readonly source: TreeSource = { treeOf: ({ tree }) => tree },
  ) {}

  show(scope: TenantScope | undefined): void {
    this.scope = scope;
    this.changes.fire(undefined);
  }

  /** Draws a node's children again, or everything. */
  redraw(node?: AccessNode): void {
    this.changes.fire(node);
  }

  /** Draws rows again, and not what is below them. */
  redrawRows(rows: readonly AccessNode[]): void {
    this.changes.fire([...rows]);
  }

  async getChildren(node?: AccessNode): Promise<AccessNode[]> {
    const { scope } = this;
    if (scope === undefined) return [];
    const children = await this.source.treeOf(scope).children(node);
    return this.scope === scope ? [...children] : [];
  }

  getParent(node: AccessNode): AccessNode | undefined {
    return node.parent;
  }

  getTreeItem(node: AccessNode): vscode.TreeItem {
    return toTreeItem(node, accessRow(node.content, this.facts()));
  }

  async resolveTreeItem(item: vscode.TreeItem, node: AccessNode): Promise<vscode.TreeItem> {
    const { now, riskLabel } = this.facts();
    const person = await this.personOf(node.content);
    const delegation = await this.delegationOf(node.content);
    const tooltip = tooltipOf(node.content, now, { riskLabel, person, delegation });
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  private async personOf(content: AccessContent): Promise<User | undefined> {
    const userId = content.kind === 'grant' ? content.grant.account?.userId : undefined;
    // A tooltip without the person's name is better than none.
    return userId === undefined ? undefined : this.scope?.people.get(userId).catch(() => undefined);
  }

  private async delegationOf(content: AccessContent): Promise<readonly TooltipFact[]> {
    const { delegationOf } = this.source;
    if (content.kind !== 'person' || this.scope === undefined) return [];
    return (await delegationOf?.(this.scope, content.user)) ?? [];
  }

  private facts(): RowFacts {
    const { scope } = this;
    const { highRiskLabels } = this.settings.value;
    return {
      now: this.clock.now(),
      riskLabel: (id) => scope?.riskLabels.labelOf(id),
      isHighRisk: (label) => isHighRisk(label, highRiskLabels),
      filterOf: (content) => (scope === undefined ? '' : filterOf(scope, content)),
      hasDraft: (entitlement) =>
        scope !== undefined && this.source.hasDraft?.(scope, entitlement) === true,
    };
  }
}

function filterOf({ catalog: { filters } }: TenantScope, content: AccessContent): string {
  switch (content.kind) {
    case 'app': {
      const filter = filters.entitlementFilters.get(content.app.id);
      return filter === undefined ? '' : `"${filter.text}"`;
    }
    case 'entitlement': {
      const filtered = filters.grantFilters.get(entitlementKey(content.entitlement));
      return filtered === undefined ? '' : describeGrantFilter(filtered.filter);
    }
    default:
      return '';
  }
}
