import * as vscode from 'vscode';
import { joinParts } from '../../shared/text/words';
import { formatTimeOfDay } from '../../shared/text/localTime';
import { describeFilters } from '../../core/catalog/filters';
import type { Clock, Disposable } from '../../core/ports';
import type { TenantLock } from '../../core/session/tenantLock';
import type { TenantScope } from '../../core/tenantScope';
import type { AccessNode } from '../../core/tree/accessNode';
import { MinuteTicks } from '../../core/tree/minuteTicks';
import type { ContextKeyWriter } from '../contextKeys';
import { accessViewId } from '../ids';
import type { CurrentSettings } from '../settings';
import { AccessTreeProvider } from './accessTreeProvider';

/** The Access view: its rows, its title line, and what depends on whether somebody looks. */
export class AccessView implements Disposable {
  readonly treeView: vscode.TreeView<AccessNode>;
  private readonly provider: AccessTreeProvider;
  private readonly disposables: Disposable[] = [];
  private scope: TenantScope | undefined;
  private scopeEvents: Disposable[] = [];

  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly contextKeys: Pick<ContextKeyWriter, 'set'>;
      readonly lock: TenantLock;
      readonly settings: CurrentSettings;
    },
  ) {
    this.provider = new AccessTreeProvider(parts.clock, parts.settings);
    this.treeView = vscode.window.createTreeView(accessViewId, {
      treeDataProvider: this.provider,
      showCollapseAll: true,
      canSelectMany: true,
    });
    const ticks = new MinuteTicks(parts.clock, () => this.redrawTimes());
    const followVisibility = (isVisible: boolean) => (isVisible ? ticks.start() : ticks.stop());
    followVisibility(this.treeView.visible);
    this.disposables.push(
      this.treeView,
      ticks,
      this.treeView.onDidChangeVisibility(({ visible }) => followVisibility(visible)),
      this.treeView.onDidCollapseElement(({ element }) => this.scope?.tree.collapse(element)),
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

  private redrawTimes(): void {
    const rows = this.scope?.tree.timedRows() ?? [];
    if (rows.length > 0) this.provider.redrawRows(rows);
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
