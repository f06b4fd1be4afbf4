import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('VS Code', () => {
  it('loads the extension under test', () => {
    assert.ok(vscode.extensions.getExtension('fixture.fixture'));
  });
});
