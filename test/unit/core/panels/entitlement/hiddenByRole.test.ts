import assert from 'node:assert/strict';
import { act, edit, editors, review, useEditorBench } from '../../../../support/editorBench';
import { idOf } from '../../../../support/emulator/wireObjects';

const bench = useEditorBench();
const connectorAddress = 'provisionerPolicy/connector/defaultBehavior/connectorId';

describe('somebody whose role may hide fields from them', () => {
  it('is told which edits may overwrite what they cannot see', async () => {
    const editor = await bench.current.edit(editors, 'appOwner');
    await edit(editor, 'slug', 'writer');
    bench.current.answer = { id: idOf('policy2'), name: 'Break glass' };
    await act(editor, { kind: 'pick', address: 'grantPolicyId' }, () => editor.isDirty);
    await act(editor, { kind: 'clear', address: connectorAddress });
    const { inexactUndo, unseenOverwrites } = await review(editor);
    assert.match(
      unseenOverwrites,
      /^This may overwrite what you cannot see of Override of the app's defaults, Grant policy, Provisioning:/,
    );
    assert.equal(
      inexactUndo,
      'your role may hide something of Grant policy, Provisioning: what was there is not known',
    );
  });

  it('is not told so as an admin', async () => {
    const editor = await bench.current.edit();
    await act(editor, { kind: 'clear', address: connectorAddress });
    const { inexactUndo, unseenOverwrites } = await review(editor);
    assert.deepEqual([inexactUndo, unseenOverwrites], ['', '']);
  });
});
