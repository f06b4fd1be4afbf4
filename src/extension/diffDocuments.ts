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

/**
 * Two JSON values side by side in VS Code's own diff editor, read-only. They are in memory for as long
 * as their tab is open and the session lasts.
 */
export class DiffDocuments implements vscode.TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations: readonly vscode.Disposable[];

  readonly onDidChange = this.changes.event;

  constructor() {
    this.registrations = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => this.drop(closed)),
    ];
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

  /** Empties what is open: it is about a session that has ended. */
  forget(): void {
    const uris = [...this.texts.keys()].map((uri) => vscode.Uri.parse(uri, true));
    this.texts.clear();
    for (const uri of uris) this.changes.fire(uri);
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    this.changes.dispose();
  }

  private write(key: string, { name, value }: DiffSide): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${name}.json`, query: key });
    this.texts.set(uri.toString(), `${JSON.stringify(value, undefined, 2)}\n`);
    this.changes.fire(uri);
    return uri;
  }

  private drop(closed: readonly vscode.Tab[]): void {
    // A tab that moves to another group is closed in one and open in the other.
    const open = vscode.window.tabGroups.all.flatMap((group) => group.tabs).flatMap(sidesOf);
    for (const uri of closed.flatMap(sidesOf)) if (!open.includes(uri)) this.texts.delete(uri);
  }
}

const sidesOf = ({ input }: vscode.Tab): readonly string[] =>
  input instanceof vscode.TabInputTextDiff
    ? [input.original.toString(), input.modified.toString()]
    : [];
