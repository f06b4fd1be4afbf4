import type { AccessCatalog } from '../catalog/accessCatalog';
import { describeGrantFilter, grantFitsText } from '../catalog/filters';
import { listKey, type ListAddress } from '../catalog/listAddress';
import type { ListProblem, PagedList } from '../catalog/pagedList';
import type { App } from '../model/app';
import type { Entitlement } from '../model/entitlement';
import type { Grant } from '../model/grant';
import { entitlementKey, grantKey } from '../model/ids';
import type { Disposable } from '../ports';
import { Emitter } from '../util/emitter';
import { AccessNode, type AccessContent, type ListProgress } from './accessNode';

/** More rows below one node than VS Code draws smoothly. */
const maxRowsPerNode = 2_000;

export interface AccessTreeParts {
  readonly catalog: AccessCatalog;
  /** Goes before every id, so that rows of two tenants never meet. */
  readonly tenantKey: string;
  readonly showResourceTypes: () => boolean;
}

/** One child before it is known whether its row exists already. */
interface Child {
  readonly key: string;
  readonly content: AccessContent;
}

/** The Access view: apps → resource types → entitlements → grants. */
export class AccessTree implements Disposable {
  private readonly childrenOf = new Map<AccessNode | undefined, Map<string, AccessNode>>();
  /** The rows that show a list: an entitlement can stand in two places. */
  private readonly owners = new Map<string, Set<AccessNode | undefined>>();
  /** Lists whose rows are about to be given: telling of a change would only ask for them again. */
  private readonly awaited = new Set<string>();
  private readonly changes = new Emitter<AccessNode | undefined>();
  private readonly subscription: Disposable;

  /** Tells whose children changed; undefined for the top. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly parts: AccessTreeParts) {
    this.subscription = parts.catalog.onDidChange((address) => {
      const key = listKey(address);
      if (this.awaited.has(key)) return;
      for (const owner of this.owners.get(key) ?? []) this.changes.fire(owner);
    });
  }

  /** The rows below a node, read if they are not there yet. Never rejects: a failure is a row. */
  async children(node: AccessNode | undefined): Promise<readonly AccessNode[]> {
    const address = this.listBelow(node);
    if (address === undefined) return [];
    const key = listKey(address);
    this.owners.set(key, new Set(this.owners.get(key)).add(node));
    this.awaited.add(key);
    try {
      return this.adopt(node, await this.load(address, node));
    } finally {
      this.awaited.delete(key);
      // A load that was abandoned gave no rows to keep: whoever still shows the node asks again.
      if (isUnread(this.parts.catalog.listAt(address))) this.changes.fire(node);
    }
  }

  /** The list that a node's children come from; undefined for rows without children. */
  listBelow(node: AccessNode | undefined): ListAddress | undefined {
    if (node === undefined) return { kind: 'apps' };
    const { content } = node;
    switch (content.kind) {
      case 'app': {
        const appId = content.app.id;
        // A filter looks through the whole app, whatever the resource type.
        const isFlat =
          !this.parts.showResourceTypes() ||
          this.parts.catalog.filters.entitlementFilters.has(appId);
        return isFlat
          ? { kind: 'entitlements', appId, resourceTypeId: undefined }
          : { kind: 'resourceTypes', appId };
      }
      case 'allEntitlements':
        return { kind: 'entitlements', appId: content.app.id, resourceTypeId: undefined };
      case 'resourceType':
        return {
          kind: 'entitlements',
          appId: content.app.id,
          resourceTypeId: content.resourceType.id,
        };
      case 'entitlement':
        return { kind: 'grants', entitlement: content.entitlement };
      default:
        return undefined;
    }
  }

  /**
   * Nobody looks below the node any more: what is being read there is stopped, at any depth, because
   * rows that stay open below a closed one cannot be seen either.
   */
  collapse(node: AccessNode): void {
    const address = this.listBelow(node);
    if (address !== undefined) this.parts.catalog.abandonLoad(address);
    for (const child of this.childrenOf.get(node)?.values() ?? []) this.collapse(child);
  }

  /** The rows that tell how far away a moment is, and so change with time alone. */
  timedRows(): readonly AccessNode[] {
    const rows = [...this.childrenOf.values()].flatMap((children) => [...children.values()]);
    return rows.filter(
      ({ content }) => content.kind === 'grant' && content.grant.expiresAt !== undefined,
    );
  }

  /** Everything is drawn again, from what is loaded. */
  redraw(): void {
    this.changes.fire(undefined);
  }

  /** Draws the entitlements that are shown again: what risk labels mean is known later than they. */
  redrawEntitlements(): void {
    for (const [parent, children] of this.childrenOf) {
      const hasEntitlement = [...children.values()].some(
        ({ content }) => content.kind === 'entitlement',
      );
      if (hasEntitlement) this.changes.fire(parent);
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }

  private load(address: ListAddress, node: AccessNode | undefined): Promise<readonly Child[]> {
    const { catalog } = this.parts;
    switch (address.kind) {
      case 'apps':
        return this.fromList(address, catalog.apps(), {
          child: (app) => ({ key: app.id, content: { kind: 'app', app } }),
          filterText: quoted(catalog.filters.appText),
        });
      case 'resourceTypes': {
        const app = appOf(node);
        return this.fromList(address, catalog.resourceTypes(address.appId), {
          child: (resourceType) => ({
            key: resourceType.id,
            content: { kind: 'resourceType', app, resourceType },
          }),
          first: { key: 'all', content: { kind: 'allEntitlements', app } },
        });
      }
      case 'entitlements': {
        const app = appOf(node);
        return this.fromList(address, catalog.entitlements(address.appId, address.resourceTypeId), {
          child: (entitlement) => ({
            key: entitlement.entitlementId,
            content: { kind: 'entitlement', app, entitlement },
          }),
          filterText: quoted(catalog.filters.entitlementFilters.get(address.appId)?.text ?? ''),
        });
      }
      case 'grants':
        return this.grants(address, appOf(node), entitlementOf(node));
    }
  }

  private grants(
    address: Extract<ListAddress, { kind: 'grants' }>,
    app: App,
    entitlement: Entitlement,
  ): Promise<readonly Child[]> {
    const { catalog } = this.parts;
    const filter = catalog.filters.grantFilters.get(entitlementKey(address.entitlement))?.filter;
    return this.fromList(address, catalog.grants(address.entitlement), {
      child: (listed: Grant) => {
        const grant = catalog.listedAfterOwnWrites(listed);
        const isJustChanged = catalog.isJustChanged(grant);
        return {
          key: grantKey(grant),
          content: { kind: 'grant', app, entitlement, grant, isJustChanged },
        };
      },
      ...(filter?.kind === 'text'
        ? { isShown: (grant: Grant) => grantFitsText(grant, filter.text) }
        : {}),
      ...(filter === undefined
        ? { totalCount: entitlement.grantCount }
        : { filterText: describeGrantFilter(filter) }),
    });
  }

  private async fromList<Row>(
    address: ListAddress,
    list: PagedList<Row>,
    options: {
      readonly child: (row: Row) => Child;
      readonly isShown?: (row: Row) => boolean;
      /** A row that is there before those of the list. */
      readonly first?: Child;
      readonly totalCount?: number;
      readonly filterText?: string;
    },
  ): Promise<readonly Child[]> {
    await list.ensure();
    const { rows, hasMore, isLoading, problem } = list.snapshot;
    const fitting = rows.filter(options.isShown ?? (() => true));
    const shown = fitting.slice(0, maxRowsPerNode);
    const children = shown.map(options.child);
    if (options.first !== undefined) children.unshift(options.first);
    const progress: ListProgress = {
      shownCount: shown.length,
      loadedCount: rows.length,
      // A count that is behind the rows tells nothing.
      totalCount: (options.totalCount ?? 0) > rows.length ? options.totalCount : undefined,
      isLoading,
      offer: fitting.length >= maxRowsPerNode ? 'full' : options.isShown ? 'search' : 'load',
    };
    const isPartial = hasMore || fitting.length > maxRowsPerNode;
    if (problem !== undefined || isUnread(list)) {
      const content: AccessContent = {
        kind: 'problem',
        list: address,
        problem: problem ?? cancelled,
        progress: isPartial ? progress : undefined,
      };
      children.push({ key: 'problem', content });
    } else if (isPartial) {
      children.push({ key: 'more', content: { kind: 'more', list: address, progress } });
    } else if (children.length === 0) {
      const filterText = options.filterText ?? '';
      children.push({ key: 'empty', content: { kind: 'empty', list: address, filterText } });
    }
    return children;
  }

  /** Gives each child its row: the one it had, or a new one. */
  private adopt(parent: AccessNode | undefined, children: readonly Child[]): readonly AccessNode[] {
    const before = this.childrenOf.get(parent);
    const after = new Map<string, AccessNode>();
    for (const { key, content } of children) {
      const known = before?.get(key);
      if (known === undefined) {
        const id = `${parent?.id ?? this.parts.tenantKey}/${content.kind}:${key}`;
        after.set(key, new AccessNode(id, parent, content));
      } else {
        known.content = content;
        after.set(key, known);
      }
    }
    for (const [key, node] of before ?? []) if (!after.has(key)) this.drop(node);
    this.childrenOf.set(parent, after);
    return [...after.values()];
  }

  private drop(node: AccessNode): void {
    for (const child of this.childrenOf.get(node)?.values() ?? []) this.drop(child);
    this.childrenOf.delete(node);
    for (const owners of this.owners.values()) owners.delete(node);
  }
}

const cancelled: ListProblem = { kind: 'cancelled' };

/** Whether nothing is known of the list, not even that it failed: such a list is not empty. */
function isUnread({ snapshot }: Pick<PagedList<unknown>, 'snapshot'>): boolean {
  return snapshot.loadedAt === undefined && snapshot.problem === undefined;
}

const quoted = (text: string) => (text === '' ? '' : `"${text}"`);

function appOf(node: AccessNode | undefined): App {
  if (node !== undefined && 'app' in node.content) return node.content.app;
  throw new RangeError('Only rows below an app have such children.');
}

function entitlementOf(node: AccessNode | undefined): Entitlement {
  if (node?.content.kind === 'entitlement') return node.content.entitlement;
  throw new RangeError('Only entitlements have grants below them.');
}
