import assert from 'node:assert/strict';
import { draftKeyOf } from '../../../../../src/core/panels/entitlement/drafts';
import type { EntitlementEditor } from '../../../../../src/core/panels/entitlement/entitlementEditor';
import { asEntitlementId } from '../../../../../src/core/model/ids';
import type { EntitlementPanelView } from '../../../../../src/shared/messages/entitlementPanel';
import {
  act,
  editing,
  editors,
  fieldAt,
  until,
  useEditorBench,
} from '../../../../support/editorBench';
import { smallTenant } from '../../../../support/emulator/smallTenant';
import { accessEntitlementId, idOf } from '../../../../support/emulator/wireObjects';

const bench = useEditorBench();

const edit = (editor: EntitlementEditor, address: string, value: string | boolean | null) =>
  act(editor, { kind: 'edit', address, value });

const hasReview = (view: EntitlementPanelView) => view.kind === 'editing' && view.review !== null;
const isQuiet = (view: EntitlementPanelView) =>
  view.kind === 'editing' && view.busy === null && view.review === null;
const ownersAreRead = (view: EntitlementPanelView) =>
  view.kind === 'editing' && view.owners.kind === 'loaded' && view.owners.canChange;

async function review(editor: EntitlementEditor) {
  await act(editor, { kind: 'review' }, hasReview);
  const { review: shown } = editing(editor);
  assert.ok(shown);
  return shown;
}

async function save(editor: EntitlementEditor) {
  await review(editor);
  await act(editor, { kind: 'apply' }, isQuiet);
}

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

describe('what was typed and not saved', () => {
  const key = () => draftKeyOf(bench.current.changes.session.tenant.key, editors);
  const kept = () => bench.current.drafts.kept.has(key());

  it('is kept within a second', async () => {
    const { clock, drafts } = bench.current;
    const editor = await bench.current.edit();
    await edit(editor, 'description', 'Half a sen');
    await clock.untilSleeping();
    clock.advance(999);
    assert.equal(kept(), false);
    const written = drafts.nextWrite();
    clock.advance(1);
    await written;
    assert.ok(kept());
  });

  it('comes back when the editor is opened again, unaccepted texts too', async () => {
    const editor = await bench.current.edit();
    await edit(editor, 'description', 'Half a sen');
    await edit(editor, 'maxGrantDuration', '3 fort');
    await edit(editor, 'newAnnotation/key', 'sta');
    await editor.close();
    const again = await bench.current.edit();
    assert.equal(again.title(), '● Wiki / Editors');
    const texts = ['description', 'maxGrantDuration', 'newAnnotation/key'].map((address) => {
      const { control } = fieldAt(again, address);
      return 'text' in control ? control.text : '';
    });
    assert.deepEqual(texts, ['Half a sen', '3 fort', 'sta']);
  });

  it('is merged with what the tenant has by then', async () => {
    const editor = await bench.current.edit();
    await edit(editor, 'description', 'Mine');
    await edit(editor, 'alias', 'mine');
    await editor.close();
    await bench.current.changeElsewhere({ description: 'Theirs', slug: 'theirs' });
    const again = editing(await bench.current.edit());
    assert.deepEqual(
      again.clashes.map(({ field }) => field),
      ['description'],
    );
  });

  it('is forgotten once it is saved or discarded', async () => {
    for (const end of ['save', 'discard'] as const) {
      const editor = await bench.current.edit();
      await edit(editor, 'description', `To ${end}`);
      if (end === 'save') await save(editor);
      else await act(editor, { kind: 'discard' }, () => !editor.isDirty);
      await editor.close();
      assert.equal(kept(), false, end);
    }
    assert.equal(bench.current.sent.length, 1);
  });

  it('is left alone where a newer version wrote it', async () => {
    await bench.current.drafts.write(key(), { version: 2 });
    const editor = await bench.current.edit();
    await editor.close();
    assert.ok(kept());
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
});
