import assert from 'node:assert/strict';
import type { EntitlementEditor } from '../../../../../src/core/panels/entitlement/entitlementEditor';
import { asEntitlementId } from '../../../../../src/core/model/ids';
import {
  act,
  edit,
  editing,
  editors,
  fieldAt,
  isQuiet,
  review,
  save,
  until,
  updating,
  useEditorBench,
} from '../../../../support/editorBench';
import { smallTenant } from '../../../../support/emulator/smallTenant';
import { accessEntitlementId, idOf } from '../../../../support/emulator/wireObjects';

const bench = useEditorBench();

describe('the editor of an entitlement', () => {
  it('shows what the entitlement has and what it inherits, by name', async () => {
    const editor = await bench.current.edit();
    await until(editor, () => namesAreKnown(editor));
    assert.equal(editor.title(), 'Wiki / Editors');
    assert.deepEqual(fieldAt(editor, 'maxGrantDuration').control, {
      kind: 'duration',
      text: '1 hour',
      isUnlimited: false,
    });
    assert.deepEqual(fieldAt(editor, 'grantPolicyId').control, {
      kind: 'pick',
      picked: null,
      emptyText: 'Inherited: the default of the tenant',
      canClear: false,
    });
    assert.equal(editing(editor).reach.text, '1 grant');
    assert.equal(editing(editor).reviewBlockedBy, 'Nothing is changed.');
  });

  it('says why an entitlement that is gone cannot be edited', async () => {
    const gone = { ...editors, entitlementId: asEntitlementId(idOf('nowhere')) };
    const editor = await bench.current.edit(gone);
    const view = editor.view();
    assert.ok(view.kind === 'failed');
    assert.match(view.message, /not in the tenant/);
  });

  it('does not let the Access entitlement be renamed', async () => {
    const access = { ...editors, entitlementId: asEntitlementId(accessEntitlementId) };
    const editor = await bench.current.edit(access);
    await edit(editor, 'displayName', 'Other');
    assert.match(fieldAt(editor, 'displayName').readOnlyBecause, /cannot be renamed/);
    assert.equal(editing(editor).isDirty, false);
  });

  it('reviews and sends exactly what was changed', async () => {
    const editor = await bench.current.edit();
    await edit(editor, 'description', 'May change all pages');
    await edit(editor, 'maxGrantDuration', '4h');
    const shown = await review(editor);
    assert.deepEqual(
      shown.differences.map(({ after, before, label }) => [label, before, after]),
      [
        ['Description', 'May change pages', 'May change all pages'],
        ['Maximum grant duration', '1 hour', '4 hours'],
      ],
    );
    assert.equal(shown.updateMask, 'description,durationGrant');
    await act(editor, { kind: 'apply' }, isQuiet);
    assert.deepEqual(bench.current.sent, [JSON.parse(shown.body)]);
    const { isDirty, notices } = editing(editor);
    assert.equal(isDirty, false);
    assert.match(notices[0]?.text ?? '', /^Saved\. Request id: /);
    assert.equal(editor.title(), 'Wiki / Editors');
  });

  it('sends nothing while something is not accepted', async () => {
    const editor = await bench.current.edit();
    await edit(editor, 'maxGrantDuration', 'soonish');
    assert.match(fieldAt(editor, 'maxGrantDuration').problem, /not understood/);
    assert.equal(editor.title(), '● Wiki / Editors');
    await act(editor, { kind: 'review' });
    assert.equal(editing(editor).review, null);
    await edit(editor, 'maxGrantDuration', null);
    assert.equal((await review(editor)).updateMask, 'durationUnset');
  });

  it('adds, changes and removes annotations', async () => {
    const editor = await bench.current.edit();
    await edit(editor, 'newAnnotation/key', 'c1/mine');
    assert.match(fieldAt(editor, 'newAnnotation/key').problem, /belong to the service/);
    await edit(editor, 'newAnnotation/key', 'stage');
    await edit(editor, 'newAnnotation/value', 'live');
    await act(editor, { kind: 'addItem', address: 'annotations' });
    await act(editor, { kind: 'removeItem', address: 'annotations', index: 0 });
    await save(editor);
    assert.deepEqual(bench.current.sent, [
      { entitlement: { annotations: { stage: 'live', team: '' } }, updateMask: 'annotations' },
    ]);
  });

  it('shows an annotation that is to be removed, and gives it back', async () => {
    const editor = await bench.current.edit();
    await act(editor, { kind: 'removeItem', address: 'annotations', index: 0 });
    const removed = fieldAt(editor, 'annotations/team');
    assert.deepEqual(
      [removed.control.kind === 'text' && removed.control.text, removed.readOnlyBecause],
      ['docs', 'It will be removed.'],
    );
    assert.ok(editor.isDirty && removed.isChanged);
    await act(editor, { kind: 'revert', address: 'annotations/team' });
    assert.deepEqual(
      [editor.isDirty, fieldAt(editor, 'annotations/team').readOnlyBecause],
      [false, ''],
    );
  });

  it('picks what comes from a long list', async () => {
    const editor = await bench.current.edit();
    bench.current.answer = { id: idOf('policy2'), name: 'Break glass' };
    await act(editor, { kind: 'pick', address: 'grantPolicyId' }, () => editor.isDirty);
    assert.deepEqual(bench.current.asked, [
      { kind: 'policy', label: 'Grant policy', context: { policyType: 'grant' }, excludedIds: [] },
    ]);
    const { differences } = await review(editor);
    assert.equal(differences[0]?.after, 'Break glass');
  });

  it('finds out whether the tenant knows an id that was typed', async () => {
    const editor = await bench.current.edit();
    const isTold = () => fieldAt(editor, 'requestSchemaId').problem !== '';
    await act(editor, { kind: 'edit', address: 'requestSchemaId', value: idOf('none') }, isTold);
    assert.equal(
      fieldAt(editor, 'requestSchemaId').problem,
      'The tenant has no request form with this id.',
    );
  });

  it('shows the error of the tenant at the field that it names', async () => {
    const editor = await bench.current.edit({
      ...editors,
      entitlementId: asEntitlementId(idOf('wikiReaders')),
    });
    await edit(editor, 'alias', 'wiki-editors');
    await edit(editor, 'description', 'For all');
    await save(editor);
    assert.match(fieldAt(editor, 'alias').problem, /the alias wiki-editors is taken/);
    assert.equal(fieldAt(editor, 'description').problem, '');
    await edit(editor, 'alias', 'wiki-readers');
    assert.equal(fieldAt(editor, 'alias').problem, '');
  });
});

describe('an editor that is closed while its change is made', () => {
  async function closeWhileApplying(role?: 'viewer'): Promise<EntitlementEditor> {
    const { tenant } = bench.current;
    const editor = await bench.current.edit(editors, role);
    await edit(editor, 'description', 'Mine');
    await review(editor);
    const { arrived, letGo } = tenant.hold(updating);
    await act(editor, { kind: 'apply' });
    await arrived;
    await editor.close();
    letGo();
    return editor;
  }

  it('tells its outcome elsewhere, and leaves no draft of what was made', async () => {
    const editor = await closeWhileApplying();
    assert.equal(bench.current.drafts.kept.size, 1);
    await editor.settled();
    assert.deepEqual(bench.current.abandoned, ['Editors on Wiki: applied']);
    assert.deepEqual([bench.current.drafts.kept.size, editor.isDirty], [0, false]);
  });

  it('keeps the draft of what was refused', async () => {
    const editor = await closeWhileApplying('viewer');
    await editor.settled();
    assert.deepEqual(bench.current.abandoned, ['Editors on Wiki: failed']);
    assert.deepEqual([bench.current.drafts.kept.size, editor.isDirty], [1, true]);
  });
});

const namesAreKnown = (editor: EntitlementEditor) => {
  const { control } = fieldAt(editor, 'riskLevelValueId');
  return control.kind === 'pick' && control.picked?.name !== control.picked?.id;
};

describe('an entitlement that somebody else changes meanwhile', () => {
  it('merges what only they changed', async () => {
    const editor = await bench.current.edit();
    await edit(editor, 'alias', 'mine');
    await bench.current.changeElsewhere({ description: 'Theirs' });
    await save(editor);
    assert.deepEqual(bench.current.sent.at(-1), {
      entitlement: { alias: 'mine' },
      updateMask: 'alias',
    });
    const { control } = fieldAt(editor, 'description');
    assert.ok(control.kind === 'text' && control.text === 'Theirs');
  });

  it('clashes where both changed a field, and overwrites nothing until that is settled', async () => {
    const editor = await bench.current.edit();
    await edit(editor, 'description', 'Mine');
    await review(editor);
    await bench.current.changeElsewhere({ description: 'Theirs' });
    await act(editor, { kind: 'apply' }, isQuiet);
    const { clashes, reviewBlockedBy } = editing(editor);
    assert.deepEqual(clashes, [
      {
        field: 'description',
        label: 'Description',
        base: 'May change pages',
        serverNow: 'Theirs',
        mine: 'Mine',
      },
    ]);
    assert.equal(reviewBlockedBy, 'Settle what somebody else changed as well.');
    assert.equal(bench.current.sent.length, 1);
    await act(editor, { kind: 'resolve', field: 'description', take: 'mine' });
    await save(editor);
    assert.deepEqual(bench.current.sent.at(-1), {
      entitlement: { description: 'Mine' },
      updateMask: 'description',
    });
  });

  it('keeps theirs where the person says so', async () => {
    const editor = await bench.current.edit();
    await edit(editor, 'description', 'Mine');
    await bench.current.changeElsewhere({ description: 'Theirs' });
    await act(editor, { kind: 'reload' }, isQuiet);
    await act(editor, { kind: 'resolve', field: 'description', take: 'theirs' });
    const { clashes, isDirty } = editing(editor);
    assert.deepEqual([clashes, isDirty], [[], false]);
  });
});

describe('an entitlement that should not be edited here', () => {
  const annotations = { managed_by: 'terraform', iac_workspace: 'prod' };
  const managed = useEditorBench(() => {
    const data = smallTenant();
    const entitlements = data.entitlements.map((one) =>
      one.id === editors.entitlementId ? { ...one, annotations } : one,
    );
    return { ...data, entitlements };
  });

  it('warns that Terraform sets it back', async () => {
    const { notices } = editing(await managed.current.edit());
    assert.deepEqual(notices, [
      {
        severity: 'warning',
        text: 'Terraform manages this entitlement (prod): its next run sets back what you change here.',
      },
    ]);
  });

  it('warns somebody who may not, and shows the refusal', async () => {
    const editor = await bench.current.edit(editors, 'viewer');
    assert.match(editing(editor).notices[0]?.text ?? '', /you may not edit this entitlement/);
    await edit(editor, 'description', 'Mine');
    await save(editor);
    assert.match(editing(editor).notices.at(-1)?.text ?? '', /^You may not do this/);
    assert.ok(editing(editor).isDirty);
  });
});
