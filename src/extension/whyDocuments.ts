import * as vscode from 'vscode';
import type { Disposable } from '../core/ports';

const scheme = 'conductorone-why';

/** Read-only reports in editor tabs. They live in memory and go with the window. */
export class WhyDocuments implements vscode.TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration: vscode.Disposable;

  readonly onDidChange = this.changes.event;

  constructor() {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** The place of a report: the same key is the same tab. */
  uriOf(title: string, key: string): vscode.Uri {
    const name = title.replace(/[/\\:?#*"<>|]/g, ' ').trim();
    return vscode.Uri.from({ scheme, path: `/${name}`, query: key });
  }

  write(uri: vscode.Uri, text: string): void {
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
  }

  async show(uri: vscode.Uri): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? 'This report is gone. Ask again with Show Why.';
  }

  dispose(): void {
    this.registration.dispose();
    this.changes.dispose();
  }
}
