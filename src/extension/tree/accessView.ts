import * as vscode from 'vscode';
import { joinParts } from '../../shared/text/words';
import { formatTimeOfDay } from '../../shared/text/localTime';
import { describeFilters } from '../../core/catalog/filters';
import type { Clock, Disposable } from '../../core/ports';
import type { TenantLock } from '../../core/session/tenantLock';
import type { TenantScope } from '../../core/tenantScope';
import type { AccessNode } from '../../core/tree/accessNode';
import type { ContextKeyWriter } from '../contextKeys';
import { accessViewId } from '../ids';
import { AccessTreeProvider } from './accessTreeProvider';

/** The Access view: its rows, its title line, and the stopping of loads that nobody looks at. */
export class AccessView implements Disposable {
  readonly treeView: vscode.TreeView<AccessNode>;
  private readonly provider: AccessTreeProvider;
  private readonly disposables: Disposable[] = [];
  private scope: TenantScope | undefined;
  private scopeEvents: Disposable[] = [];

  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly contextKeys: ContextKeyWriter;
      readonly lock: TenantLock;
    },
  ) {
    this.provider = new AccessTreeProvider(parts.clock);
    this.treeView = vscode.window.createTreeView(accessViewId, {
      treeDataProvider: this.provider,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.disposables.push(
      this.treeView,
      this.treeView.onDidCollapseElement(({ element }) => this.abandonLoad(element)),
      parts.lock.onDidChange(() => this.writeTitle()),
    );
  }

  /** Shows another session's rows, or none. */
  show(scope: TenantScope | undefined): void {
    for (const event of this.scopeEvents) event.dispose();
    this.scope = scope;
    this.scopeEvents =
      scope === undefined
        ? []
        : [
            scope.tree.onDidChange((node) => {
              this.provider.redraw(node);
              this.writeTitle();
            }),
            scope.catalog.onDidChange(() => this.writeTitle()),
            scope.riskLabels.onDidLoad(() => scope.tree.redrawEntitlements()),
          ];
    this.provider.show(scope);
    this.writeTitle();
  }

  /** Draws everything again from what is loaded. */
  redraw(): void {
    this.provider.redraw();
    this.writeTitle();
  }

  dispose(): void {
    for (const disposable of [...this.scopeEvents, ...this.disposables]) disposable.dispose();
  }

  private abandonLoad(node: AccessNode): void {
    const address = this.scope?.tree.listBelow(node);
    if (address === undefined) return;
    const list = this.scope?.catalog.listAt(address);
    if (list?.snapshot.loadedAt === undefined) list?.abandon();
  }

  private writeTitle(): void {
    const { contextKeys, lock } = this.parts;
    const { scope } = this;
    const line = scope === undefined ? '' : describe(scope, lock);
    this.treeView.description = line;
    // VS Code shows no description while the view is alone in its container.
    this.treeView.message = line;
    contextKeys.set('conductorone.isLoading', scope?.catalog.isLoading ?? false);
    contextKeys.set(
      'conductorone.hasFilter',
      scope !== undefined && describeFilters(scope.catalog.filters) !== '',
    );
  }
}

/** The line beside the view's name: tenant, who, lock, filters, age. */
function describe(scope: TenantScope, lock: TenantLock): string {
  const { catalog, session } = scope;
  const { displayName, identityName, key } = session.tenant;
  const { isLoading, loadedAt } = catalog.apps().snapshot;
  const waitingWord = isLoading ? 'loading …' : 'not loaded';
  const filters = describeFilters(catalog.filters);
  return joinParts(
    displayName,
    identityName,
    lock.isUnlocked(key) ? 'unlocked' : 'locked',
    filters !== '' && `filter: ${filters}`,
    // Of about the same width, so that the rows do not move under the mouse.
    loadedAt === undefined ? waitingWord : `as of ${formatTimeOfDay(loadedAt)}`,
  );
}
