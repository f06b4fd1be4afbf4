import type { AccessCatalog } from '../catalog/accessCatalog';
import { listKey, type ListAddress } from '../catalog/listAddress';
import type { ListProblem, PagedList } from '../catalog/pagedList';
import type { Disposable } from '../ports';
import { Emitter } from '../util/emitter';
import { AccessNode, type AccessContent, type ListProgress } from './accessNode';

/** More rows below one node than VS Code draws smoothly. */
const maxRowsPerNode = 2_000;

/** One child before it is known whether its row exists already. */
export interface Child {
  readonly key: string;
  readonly content: AccessContent;
}

/** How the rows of a list are shown. */
export interface ListStyle<Row> {
  readonly child: (row: Row) => Child;
  readonly isShown?: (row: Row) => boolean;
  /** A row that is there before those of the list. */
  readonly first?: Child;
  readonly totalCount?: number;
  readonly filterText?: string;
}

/** Rows from the lists of the catalog, each the same object for as long as its list shows it. */
export abstract class CatalogTree implements Disposable {
  protected readonly childrenOf = new Map<AccessNode | undefined, Map<string, AccessNode>>();
  /** The rows that show a list: an entitlement can stand in two places. */
  private readonly owners = new Map<string, Set<AccessNode | undefined>>();
  /** Lists whose rows are about to be given: telling of a change would only ask for them again. */
  private readonly awaited = new Set<string>();
  protected readonly changes = new Emitter<AccessNode | undefined>();
  private readonly subscription: Disposable;

  /** Tells whose children changed; undefined for the top. */
  readonly onDidChange = this.changes.event;

  protected constructor(
    protected readonly catalog: AccessCatalog,
    /** Goes before every id, so that rows of two tenants never meet. */
    private readonly tenantKey: string,
  ) {
    this.subscription = catalog.onDidChange((address) => {
      const key = listKey(address);
      if (this.awaited.has(key)) return;
      for (const owner of this.owners.get(key) ?? []) this.changes.fire(owner);
    });
  }

  /** The rows below a node, read if they are not there yet. Never rejects: a failure is a row. */
  async children(node: AccessNode | undefined): Promise<readonly AccessNode[]> {
    const address = this.listBelow(node);
    if (address === undefined) return this.adopt(node, this.fixedChildren(node));
    const key = listKey(address);
    this.owners.set(key, new Set(this.owners.get(key)).add(node));
    this.awaited.add(key);
    try {
      return this.adopt(node, await this.load(address, node));
    } finally {
      this.awaited.delete(key);
      // A load that was abandoned gave no rows to keep: whoever still shows the node asks again.
      if (isUnread(this.catalog.listAt(address))) this.changes.fire(node);
    }
  }

  /** The list that a node's children come from; undefined for rows without such children. */
  abstract listBelow(node: AccessNode | undefined): ListAddress | undefined;

  /**
   * Nobody looks below the node any more: what is being read there is stopped, at any depth, because
   * rows that stay open below a closed one cannot be seen either.
   */
  collapse(node: AccessNode): void {
    const address = this.listBelow(node);
    if (address !== undefined) this.catalog.abandonLoad(address);
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

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }

  /** The rows of the list below a node, read if they are not there yet. */
  protected abstract load(
    address: ListAddress,
    node: AccessNode | undefined,
  ): Promise<readonly Child[]>;

  /** The rows below a node that come from no list. */
  protected fixedChildren(_node: AccessNode | undefined): readonly Child[] {
    return [];
  }

  /** The rows of a list with what ends it: more, a problem, or the word that it is empty. */
  protected async fromList<Row>(
    address: ListAddress,
    list: PagedList<Row>,
    options: ListStyle<Row>,
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
      // Rows that could not be read anew would pass for fresh ones if that stood below them all.
      if (problem?.kind === 'failed' && problem.isReload) {
        children.unshift({ key: 'problem', content });
      } else children.push({ key: 'problem', content });
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
        const id = `${parent?.id ?? this.tenantKey}/${content.kind}:${key}`;
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
