import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../src/extension/ids';

const extensionId = 'c1-access.conductorone-access';

describe('the extension', () => {
  before(async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is not installed`);
    await extension.activate();
  });

  it('registers every command', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      commandIds.filter((id) => !registered.has(id)),
      [],
    );
  });

  it('gives other extensions nothing to call', () => {
    assert.equal(vscode.extensions.getExtension(extensionId)?.exports, undefined);
  });

  for (const id of [
    'conductorone.refresh',
    'conductorone.loadMore',
    'conductorone.searchRest',
    'conductorone.retryLoad',
    'conductorone.cancelLoading',
    'conductorone.clearFilter',
    'conductorone.lockTenant',
    'conductorone.copyId',
    'conductorone.copyIdOfRow',
    'conductorone.copyJson',
    'conductorone.copyJsonOfRow',
    'conductorone.removeExpiration',
    'conductorone.setExpiration',
    'conductorone.extendExpiration',
    'conductorone.showWhy',
    'conductorone.unlockTenant',
  ] as const) {
    it(`survives ${id} without a session, with no argument and with strange ones`, async () => {
      await vscode.commands.executeCommand(id);
      await vscode.commands.executeCommand(id, 'not a row', [1, undefined]);
      await vscode.commands.executeCommand(id, { content: { kind: 'grant' } });
    });
  }
});
