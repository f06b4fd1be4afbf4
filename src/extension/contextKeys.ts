import * as vscode from 'vscode';
import type { ContextKeys } from './ids';

/** Sets what menus and welcome views go by; a value that did not change costs nothing. */
export class ContextKeyWriter {
  private readonly current = new Map<keyof ContextKeys, unknown>();

  set<Key extends keyof ContextKeys>(key: Key, value: ContextKeys[Key]): void {
    if (this.current.get(key) === value) return;
    this.current.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
