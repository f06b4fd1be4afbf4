import { html, nothing, type TemplateResult } from 'lit';
import type {
  Control,
  EntitlementPanelIntent,
  FieldView,
} from '../../../shared/messages/entitlementPanel';
import { button } from '../../components/buttons';
import { checkbox } from '../../components/checkbox';
import { groupAround, type FieldFacts } from '../../components/field';
import { referenceField } from '../../components/referenceField';
import { rowList, type ListRow } from '../../components/rowList';
import { select } from '../../components/select';
import { codeBlock } from '../../components/texts';
import { textArea, textField } from '../../components/textField';
import { durationField } from './durationField';

type Send = (intent: EntitlementPanelIntent) => void;

/**
 * One field of the form, whatever it holds.
 *
 * @param place only a setting as a whole can be given back what the tenant has.
 */
export function drawField(
  field: FieldView,
  send: Send,
  place: 'isTopLevel' | 'isPart' = 'isPart',
): TemplateResult {
  const { address, control, isChanged, label } = field;
  const canRevert = place === 'isTopLevel' && isChanged && control.kind !== 'entries';
  return html`
    ${drawControl(field, control, send)}
    ${
      canRevert
        ? html`<div class="revert">
            ${button({
              id: `${address}-revert`,
              label: 'Revert',
              about: label,
              icon: 'discard',
              onPress: () => send({ kind: 'revert', address }),
            })}
          </div>`
        : nothing
    }
  `;
}

function drawControl(field: FieldView, control: Control, send: Send): TemplateResult {
  const { address } = field;
  const facts: FieldFacts = { ...field, id: address };
  const edit = (value: string | boolean | null) => send({ kind: 'edit', address, value });
  const removeAt = (_key: string, index: number) => send({ kind: 'removeItem', address, index });
  switch (control.kind) {
    case 'text': {
      const { isMultiline, placeholder, text } = control;
      const input = { ...facts, value: text, placeholder, onInput: edit };
      return isMultiline ? textArea(input) : textField(input);
    }
    case 'toggle':
      return checkbox({ ...facts, isChecked: control.isOn, onChange: edit });
    case 'choice':
      return select({
        ...facts,
        value: control.chosen,
        options: control.options,
        onChange: edit,
      });
    case 'duration':
      return durationField(facts, control, edit);
    case 'pick':
      return referenceField({
        ...facts,
        picked: control.picked,
        emptyText: control.emptyText,
        onChoose: () => send({ kind: 'pick', address }),
        ...(control.canClear ? { onClear: () => send({ kind: 'clear', address }) } : {}),
      });
    case 'picks':
      return rowList({
        ...facts,
        rows: control.picked.map(({ id, name }) => ({
          key: id,
          label: name,
          content: html`<span title=${id}>${name}</span>`,
        })),
        emptyText: control.emptyText,
        addLabel: 'Add…',
        onAdd: () => send({ kind: 'pick', address }),
        onRemove: removeAt,
      });
    case 'texts':
      return rowList({
        ...facts,
        rows: control.items.map((item) => fieldRow(item, send)),
        emptyText: 'None',
        onAdd: () => send({ kind: 'addItem', address }),
        onRemove: removeAt,
      });
    case 'json':
      return groupAround(facts, codeBlock(field.label, control.text));
    case 'group':
      return groupAround(
        facts,
        html`<div class="parts">${control.fields.map((part) => drawField(part, send))}</div>`,
      );
    case 'steps':
      return rowList({
        ...facts,
        rows: control.steps.map((step) => fieldRow(step, send)),
        emptyText: 'No steps',
        addLabel: 'Add Step',
        onAdd: () => send({ kind: 'addItem', address }),
        onRemove: removeAt,
        onMove: (_key, index, by) => send({ kind: 'moveItem', address, index, by }),
      });
    case 'entries':
      return html`${rowList({
          ...facts,
          rows: control.entries.map((entry) => fieldRow(entry, send, 'isTopLevel')),
          emptyText: 'None',
          onRemove: removeAt,
        })}
        <div class="parts">
          ${drawField(control.newKey, send)} ${drawField(control.newValue, send)}
          ${button({
            id: `${address}-add`,
            label: 'Add Annotation',
            icon: 'add',
            isDisabled: !control.canAdd,
            onPress: () => send({ kind: 'addItem', address }),
          })}
        </div>`;
  }
}

const fieldRow = (
  field: FieldView,
  send: Send,
  place: Parameters<typeof drawField>[2] = 'isPart',
): ListRow => ({
  key: field.address,
  label: field.label,
  content: drawField(field, send, place),
  isFixed: field.readOnlyBecause !== '',
});
