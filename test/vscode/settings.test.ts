import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CurrentSettings } from '../../src/extension/settings';

describe('the settings of now', () => {
  const configuration = () => vscode.workspace.getConfiguration('conductorone');

  it('are read once, and again when one of them has changed', async () => {
    const settings = new CurrentSettings();
    try {
      const before = settings.value;
      assert.equal(settings.value, before);
      await configuration().update('freshnessMinutes', 7, true);
      assert.equal(settings.value.freshnessMs, 7 * 60_000);
    } finally {
      await configuration().update('freshnessMinutes', undefined, true);
      settings.dispose();
    }
  });
});
