import * as vscode from 'vscode';
import type { AccessNode } from '../../core/tree/accessNode';

/** What is selected in the view where a row was selected last: the palette names no view. */
export class LatestSelection implements vscode.Disposable {
  private latest: vscode.TreeView<AccessNode> | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(views: readonly vscode.TreeView<AccessNode>[]) {
    this.subscription = vscode.Disposable.from(
      ...views.map((view) =>
        view.onDidChangeSelection(({ selection }) => {
          if (selection.length > 0) this.latest = view;
        }),
      ),
    );
  }

  get rows(): readonly AccessNode[] {
    return this.latest?.selection ?? [];
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
