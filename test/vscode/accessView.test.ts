import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { noFilters, withGrantFilter } from '../../src/core/catalog/filters';
import { TenantLock } from '../../src/core/session/tenantLock';
import type { AccessNode } from '../../src/core/tree/accessNode';
import { CurrentSettings } from '../../src/extension/settings';
import { AccessView } from '../../src/extension/tree/accessView';
import { anEntitlement } from '../support/builders';
import { idOf } from '../support/emulator/wireObjects';
import { ManualClock } from '../support/manualClock';
import { admins, github, readers } from '../support/officeTenant';
import { useShownScope } from '../support/shownScope';
import { useEmulator } from '../support/withEmulator';

const searchGrants = '/api/v1/search/grants';
const collapseAll = 'workbench.actions.treeView.conductorone.access.collapseAll';

/** A clock that tells when somebody asks it for the time, as each row does that is drawn. */
class WatchedClock extends ManualClock {
  private onNow: () => void = () => undefined;

  override now(): Date {
    this.onNow();
    return super.now();
  }

  untilAsked(): Promise<void> {
    return new Promise((resolve) => {
      this.onNow = resolve;
    });
  }
}

describe('the Access view', () => {
  const office = useEmulator();
  let clock: WatchedClock;
  let contextKeys: Map<string, unknown>;
  const shown = useShownScope(office, (scope) => view.show(scope));
  let lock: TenantLock;
  let settings: CurrentSettings;
  let view: AccessView;

  before(async () => {
    // Showing the view activates the extension, whose own would take the place of this one.
    await vscode.extensions.getExtension('c1-access.conductorone-access')?.activate();
    clock = new WatchedClock();
    contextKeys = new Map();
    lock = new TenantLock(clock);
    settings = new CurrentSettings();
    view = new AccessView({
      clock,
      contextKeys: { set: (key, value) => contextKeys.set(key, value) },
      drafts: { has: () => false, onDidChange: () => ({ dispose: () => undefined }) },
      lock,
      settings,
    });
    await vscode.commands.executeCommand('conductorone.access.focus');
  });

  after(() => {
    view.dispose();
    settings.dispose();
    lock.dispose();
  });

  async function child(parent: AccessNode | undefined, id: string): Promise<AccessNode> {
    const found = (await shown.current.tree.children(parent)).find((node) => node.id.endsWith(id));
    assert.ok(found, `There is no ${id}.`);
    return found;
  }

  it('offers to clear a filter that is only over loaded grants, as long as it is there', () => {
    const filter = { kind: 'text', text: 'ben' } as const;
    const hasFilter = () => contextKeys.get('conductorone.hasFilter');
    assert.equal(hasFilter(), false);
    shown.current.setFilters(withGrantFilter(noFilters, anEntitlement(admins), filter));
    assert.equal(hasFilter(), true);
    assert.match(view.treeView.description ?? '', /filter: .*"ben" in loaded rows/);
    const { filters } = shown.current.catalog;
    shown.current.setFilters(withGrantFilter(filters, anEntitlement(admins), undefined));
    assert.equal(hasFilter(), false);
  });

  it('stops what is read below rows that are collapsed', async () => {
    const app = await child(undefined, github);
    const entitlement = await child(app, readers.entitlementId);
    await view.treeView.reveal(entitlement, { expand: true });
    const list = shown.current.catalog.grants(readers);
    await list.ensure();
    const gate = office.current.hold(searchGrants);
    const loading = list.loadMore();
    await gate.arrived;
    await vscode.commands.executeCommand(collapseAll);
    await loading;
    assert.equal(list.snapshot.problem, undefined);
    assert.equal(list.snapshot.rows.length, 100);
  });

  it('draws times again every minute while it is visible, without a request', async () => {
    await clock.untilSleeping();
    const app = await child(undefined, github);
    const entitlement = await child(app, admins.entitlementId);
    await view.treeView.reveal(await child(entitlement, idOf('Ben')));
    await shown.current.riskLabels.load();
    const requestCount = office.current.apiPaths.length;
    const drawn = clock.untilAsked();
    clock.advance(60_000);
    await drawn;
    assert.equal(office.current.apiPaths.length, requestCount);

    await clock.untilSleeping();
    const hidden = new Promise((resolve) => view.treeView.onDidChangeVisibility(resolve));
    await vscode.commands.executeCommand('workbench.view.explorer');
    await hidden;
    const waitCount = clock.sleepsMs.length;
    clock.advance(60_000);
    await new Promise(setImmediate);
    assert.equal(clock.sleepsMs.length, waitCount);
  });
});
