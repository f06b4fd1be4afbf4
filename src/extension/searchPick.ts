import * as vscode from 'vscode';
import { CancelledError, toError } from '../core/errors';
import type { Page } from '../core/model/page';
import { withoutIcons } from './plainText';
import type { Choice } from './prompts';

/** How long typing must rest before the server is asked. */
const restMs = 200;

/** Pages without a row that are read on for before the search counts as empty so far. */
const maxEmptyPages = 10;

/** A row whose texts are names of the tenant, shown as they are. */
export interface FoundRow<Value> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: Value;
}

/** What a search found, and whether the server has more. */
export interface Found<Value> {
  readonly rows: readonly FoundRow<Value>[];
  readonly hasMore: boolean;
}

/** Reads the first page with rows in it: a page without any may come before it. */
export async function firstRows<Row, Value>(
  fetchPage: (pageToken: string | undefined) => Promise<Page<Row>>,
  rowOf: (row: Row) => FoundRow<Value>,
): Promise<Found<Value>> {
  let page = await fetchPage(undefined);
  for (let empty = 0; page.rows.length === 0 && empty < maxEmptyPages; empty++) {
    if (page.nextPageToken === undefined) break;
    page = await fetchPage(page.nextPageToken);
  }
  return { rows: page.rows.map(rowOf), hasMore: page.nextPageToken !== undefined };
}

/**
 * A quick pick whose rows come from the server while the person types. A keystroke never waits: it
 * cancels the search before it and takes its rows away, so that Enter can't accept an old one.
 *
 * @param options.signal ends the pick, with the session that it belongs to.
 * @returns undefined when the person leaves.
 */
export function searchPick<Value>(options: {
  readonly title: string;
  readonly placeholder: string;
  readonly signal: AbortSignal;
  readonly search: (text: string, signal: AbortSignal) => Promise<Found<Value>>;
}): Promise<Value | undefined> {
  const pick = vscode.window.createQuickPick<Choice<Value | undefined>>();
  pick.title = withoutIcons(options.title);
  pick.placeholder = options.placeholder;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  let abort = new AbortController();
  let rest: NodeJS.Timeout | undefined;

  const search = async (text: string) => {
    const own = (abort = new AbortController());
    try {
      const found = await options.search(text, AbortSignal.any([own.signal, options.signal]));
      if (own.signal.aborted) return;
      pick.items = choicesOf(found);
      pick.busy = false;
    } catch (thrown) {
      const error = toError(thrown);
      if (own.signal.aborted || error instanceof CancelledError) return;
      pick.items = [hint(`$(error) ${withoutIcons(error.message)}`)];
      pick.busy = false;
    }
  };

  return new Promise((resolve) => {
    const leave = () => pick.hide();
    options.signal.addEventListener('abort', leave, { once: true });
    pick.onDidChangeValue((text) => {
      abort.abort();
      clearTimeout(rest);
      pick.items = [];
      pick.busy = true;
      rest = setTimeout(() => void search(text.trim()), restMs);
    });
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.value === undefined) return;
      resolve(chosen.value);
      pick.hide();
    });
    pick.onDidHide(() => {
      options.signal.removeEventListener('abort', leave);
      abort.abort();
      clearTimeout(rest);
      pick.dispose();
      resolve(undefined);
    });
    pick.busy = true;
    pick.show();
    void search('');
  });
}

/** The server has chosen the rows: VS Code may not drop one because its label does not match. */
function choicesOf<Value>({ hasMore, rows }: Found<Value>): Choice<Value | undefined>[] {
  const choices = rows.map(({ label, description, detail, value }) => ({
    label: withoutIcons(label),
    ...(description === undefined ? {} : { description: withoutIcons(description) }),
    ...(detail === undefined ? {} : { detail: withoutIcons(detail) }),
    alwaysShow: true,
    value,
  }));
  if (hasMore) return [...choices, hint(`$(ellipsis) ${rows.length} shown, more exist: type more`)];
  return choices.length === 0 ? [hint('$(info) Nothing found')] : choices;
}

/** A row that says something and can't be chosen. */
const hint = (label: string): Choice<undefined> => ({ label, alwaysShow: true, value: undefined });
