import assert from 'node:assert/strict';
import type { EditingView, FieldView } from '../../../src/shared/messages/entitlementPanel';
import { withTyped } from '../../../src/webview/panels/entitlement/typed';

const field = (address: string, control: FieldView['control']): FieldView => ({
  address,
  label: address,
  hint: '',
  problem: '',
  readOnlyBecause: '',
  isChanged: false,
  control,
});

const text = (address: string, rule: 'alias' | 'id'): FieldView =>
  field(address, { kind: 'text', text: '', isMultiline: false, placeholder: '', rule });

const viewOf = (...fields: readonly FieldView[]): EditingView => ({
  kind: 'editing',
  title: '',
  subtitle: '',
  isDirty: false,
  busy: null,
  notices: [],
  sections: [{ title: 'General', fields: [...fields] }],
  owners: { kind: 'loading' },
  reach: { text: '', state: 'partial' },
  clashes: [],
  review: null,
  reviewBlockedBy: '',
});

/** What is at an address after something was typed. */
function typed(view: EditingView, address: string, value: string | boolean): readonly FieldView[] {
  const next = withTyped(view, { kind: 'edit', address, value });
  assert.ok(next.kind === 'editing');
  return next.sections.flatMap(({ fields }) => fields);
}

describe('a text while it is typed', () => {
  it('is shown with what is wrong with it before the host says so', () => {
    const [alias] = typed(viewOf(text('alias', 'alias')), 'alias', 'two words');
    assert.equal(alias?.problem, 'An alias has no blanks.');
    assert.ok(alias.control.kind === 'text' && alias.control.text === 'two words');
  });

  it('is found in the parts of a field, and nothing beside it changes', () => {
    const steps = field('steps', {
      kind: 'steps',
      steps: [field('0', { kind: 'group', fields: [text('0/id', 'id'), text('0/other', 'id')] })],
    });
    const [shown] = typed(viewOf(steps), '0/id', 'short');
    assert.ok(shown?.control.kind === 'steps');
    const [step] = shown.control.steps;
    assert.ok(step?.control.kind === 'group');
    assert.deepEqual(
      step.control.fields.map(({ problem }) => problem),
      ['An id has 27 letters and digits; this has 5 characters.', ''],
    );
  });

  it('is a limit where a duration is typed', () => {
    const duration = field('limit', { kind: 'duration', text: '', isUnlimited: true });
    const [limit] = typed(viewOf(duration), 'limit', 'soonish');
    assert.ok(limit?.control.kind === 'duration' && !limit.control.isUnlimited);
    assert.notEqual(limit.problem, '');
  });

  it('is left to the host where no text is typed', () => {
    const view = viewOf(field('flag', { kind: 'toggle', isOn: false }));
    assert.deepEqual(typed(view, 'flag', true), view.sections[0]?.fields);
    const pick = { kind: 'pick', address: 'flag' } as const;
    assert.equal(withTyped(view, pick), view);
  });
});
