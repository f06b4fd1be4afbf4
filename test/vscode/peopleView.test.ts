import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TenantScope } from '../../src/core/tenantScope';
import { peopleViewId } from '../../src/extension/ids';
import { CurrentSettings } from '../../src/extension/settings';
import { CatalogTreeView } from '../../src/extension/tree/catalogTreeView';
import { LatestSelection } from '../../src/extension/tree/latestSelection';
import { showPerson } from '../../src/extension/commands/peopleFind';
import { ManualClock } from '../support/manualClock';
import { peopleTenant, personId } from '../support/peopleTenant';
import { useShownScope } from '../support/shownScope';
import { useEmulator } from '../support/withEmulator';

describe('the People view', () => {
  const office = useEmulator(() => peopleTenant());
  const shown = useShownScope(office, (scope) => view.show(scope));
  let settings: CurrentSettings;
  let view: CatalogTreeView;
  let selection: LatestSelection;

  before(async () => {
    // Showing the view activates the extension, whose own would take the place of this one.
    await vscode.extensions.getExtension('c1-access.conductorone-access')?.activate();
    settings = new CurrentSettings();
    const source = {
      treeOf: ({ peopleTree }: TenantScope) => peopleTree,
      delegationOf: () => Promise.resolve([['Delegate of', 'Zoe']] as const),
    };
    view = new CatalogTreeView(peopleViewId, source, { clock: new ManualClock(), settings });
    selection = new LatestSelection([view.treeView]);
    await vscode.commands.executeCommand('conductorone.people.focus');
  });

  after(() => {
    selection.dispose();
    view.dispose();
    settings.dispose();
  });

  const show = (name: string) =>
    showPerson(
      { peopleView: view.treeView, scope: () => shown.current },
      shown.current,
      personId(name),
    );

  it('shows and selects a person who was found, for commands without a row too', async () => {
    await show('fay');
    const ids = view.treeView.selection.map(({ id }) => id);
    assert.deepEqual(ids, [`acme.conductor.one/peopleGroup:found/person:${personId('fay')}`]);
    assert.deepEqual(selection.rows, view.treeView.selection);
    await show('ana');
    assert.match(selection.rows[0]?.id ?? '', new RegExp(personId('ana')));
  });
});
