import assert from 'node:assert/strict';
import type { EntitlementPanelView } from '../../../../../src/shared/messages/entitlementPanel';
import { act, editing, until, useEditorBench } from '../../../../support/editorBench';
import { idOf } from '../../../../support/emulator/wireObjects';

const bench = useEditorBench();

const ownersAreRead = (view: EntitlementPanelView) =>
  view.kind === 'editing' && view.owners.kind === 'loaded' && view.owners.canChange;

describe('owners in the editor', () => {
  it('are added and removed one by one, and shown at once', async () => {
    const editor = await bench.current.edit();
    bench.current.answer = { id: idOf('ada'), name: 'Ada' };
    const names = () => {
      const { owners } = editing(editor);
      return owners.kind === 'loaded' ? owners.owners.map(({ name }) => name) : [];
    };
    await act(editor, { kind: 'addOwner' }, () => names().includes('Ada'));
    await until(editor, ownersAreRead);
    await act(
      editor,
      { kind: 'removeOwner', userId: idOf('ada') },
      (view) => ownersAreRead(view) && !names().includes('Ada'),
    );
    const writes = bench.current.tenant.emulator.requests
      .filter(({ method, path }) => method !== 'GET' && path.includes('/owners'))
      .map(({ method, status }) => [method, status]);
    assert.deepEqual(writes, [
      ['POST', 200],
      ['DELETE', 200],
    ]);
  });

  it('that are changed while the panel is closed are told of elsewhere', async () => {
    const { tenant } = bench.current;
    const editor = await bench.current.edit();
    bench.current.answer = { id: idOf('ada'), name: 'Ada' };
    const { arrived, letGo } = tenant.hold(
      '/api/v1/apps/{app_id}/entitlements/{entitlement_id}/owners',
    );
    editor.onIntent({ kind: 'addOwner' });
    await arrived;
    await editor.close();
    const told = bench.current.nextAbandoned();
    letGo();
    assert.equal(await told, 'Ada as owner of Editors on Wiki: applied');
  });
});
