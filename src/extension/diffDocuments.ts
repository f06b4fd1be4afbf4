import * as vscode from 'vscode';
import type { Disposable } from '../core/ports';
import type { JsonValue } from '../shared/json';

const scheme = 'conductorone-difference';

/** One side of a difference. */
export interface DiffSide {
  /** Such as `before`: a part of the document's name. */
  readonly name: string;
  readonly value: JsonValue;
}

/** Two JSON values side by side in VS Code's own diff editor, read-only. They go with the window. */
export class DiffDocuments implements vscode.TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration: vscode.Disposable;

  readonly onDidChange = this.changes.event;

  constructor() {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** @param key the same key is the same tab. */
  async show(key: string, title: string, left: DiffSide, right: DiffSide): Promise<void> {
    const leftUri = this.write(key, left);
    const rightUri = this.write(key, right);
    await vscode.commands.executeCommand('vscode.diff', leftUri, rightUri, title, {
      preview: true,
    });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? 'This difference is gone. Show it again.';
  }

  dispose(): void {
    this.registration.dispose();
    this.changes.dispose();
  }

  private write(key: string, { name, value }: DiffSide): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${name}.json`, query: key });
    this.texts.set(uri.toString(), `${JSON.stringify(value, undefined, 2)}\n`);
    this.changes.fire(uri);
    return uri;
  }
}
