import * as vscode from 'vscode';
import { CancelledError, toError } from '../core/errors';
import type { Choice } from './prompts';

/** How long typing must rest before the server is asked. */
const restMs = 200;

/**
 * A quick pick whose rows come from the server while the person types. A keystroke never waits: it
 * cancels the search before it.
 *
 * @returns undefined when the person leaves.
 */
export function searchPick<Value>(options: {
  readonly title: string;
  readonly placeholder: string;
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly Choice<Value>[]>;
}): Promise<Value | undefined> {
  const pick = vscode.window.createQuickPick<Choice<Value | undefined>>();
  pick.title = options.title;
  pick.placeholder = options.placeholder;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  let abort = new AbortController();
  let rest: NodeJS.Timeout | undefined;

  const search = async (text: string) => {
    const own = (abort = new AbortController());
    pick.busy = true;
    try {
      const choices = await options.search(text, own.signal);
      // The server has chosen the rows: VS Code may not drop one because its label does not match.
      if (!own.signal.aborted)
        pick.items = choices.map((choice) => ({ ...choice, alwaysShow: true }));
    } catch (thrown) {
      const error = toError(thrown);
      if (own.signal.aborted || error instanceof CancelledError) return;
      const label = `$(error) ${error.message}`;
      pick.items = [{ label, alwaysShow: true, value: undefined }];
    } finally {
      if (!own.signal.aborted) pick.busy = false;
    }
  };

  return new Promise((resolve) => {
    pick.onDidChangeValue((text) => {
      abort.abort();
      clearTimeout(rest);
      rest = setTimeout(() => void search(text.trim()), restMs);
    });
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.value === undefined) return;
      resolve(chosen.value);
      pick.hide();
    });
    pick.onDidHide(() => {
      abort.abort();
      clearTimeout(rest);
      pick.dispose();
      resolve(undefined);
    });
    pick.show();
    void search('');
  });
}
