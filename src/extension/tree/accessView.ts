import type * as vscode from 'vscode';
import { joinParts } from '../../shared/text/words';
import { formatTimeOfDay } from '../../shared/text/localTime';
import { describeFilters } from '../../core/catalog/filters';
import type { Clock, Disposable } from '../../core/ports';
import type { DraftFiles } from '../../core/panels/draftFiles';
import { draftKeyOf } from '../../core/panels/entitlement/drafts';
import type { TenantLock } from '../../core/session/tenantLock';
import type { TenantScope } from '../../core/tenantScope';
import type { AccessNode } from '../../core/tree/accessNode';
import type { ContextKeyWriter } from '../contextKeys';
import { accessViewId } from '../ids';
import type { CurrentSettings } from '../settings';
import { CatalogTreeView } from './catalogTreeView';

/** The Access view: its rows and its title line. */
export class AccessView implements Disposable {
  private readonly rows: CatalogTreeView;
  private readonly lockEvents: Disposable;
  private scope: TenantScope | undefined;
  private scopeEvents: readonly Disposable[] = [];

  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly contextKeys: Pick<ContextKeyWriter, 'set'>;
      readonly drafts: Pick<DraftFiles, 'has' | 'onDidChange'>;
      readonly lock: TenantLock;
      readonly settings: CurrentSettings;
    },
  ) {
    this.rows = new CatalogTreeView(
      accessViewId,
      {
        treeOf: ({ tree }) => tree,
        hasDraft: ({ session }, entitlement) =>
          parts.drafts.has(draftKeyOf(session.tenant.key, entitlement)),
      },
      parts,
    );
    this.lockEvents = parts.lock.onDidChange(() => this.writeTitle());
  }

  get treeView(): vscode.TreeView<AccessNode> {
    return this.rows.treeView;
  }

  /** Shows another session's rows, or none. */
  show(scope: TenantScope | undefined): void {
    for (const event of this.scopeEvents) event.dispose();
    this.scope = scope;
    this.rows.show(scope);
    this.scopeEvents =
      scope === undefined
        ? []
        : [
            scope.tree.onDidChange(() => this.writeTitle()),
            scope.catalog.onDidChange(() => this.writeTitle()),
            scope.riskLabels.onDidLoad(() => scope.tree.redrawEntitlements()),
            this.parts.drafts.onDidChange(() => scope.tree.redrawEntitlements()),
          ];
    this.writeTitle();
  }

  /** Draws everything again from what is loaded. */
  redraw(): void {
    this.rows.redraw();
    this.writeTitle();
  }

  dispose(): void {
    for (const event of this.scopeEvents) event.dispose();
    this.lockEvents.dispose();
    this.rows.dispose();
  }

  private writeTitle(): void {
    const { contextKeys, lock } = this.parts;
    const { scope } = this;
    this.treeView.description = scope === undefined ? '' : describe(scope, lock);
    contextKeys.set('conductorone.isLoading', scope?.catalog.isLoading ?? false);
    contextKeys.set(
      'conductorone.hasFilter',
      scope !== undefined && describeFilters(scope.catalog.filters) !== '',
    );
  }
}

/**
 * The line beside the view's name. A narrow side bar cuts its end off: who one is there comes last,
 * because the status bar says it too.
 */
function describe(scope: TenantScope, lock: TenantLock): string {
  const { catalog, session } = scope;
  const { displayName, identityName, key } = session.tenant;
  const { isLoading, loadedAt } = catalog.apps().snapshot;
  const waitingWord = isLoading ? 'loading …' : 'not loaded';
  const filters = describeFilters(catalog.filters);
  return joinParts(
    displayName,
    lock.isUnlocked(key) ? 'unlocked' : 'locked',
    filters !== '' && `filter: ${filters}`,
    // Of about the same width, so that the rows do not move under the mouse.
    loadedAt === undefined ? waitingWord : `as of ${formatTimeOfDay(loadedAt)}`,
    identityName,
  );
}
