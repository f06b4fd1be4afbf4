import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { confirmByName } from '../../src/extension/prompts';

describe('typing the name of a tenant', () => {
  it('is not done with Esc', async () => {
    const asking = confirmByName({
      title: 'Change 40 Grants',
      prompt: '40 grants are changed.',
      tenantName: 'acme',
    });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(await asking, false);
  });
});
