import type { AccessCatalog } from '../catalog/accessCatalog';
import { describeGrantFilter, grantFitsText } from '../catalog/filters';
import type { ListAddress } from '../catalog/listAddress';
import type { App } from '../model/app';
import type { Entitlement } from '../model/entitlement';
import type { Grant } from '../model/grant';
import { entitlementKey, grantKey } from '../model/ids';
import type { AccessNode } from './accessNode';
import { CatalogTree, type Child } from './catalogTree';

export interface AccessTreeParts {
  readonly catalog: AccessCatalog;
  readonly tenantKey: string;
  readonly showResourceTypes: () => boolean;
}

/** The Access view: apps → resource types → entitlements → grants. */
export class AccessTree extends CatalogTree {
  constructor(private readonly parts: AccessTreeParts) {
    super(parts.catalog, parts.tenantKey);
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
          !this.parts.showResourceTypes() || this.catalog.filters.entitlementFilters.has(appId);
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

  /** Draws the entitlements that are shown again: what risk labels mean is known later than they. */
  redrawEntitlements(): void {
    for (const [parent, children] of this.childrenOf) {
      const hasEntitlement = [...children.values()].some(
        ({ content }) => content.kind === 'entitlement',
      );
      if (hasEntitlement) this.changes.fire(parent);
    }
  }

  protected load(address: ListAddress, node: AccessNode | undefined): Promise<readonly Child[]> {
    const { catalog } = this;
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
      default:
        throw new RangeError(`The Access view has no list of ${address.kind}.`);
    }
  }

  private grants(
    address: Extract<ListAddress, { kind: 'grants' }>,
    app: App,
    entitlement: Entitlement,
  ): Promise<readonly Child[]> {
    const { catalog } = this;
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
