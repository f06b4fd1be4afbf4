import * as vscode from 'vscode';
import type { AccessNode } from '../../core/tree/accessNode';
import type { RowView } from '../../core/tree/rowView';
import type { CommandId } from '../ids';

/** Draws a row. The tooltip comes later, when the mouse rests on it. */
export function toTreeItem(node: AccessNode, row: RowView): vscode.TreeItem {
  const item = new vscode.TreeItem(
    row.label,
    row.isExpandable
      ? vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.None,
  );
  item.id = node.id;
  item.description = row.description;
  item.contextValue = row.context;
  item.iconPath = new vscode.ThemeIcon(
    row.icon,
    row.iconColor === undefined ? undefined : new vscode.ThemeColor(row.iconColor),
  );
  item.accessibilityInformation = { label: row.spoken };
  const command = clickCommand(node);
  if (command !== undefined) item.command = { ...command, arguments: [node] };
  return item;
}

/** Only rows that stand for an action do something when they are clicked. */
function clickCommand({ content }: AccessNode): { command: CommandId; title: string } | undefined {
  switch (content.kind) {
    case 'problem':
      return { command: 'conductorone.retryLoad', title: 'Retry' };
    case 'more':
      return {
        load: { command: 'conductorone.loadMore' as const, title: 'Load More' },
        search: { command: 'conductorone.searchRest' as const, title: 'Search the Rest' },
        full: { command: 'conductorone.filter' as const, title: 'Filter' },
      }[content.progress.offer];
    case 'empty': {
      const { list } = content;
      return list.kind === 'people' && list.group === 'found'
        ? { command: 'conductorone.findPerson', title: 'Find Person' }
        : undefined;
    }
    default:
      return undefined;
  }
}
