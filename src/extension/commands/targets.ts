import { AccessNode, type AccessContent, type NodeContent } from '../../core/tree/accessNode';
import type { Services } from '../services';

/**
 * The rows that a command is meant for: VS Code's second argument (the selection) where it is
 * given, else the clicked row; from the palette or a keybinding, what was
 * selected last.
 */
export function targetNodes(
  args: readonly unknown[],
  { selectedRows }: Pick<Services, 'selectedRows'>,
): readonly AccessNode[] {
  const [clicked, selection] = args;
  if (Array.isArray(selection)) {
    const nodes = selection.filter((entry): entry is AccessNode => entry instanceof AccessNode);
    if (nodes.length > 0) return nodes;
  }
  if (clicked instanceof AccessNode) return [clicked];
  return selectedRows();
}

/** The contents of one kind among the rows, and how many rows are of another. */
export function ofKind<Kind extends AccessContent['kind']>(
  nodes: readonly AccessNode[],
  kind: Kind,
): { readonly contents: readonly NodeContent<Kind>[]; readonly otherCount: number } {
  const contents = nodes
    .map((node) => node.content)
    .filter((content): content is NodeContent<Kind> => content.kind === kind);
  return { contents, otherCount: nodes.length - contents.length };
}
