/** Looking up what has an id, in lists that are short enough to be searched. */
import { notFound } from '../errors';

/** The one with this id, deleted or not. Throws `StatusError` 404. */
export function byId<Item extends { readonly id: string }>(
  what: string,
  items: readonly Item[],
  id: string,
): Item {
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw notFound(what);
  return found;
}

/** The item; `undefined` where it was deleted. */
export function unlessDeleted<Item extends { readonly deletedAt: string | null }>(
  item: Item,
): Item | undefined {
  return item.deletedAt === null ? item : undefined;
}
