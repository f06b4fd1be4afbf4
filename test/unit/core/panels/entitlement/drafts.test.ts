import assert from 'node:assert/strict';
import { draftKeyOf } from '../../../../../src/core/panels/entitlement/drafts';
import type { JsonObject } from '../../../../../src/shared/json';
import {
  act,
  edit,
  editing,
  editors,
  fieldAt,
  review,
  save,
  useEditorBench,
} from '../../../../support/editorBench';
import { smallTenant } from '../../../../support/emulator/smallTenant';
import { idOf } from '../../../../support/emulator/wireObjects';

const bench = useEditorBench();

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

describe('what configures an account', () => {
  const secret = 'hunter2-secret';
  const account = (config: object, extra: object = {}) => ({
    connector: {
      account: { connectorId: '', schemaId: '', config: { ...config }, doNotSave: {}, ...extra },
    },
  });
  const configAddress = 'provisionerPolicy/connector/account/config';
  const schemaAddress = 'provisionerPolicy/connector/account/schemaId';
  const tenantWith = (provisionerPolicy: JsonObject) => {
    const data = smallTenant();
    const entitlements = data.entitlements.map((one) =>
      one.id === editors.entitlementId ? { ...one, provisionerPolicy } : one,
    );
    return { ...data, entitlements };
  };
  const configured = useEditorBench(() => tenantWith(account({ password: secret })));
  const kept = () => [...configured.current.drafts.kept.values()].join();
  const textAt = (editor: Parameters<typeof fieldAt>[0], address: string) => {
    const { control } = fieldAt(editor, address);
    return control.kind === 'text' ? control.text : undefined;
  };

  it('is not in a draft, and comes from the tenant where it was not touched', async () => {
    const editor = await configured.current.edit();
    await edit(editor, schemaAddress, idOf('schema'));
    await editor.close();
    assert.ok(kept().includes(idOf('schema')) && !kept().includes(secret), kept());
    const again = await configured.current.edit();
    assert.deepEqual(editing(again).clashes, []);
    assert.match(textAt(again, configAddress) ?? '', /hunter2-secret/);
    await save(again);
    const [sent] = configured.current.sent;
    const provisionerPolicy = account({ password: secret }, { schemaId: idOf('schema') });
    assert.deepEqual(sent, { entitlement: { provisionerPolicy }, updateMask: 'provisionerPolicy' });
  });

  for (const typed of ['{"password": "typed-secret"}', '{"password": "typed-secret"']) {
    it(`has to be typed again where ${typed} was typed`, async () => {
      const editor = await configured.current.edit();
      await edit(editor, configAddress, typed);
      await editor.close();
      assert.ok(kept() !== '' && !kept().includes('secret"'), kept());
      const again = await configured.current.edit();
      assert.match(fieldAt(again, configAddress).problem, /not kept\. Type it again/);
      assert.equal(textAt(again, configAddress), '');
      assert.equal(editing(again).reviewBlockedBy, 'Something is not accepted as it is.');
      await edit(again, configAddress, '{"password": "other"}');
      assert.equal(fieldAt(again, configAddress).problem, '');
      const { body } = await review(again);
      assert.deepEqual(JSON.parse(body), {
        entitlement: { provisionerPolicy: account({ password: 'other' }) },
        updateMask: 'provisionerPolicy',
      });
    });
  }

  it('can be dropped instead', async () => {
    const editor = await configured.current.edit();
    await edit(editor, configAddress, '{"password": "typed-secret"}');
    await editor.close();
    const again = await configured.current.edit();
    await act(again, { kind: 'revert', address: 'provisionerPolicy' });
    assert.equal(again.isDirty, false);
  });

  it('is taken from no other step than its own', async () => {
    const steps = (...configs: readonly object[]) => ({
      provisionerPolicy: {
        multiStep: { provisionSteps: configs.map((config) => account(config)) },
      },
    });
    await configured.current.changeElsewhere(steps({ of: 'one' }, { of: 'two' }));
    const first = await configured.current.edit();
    const list = 'provisionerPolicy/multiStep/provisionSteps';
    await edit(first, `${list}/0/connector/account/schemaId`, idOf('schema'));
    await first.close();
    await configured.current.changeElsewhere(steps({ of: 'two' }, { of: 'one' }, { of: 'three' }));
    const again = await configured.current.edit();
    await act(again, { kind: 'resolve', field: 'provisionerPolicy', take: 'mine' });
    assert.equal(textAt(again, `${list}/0/connector/account/config`), '');
    assert.match(fieldAt(again, `${list}/0/connector/account/config`).problem, /not kept/);
  });

  it('is hidden where the difference is shown as JSON', async () => {
    const editor = await configured.current.edit();
    await edit(editor, configAddress, '{"password": "typed-secret"}');
    await act(editor, { kind: 'showDifference' });
    const [{ after, before } = { before: {}, after: {} }] = configured.current.differences;
    assert.ok(!JSON.stringify([before, after]).includes('secret'));
    assert.notDeepEqual(before.provisionerPolicy, after.provisionerPolicy);
  });

  describe('in a kind that this version does not know', () => {
    const later = useEditorBench(() =>
      tenantWith({
        multiStep: {
          provisionSteps: [
            { manual: { instructions: 'Ask' } },
            { teleport: { config: { token: secret } } },
          ],
        },
      }),
    );

    it('keeps a step that was moved from being sent, until the setting is reverted', async () => {
      const editor = await later.current.edit();
      const list = 'provisionerPolicy/multiStep/provisionSteps';
      await act(editor, { kind: 'moveItem', address: list, index: 1, by: -1 });
      assert.equal(editing(editor).reviewBlockedBy, '');
      await editor.close();
      const again = await later.current.edit();
      assert.match(fieldAt(again, 'provisionerPolicy').problem, /not kept in drafts\. Revert/);
      assert.equal(editing(again).reviewBlockedBy, 'Something is not accepted as it is.');
      await act(again, { kind: 'revert', address: 'provisionerPolicy' });
      assert.equal(fieldAt(again, 'provisionerPolicy').problem, '');
    });
  });
});
