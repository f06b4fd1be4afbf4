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

  it('name no production tenant by a value of the wrong type', async () => {
    const settings = new CurrentSettings();
    try {
      assert.deepEqual(settings.value.productionTenants, []);
      await configuration().update('productionTenants', ['acme*', 7], true);
      assert.deepEqual(settings.value.productionTenants, ['acme*']);
      await configuration().update('productionTenants', 'acme', true);
      assert.deepEqual(settings.value.productionTenants, []);
    } finally {
      await configuration().update('productionTenants', undefined, true);
      settings.dispose();
    }
  });
});
