import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  const extension = vscode.extensions.getExtension('c1-access.conductorone-access');

  it('needs no error to get through', async () => {
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command that the manifest names', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifestCommands().filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  function manifestCommands(): readonly string[] {
    const manifest: unknown = extension?.packageJSON;
    return JSON.stringify(manifest).match(/(?<="command":")conductorone\.\w+/g) ?? [];
  }
});
