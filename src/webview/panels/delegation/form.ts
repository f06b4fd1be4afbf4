import { html, nothing, type TemplateResult } from 'lit';
import type {
  DelegationPanelIntent,
  DelegationPanelView,
} from '../../../shared/messages/delegationPanel';
import { buttonRow } from '../../components/buttons';
import { referenceField } from '../../components/referenceField';
import { select } from '../../components/select';
import { textField } from '../../components/textField';
import { notice, section } from '../../components/texts';

export type Send = (intent: DelegationPanelIntent) => void;

type Field = DelegationPanelView['findings'][number]['field'];

/** What is set, and what speaks against it. */
export function form(view: DelegationPanelView, send: Send): TemplateResult {
  const { current, delegate, person, remembered, rule, step, zone } = view;
  return html`
    ${section({ id: 'people', heading: 'Whose tasks, to whom' }, [
      referenceField({
        id: 'person',
        label: 'Whose tasks',
        picked: person,
        emptyText: 'Not read yet',
        hint: [person?.facts ?? '', current].filter((text) => text !== '').join(' · '),
        problem: problemOf(view, 'person'),
        onChoose: () => send({ kind: 'choosePerson' }),
      }),
      html`${remembered === '' ? nothing : notice('info', `Its dates, ${remembered}`)}`,
      warnings(view, 'person'),
      referenceField({
        id: 'delegate',
        label: 'Delegate',
        picked: delegate,
        emptyText: 'Nobody chosen',
        hint: delegate?.facts ?? '',
        problem: problemOf(view, 'delegate'),
        onChoose: () => send({ kind: 'chooseDelegate' }),
      }),
      warnings(view, 'delegate'),
    ])}
    ${section({ id: 'dates', heading: 'From when, until when' }, [
      html`<p class="field-hint">${rule}</p>`,
      html`<p class="field-hint">
        A time without a zone is in the zone of this window: ${zone}. It is sent in UTC.
      </p>`,
      moment(view, 'start', send),
      moment(view, 'end', send),
    ])}
    ${buttonRow([
      {
        id: 'review',
        label: 'Review…',
        isPrimary: true,
        isDisabled: step.kind !== 'edit' || !step.canReview,
        onPress: () => send({ kind: 'review' }),
      },
      {
        id: 'remove',
        label: 'Remove Delegation…',
        isDisabled: !('canRemove' in step) || !step.canRemove,
        onPress: () => send({ kind: 'reviewRemoval' }),
      },
    ])}
  `;
}

const momentWords = {
  start: { label: 'From', undated: 'At once', dated: 'From a time', field: 'Start' },
  end: { label: 'Until', undated: 'Permanent', dated: 'Until a time', field: 'End' },
} as const;

type Edge = keyof typeof momentWords;

function moment(view: DelegationPanelView, edge: Edge, send: Send): TemplateResult {
  const { dated, label, undated } = momentWords[edge];
  const { isDated, text } = view[edge];
  const kind = select({
    id: `${edge}-kind`,
    label,
    value: isDated ? 'dated' : 'undated',
    options: [
      { value: 'undated', label: undated },
      { value: 'dated', label: dated },
    ],
    onChange: (value) => send({ kind: edge, isDated: value === 'dated', text }),
  });
  // The list keeps its place in the template, and so the focus.
  return html`${kind} ${isDated ? typedMoment(view, edge, send) : nothing}`;
}

function typedMoment(view: DelegationPanelView, edge: Edge, send: Send): TemplateResult {
  const { meaning, text } = view[edge];
  const field = textField({
    id: edge,
    label: momentWords[edge].field,
    value: text,
    placeholder: 'tomorrow, 2w, 2030-12-31, 2030-12-31 18:00',
    hint: meaning,
    problem: problemOf(view, edge),
    onInput: (typed) => send({ kind: edge, isDated: true, text: typed }),
  });
  return html`${field} ${warnings(view, edge)}`;
}

const problemOf = ({ findings }: DelegationPanelView, field: Field) =>
  findings
    .filter((finding) => finding.field === field && finding.severity === 'refused')
    .map(({ message }) => message)
    .join(' ');

function warnings({ findings }: DelegationPanelView, field: Field): TemplateResult {
  const found = findings.filter(
    (finding) => finding.field === field && finding.severity === 'warning',
  );
  return html`${found.map(({ message }) => notice('warning', message))}`;
}
