import type { ExtensionContext } from 'vscode';
import { compose } from './compose';

/** VS Code calls this when the view is opened or a command is run for the first time. */
export function activate(context: ExtensionContext): void {
  context.subscriptions.push(compose(context));
}
