import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  editForm,
  formOf,
  nodeAt,
  pristine,
  problemsIn,
  rebase,
  type FormState,
} from '../../../../../src/core/panels/entitlement/formState';
import { everyNode, type FormNode } from '../../../../../src/shared/forms/entitlement/formNode';
import type { NodeEdit } from '../../../../../src/shared/forms/entitlement/editNode';
import { sameSetting } from '../../../../../src/shared/forms/entitlement/settings';
import { describeSetting } from '../../../../../src/shared/forms/entitlement/words';
import { updateBody } from '../../../../../src/shared/forms/entitlement/updateBody';
import { withValueAt } from '../../../../../src/shared/forms/jsonPath';
import { isJsonObject, sameJson, type JsonValue } from '../../../../../src/shared/json';
import { anEntitlement } from '../../../../support/builders';
import { kindsOfPolicies, policyOfKind } from '../../../../support/entitlementArbitraries';

const id = 'z'.repeat(27);

const opened = (provisionerPolicy: JsonValue): FormState =>
  pristine({
    entitlement: anEntitlement(),
    settings: { displayName: 'Admin', provisionerPolicy },
    canEdit: true,
  });

const nodesOf = (form: FormState) => everyNode(formOf(form, 'provisionerPolicy'));

/** An edit that changes what a leaf holds; undefined for a node that is no leaf. */
function changeOf({ shape, value }: FormNode): NodeEdit | undefined {
  switch (shape.kind) {
    case 'text':
    case 'typedId':
      return { kind: 'set', value: id };
    case 'flag':
      return { kind: 'set', value: value !== true };
    case 'references':
      return { kind: 'pick', id };
    case 'reference':
      return shape.clears.length > 0 ? undefined : { kind: 'pick', id };
    default:
      return undefined;
  }
}

describe('a provisioning policy in the form', () => {
  for (const kind of kindsOfPolicies) {
    const policy = policyOfKind[kind];
    assert.ok(policy, kind);

    it(`of the kind ${kind} is opened and not changed: there is nothing to save`, () =>
      fc.assert(
        fc.property(policy, (value) => {
          const form = opened(value);
          assert.deepEqual([form.edits, problemsIn(form)], [{}, {}]);
          assert.notEqual(describeSetting('provisionerPolicy', value), '');
        }),
      ));

    it(`of the kind ${kind} has one thing changed: only that is another in what is sent`, () =>
      fc.assert(
        fc.property(policy, (value) => {
          for (const node of nodesOf(opened(value))) {
            const edit = changeOf(node);
            if (edit === undefined) continue;
            const { edits } = editForm(opened(value), node.address, edit);
            assert.deepEqual(Object.keys(edits), ['provisionerPolicy'], node.address);
            const sent = updateBody(edits, {})['entitlement'];
            assert.ok(isJsonObject(sent) && Object.keys(sent).length === 1);
            const back = withValueAt(sent['provisionerPolicy'] ?? null, node.path, node.value);
            assert.ok(sameJson(back, withValueAt(value, node.path, node.value)), node.address);
          }
        }),
      ));
  }

  it('can become any other kind, and the one that it was as it was', () =>
    fc.assert(
      fc.property(fc.oneof(...Object.values(policyOfKind)), (value) => {
        const choice = nodeAt(opened(value), 'provisionerPolicy/:typ');
        if (choice?.shape.kind !== 'oneof') return;
        const { chosen, oneof } = choice.shape;
        for (const { name } of oneof.kinds.filter((kind) => kind.name !== chosen)) {
          const there = editForm(opened(value), choice.address, { kind: 'set', value: name });
          if (name !== 'unconfigured') {
            assert.deepEqual(Object.keys(there.edits.provisionerPolicy ?? {}), [name]);
          }
          const back = editForm(there, choice.address, { kind: 'set', value: chosen });
          assert.deepEqual(back.edits, {}, `${chosen} → ${name} → ${chosen}`);
        }
      }),
    ));

  it('of a connector can be left to the service', () => {
    const chosen = ['connector', 'account', ''].reduce(
      (form, value, index) => {
        const address = ['provisionerPolicy/:typ', 'provisionerPolicy/connector/:provision_type'];
        return editForm(form, address[Math.min(index, 1)] ?? '', { kind: 'set', value });
      },
      opened({ webhook: { webhookId: id } }),
    );
    assert.deepEqual(chosen.edits.provisionerPolicy, { connector: {} });
  });

  it('of a kind that this version does not know is never changed', () => {
    const policy = { teleport: { to: 'mars' } };
    const form = opened(policy);
    const [node, ...parts] = nodesOf(form);
    assert.deepEqual([node?.shape.kind, parts], ['unknown', []]);
    assert.equal(editForm(form, 'provisionerPolicy', { kind: 'set', value: 'x' }), form);
  });

  it('keeps members that this version does not know, wherever they are', () => {
    const policy = {
      later: { added: true },
      manual: { instructions: 'Ask', urgency: 'high', assignee: { manager: { after: 3 } } },
    };
    const edited = editForm(opened(policy), 'provisionerPolicy/manual/instructions', {
      kind: 'set',
      value: 'Ask Ana',
    });
    assert.deepEqual(edited.edits.provisionerPolicy, {
      ...policy,
      manual: { ...policy.manual, instructions: 'Ask Ana' },
    });
  });
});

describe('steps of provisioning', () => {
  const steps = 'provisionerPolicy/multiStep/provisionSteps';
  const list = (form: FormState) => nodeAt(form, steps)?.value;
  const webhook = { webhook: { webhookId: id } };
  const strange = { teleport: {} };
  const form = opened({ multiStep: { provisionSteps: [webhook, strange] } });

  it('are added, moved and removed', () => {
    const added = editForm(form, steps, { kind: 'addItem' });
    assert.deepEqual(list(added), [webhook, strange, { unconfigured: {} }]);
    const moved = editForm(added, steps, { kind: 'moveItem', index: 1, by: -1 });
    assert.deepEqual(list(moved), [strange, webhook, { unconfigured: {} }]);
    const removed = editForm(moved, steps, { kind: 'removeItem', index: 0 });
    assert.deepEqual(list(removed), [webhook, { unconfigured: {} }]);
    assert.deepEqual(editForm(form, steps, { kind: 'moveItem', index: 0, by: -1 }).edits, {});
  });

  it('keep what they were in the tenant, wherever they are moved', () => {
    const manual = { manual: { instructions: 'Ask', urgency: 'high' } };
    const form = opened({ multiStep: { provisionSteps: [webhook, manual] } });
    const toKind = (state: FormState, index: number, kind: string) =>
      editForm(state, `${steps}/${index}/:typ`, { kind: 'set', value: kind });
    const moved = editForm(form, steps, { kind: 'moveItem', index: 0, by: 1 });
    const other = toKind(toKind(moved, 0, 'unconfigured'), 1, 'unconfigured');
    assert.deepEqual(list(toKind(other, 0, 'manual')), [manual, { unconfigured: {} }]);
    assert.deepEqual(list(toKind(other, 0, 'webhook')), [{ webhook: {} }, { unconfigured: {} }]);
    const removed = editForm(form, steps, { kind: 'removeItem', index: 0 });
    assert.deepEqual(list(toKind(removed, 0, 'webhook')), [{ webhook: {} }]);
    const rebased = rebase(moved, { displayName: 'Admin', provisionerPolicy: webhook });
    assert.deepEqual(list(toKind(toKind(rebased, 0, 'unconfigured'), 0, 'manual')), [
      manual,
      webhook,
    ]);
  });

  it('can be of any kind each, steps again among them', () => {
    const inner = editForm(form, `${steps}/0/:typ`, { kind: 'set', value: 'multiStep' });
    const within = editForm(inner, `${steps}/0/multiStep/provisionSteps`, { kind: 'addItem' });
    assert.deepEqual(list(within), [
      { multiStep: { provisionSteps: [{ unconfigured: {} }] } },
      strange,
    ]);
  });

  it('are needed', () => {
    const chosen = editForm(opened(null), 'provisionerPolicy/:typ', {
      kind: 'set',
      value: 'multiStep',
    });
    assert.deepEqual(problemsIn(chosen), { [steps]: 'Steps: this is needed.' });
  });
});

describe('the configuration of an account', () => {
  const address = 'provisionerPolicy/connector/account/config';
  const form = opened({ connector: { account: { config: { region: 'eu' } } } });
  const typed = (text: string) => editForm(form, address, { kind: 'set', value: text });

  it('is typed as JSON; what is none stays as typed and keeps from saving', () => {
    const cut = typed('{"region": ');
    assert.deepEqual([cut.edits, cut.texts], [{}, { [address]: '{"region": ' }]);
    assert.match(problemsIn(cut)[address] ?? '', /not a JSON object/);
    assert.deepEqual(problemsIn(typed('[1]'))[address], problemsIn(cut)[address]);
    const whole = typed('{"region": "us"}');
    assert.ok(
      sameSetting(whole.edits.provisionerPolicy, {
        connector: { account: { config: { region: 'us' } } },
      }),
    );
  });

  it('is not told in words: it may be secret', () => {
    const words = describeSetting('provisionerPolicy', form.base.provisionerPolicy ?? null);
    assert.match(words, /Configuration: 1 value \(hidden\)/);
    assert.doesNotMatch(words, /eu/);
  });
});
