import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clientCredential } from '../../src/core/auth/credential';
import { connectTenant } from '../../src/core/session/tenantConnection';
import { TenantScope } from '../../src/core/tenantScope';
import { AccessNode } from '../../src/core/tree/accessNode';
import { systemClock } from '../../src/core/util/systemClock';
import {
  dispatchApiAdmin,
  grantEndingThisWeek,
  inheritedGrant,
} from '../../src/emulator/seed/landmarks';
import { startEmulator, type Emulator } from '../../src/emulator/server';
import { CurrentSettings } from '../../src/extension/settings';
import { AccessTreeProvider } from '../../src/extension/tree/accessTreeProvider';
import { anApp, anEntitlement, noMemory } from '../support/builders';
import { RecordingLogger } from '../support/recordingLogger';

describe('the rows that VS Code is given', () => {
  let emulator: Emulator;
  let scope: TenantScope;
  let settings: CurrentSettings;
  let provider: AccessTreeProvider;

  beforeEach(async () => {
    emulator = await startEmulator({ scenario: { kind: 'demo' } });
    const [admin] = emulator.credentials;
    assert.ok(admin);
    const logger = new RecordingLogger();
    const connection = connectTenant(clientCredential(admin.clientId, admin.clientSecret), {
      clock: systemClock,
      logger,
      userAgent: 'test',
    });
    scope = new TenantScope(
      {
        kind: 'signedIn',
        tenant: {
          key: 'test',
          host: '127.0.0.1',
          displayName: 'Test',
          credentialKind: 'client',
          clientId: '',
          identityName: '',
          credentialRevision: 'first',
        },
        connection,
      },
      {
        clock: systemClock,
        logger,
        memory: noMemory,
        freshnessMs: () => 300_000,
        showResourceTypes: () => true,
      },
    );
    settings = new CurrentSettings();
    provider = new AccessTreeProvider(systemClock, settings);
    provider.show(scope);
  });

  afterEach(async () => {
    scope.dispose();
    settings.dispose();
    await emulator.close();
  });

  it('go from apps over resource types and entitlements to grants', async () => {
    const grant = await child(
      'GitHub',
      'Repository',
      dispatchApiAdmin.displayName,
      grantEndingThisWeek.accountName,
    );
    const item = provider.getTreeItem(grant);
    assert.equal(item.contextValue, 'grant.direct.expiring');
    assert.match(String(item.description), /^expires in [45] days$/);
    assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.None);
    assert.match(item.accessibilityInformation?.label ?? '', /^grant to Lena Vogt · expires in/);
    assert.ok(item.id?.startsWith(`test/app:${dispatchApiAdmin.appId}/`));
  });

  it('offer no change of an inherited grant', async () => {
    const { appName, resourceTypeName, displayName } = inheritedGrant.entitlement;
    const grant = await child(appName, resourceTypeName, displayName, inheritedGrant.accountName);
    assert.equal(provider.getTreeItem(grant).contextValue, 'grant.inherited');
  });

  it('cost one request when they are opened, and none when they are opened again', async () => {
    const github = await child('GitHub');
    await scope.riskLabels.load();
    const before = emulator.requests.length;
    await provider.getChildren(github);
    assert.equal(emulator.requests.length, before + 1);
    await provider.getChildren(github);
    assert.equal(emulator.requests.length, before + 1);
  });

  it('stand out by the labels of the settings, as soon as these change', async () => {
    const [level] = (await scope.session.connection.api.attributes.riskLevels({})).rows;
    assert.ok(level);
    const entitlement = anEntitlement({ riskLevelId: level.id });
    const node = new AccessNode('risky', undefined, {
      kind: 'entitlement',
      app: anApp(),
      entitlement,
    });
    const iconId = () => {
      const { iconPath } = provider.getTreeItem(node);
      assert.ok(iconPath instanceof vscode.ThemeIcon);
      return iconPath.id;
    };
    await scope.riskLabels.load();
    const configuration = vscode.workspace.getConfiguration('conductorone');
    try {
      await configuration.update('highRiskLabels', ['nothing'], true);
      assert.equal(iconId(), 'key');
      await configuration.update('highRiskLabels', [level.label], true);
      assert.equal(iconId(), 'shield');
    } finally {
      await configuration.update('highRiskLabels', undefined, true);
    }
  });

  it('stay the same objects when they are read again, so that they stay open', async () => {
    const before = await provider.getChildren();
    await scope.catalog.refresh({ kind: 'apps' });
    assert.deepEqual(await provider.getChildren(), before);
  });

  it('tell ids, exact times and the person when the mouse rests on them, as plain text', async () => {
    const grant = await child(
      'GitHub',
      'Repository',
      dispatchApiAdmin.displayName,
      grantEndingThisWeek.accountName,
    );
    const { tooltip } = await provider.resolveTreeItem(provider.getTreeItem(grant), grant);
    assert.ok(typeof tooltip === 'string');
    assert.match(tooltip, /Person: Lena Vogt/);
    assert.match(tooltip, /Ends: \d{4}-\d\d-\d\d \d\d:\d\d [+-]\d\d:\d\d \(.* UTC\)/);
    assert.match(tooltip, new RegExp(`Account id: ${grantEndingThisWeek.appUserId}`));
  });

  async function child(...labels: readonly string[]): Promise<AccessNode> {
    let node: AccessNode | undefined;
    for (const label of labels) {
      const children = await provider.getChildren(node);
      const found = children.find((one) => provider.getTreeItem(one).label === label);
      assert.ok(found, `no row ${label}`);
      node = found;
    }
    assert.ok(node);
    return node;
  }
});
