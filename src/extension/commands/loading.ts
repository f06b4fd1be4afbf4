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

/** Reads one page more of the list that a row ends. */
export async function loadMore({ scope }: Needs, [node]: readonly unknown[]): Promise<void> {
  await withList(scope, node, (list) => list.loadMore());
}

/** Reads the list that a row ends to its end. */
export async function searchRest({ scope }: Needs, [node]: readonly unknown[]): Promise<void> {
  await withList(scope, node, (list) => list.loadRest());
}

/** Reads again what could not be loaded. */
export async function retryLoad({ scope }: Needs, [node]: readonly unknown[]): Promise<void> {
  await withList(scope, node, (list) => list.retry());
}

async function withList(
  scope: Needs['scope'],
  node: unknown,
  act: (list: AnyList) => unknown,
): Promise<void> {
  if (!(node instanceof AccessNode) || !('list' in node.content)) return;
  const current = scope();
  if (current !== undefined) await act(current.catalog.listAt(node.content.list));
}
