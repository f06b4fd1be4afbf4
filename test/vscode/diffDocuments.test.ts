import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DiffDocuments } from '../../src/extension/diffDocuments';

describe('a difference side by side', () => {
  let documents: DiffDocuments;
  beforeEach(() => {
    documents = new DiffDocuments();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    documents.dispose();
  });

  const show = async (): Promise<vscode.TabInputTextDiff> => {
    await documents.show('key', 'A difference', side('before', 1), side('after', 2));
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.ok(input instanceof vscode.TabInputTextDiff);
    return input;
  };
  const side = (name: string, value: number) => ({ name, value: { value } });
  const textsOf = ({ modified, original }: vscode.TabInputTextDiff) =>
    [original, modified].map((uri) => documents.provideTextDocumentContent(uri));
  const gone = 'This difference is gone. Show it again.';

  it('is kept while its tab is open, and not longer', async () => {
    const shown = await show();
    assert.match(textsOf(shown).join(''), /"value": 1[^]+"value": 2/);
    const closed = new Promise((resolve) => vscode.window.tabGroups.onDidChangeTabs(resolve));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await closed;
    assert.deepEqual(textsOf(shown), [gone, gone]);
  });

  it('is emptied when the session ends', async () => {
    const shown = await show();
    const emptied = new Promise<void>((resolve) => {
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === shown.modified.toString()) resolve();
      });
    });
    documents.forget();
    await emptied;
    const document = await vscode.workspace.openTextDocument(shown.modified);
    assert.equal(document.getText(), gone);
  });
});
