import type { AnyList } from '../../core/catalog/listShelf';
import { AccessNode } from '../../core/tree/accessNode';
import type { Services } from '../services';

type Needs = Pick<Services, 'scope'>;

/** Reads the list below a row anew, or everything. */
export async function refresh({ scope }: Needs, [node]: readonly unknown[]): Promise<void> {
  const current = scope();
  if (current === undefined) return;
  const address = current.listBelow(node instanceof AccessNode ? node : undefined);
  if (address !== undefined) await current.refresh(address);
}

/** Reads all lists of people anew. */
export async function refreshPeople({ scope }: Needs): Promise<void> {
  await scope()?.refreshPeople();
}

type RowNeeds = Pick<Services, 'accessView' | 'peopleView' | 'scope'>;

/** Reads one page more of the list that a row ends. */
export async function loadMore(services: RowNeeds, [node]: readonly unknown[]): Promise<void> {
  await withList(services, node, (list) => list.loadMore());
}

/** Reads the list that a row ends to its end. */
export async function searchRest(services: RowNeeds, [node]: readonly unknown[]): Promise<void> {
  await withList(services, node, (list) => list.loadRest());
}

/** Reads again what could not be loaded. */
export async function retryLoad(services: RowNeeds, [node]: readonly unknown[]): Promise<void> {
  await withList(services, node, (list) => list.retry());
}

/** Reads on. Whoever stands on the row goes on at the first new one, unless they went elsewhere. */
async function withList(
  services: RowNeeds,
  node: unknown,
  act: (list: AnyList) => unknown,
): Promise<void> {
  const scope = services.scope();
  if (!(node instanceof AccessNode) || !('list' in node.content) || scope === undefined) return;
  const list = scope.catalog.listAt(node.content.list);
  const place = [
    { view: services.accessView, tree: scope.tree },
    { view: services.peopleView, tree: scope.peopleTree },
  ].find(({ view }) => view.selection.includes(node));
  if (place === undefined) {
    await act(list);
    return;
  }
  const { tree, view } = place;
  const before = new Set(await tree.children(node.parent));
  await act(list);
  const next = (await tree.children(node.parent)).find((row) => !before.has(row));
  const isStillThere = view.visible && view.selection.every((row) => row === node);
  if (next === undefined || !isStillThere || services.scope() !== scope) return;
  await view.reveal(next, { select: true, focus: true });
}
