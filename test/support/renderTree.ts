import type { AccessNode } from '../../src/core/tree/accessNode';
import { accessRow, type RowFacts } from '../../src/core/tree/accessRows';
import type { CatalogTree } from '../../src/core/tree/catalogTree';

/** What rows go by where a test does not say otherwise. */
export function rowFacts(facts: Partial<RowFacts> & Pick<RowFacts, 'now'>): RowFacts {
  return {
    riskLabel: () => undefined,
    isHighRisk: (label) => label === 'High',
    filterOf: () => '',
    hasDraft: () => false,
    ...facts,
  };
}

/**
 * The tree as indented text, one row a line: icon, label, description. Rows are expanded where
 * their label is in `expanded`; a row that could be expanded and is not begins with `+`.
 */
export async function renderTree(
  tree: CatalogTree,
  facts: RowFacts,
  expanded: readonly string[] = [],
): Promise<string> {
  const lines: string[] = [];
  const render = async (node: AccessNode | undefined, indent: string): Promise<void> => {
    for (const child of await tree.children(node)) {
      const row = accessRow(child.content, facts);
      const isExpanded = row.isExpandable && expanded.includes(row.label);
      const mark = !row.isExpandable ? '' : isExpanded ? '- ' : '+ ';
      const description = row.description === '' ? '' : ` | ${row.description}`;
      lines.push(`${indent}${mark}[${row.icon}] ${row.label}${description}`);
      if (isExpanded) await render(child, `${indent}  `);
    }
  };
  await render(undefined, '');
  return lines.join('\n');
}
