import { isHiddenConfig } from '../../../shared/forms/entitlement/accountConfig';
import { partsOf, type FormNode } from '../../../shared/forms/entitlement/formNode';
import type { Problems } from '../../../shared/forms/entitlement/problems';
import type { NameOf, ReferenceKind } from '../../../shared/forms/entitlement/references';
import { sameSetting } from '../../../shared/forms/entitlement/settings';
import type { TextRule } from '../../../shared/forms/entitlement/textRules';
import { optionsOf } from '../../../shared/forms/entitlement/words';
import { listOf, objectOf, textOf, valueAt } from '../../../shared/forms/jsonPath';
import type { Control, FieldView, Named } from '../../../shared/messages/entitlementPanel';
import { formatDuration } from '../../../shared/text/duration';
import { fixedBecause, type FormState } from './formState';

/** What the view of a field needs besides its node. */
export interface FieldContext {
  readonly state: FormState;
  readonly problems: Problems;
  readonly nameOf: NameOf;
  /** What counts while nothing is picked, by address. */
  readonly inherited: Readonly<Record<string, string>>;
}

/** A node of the form as the panel shows it. */
export function fieldView(node: FormNode, context: FieldContext): FieldView {
  const { address, field, hint, label, path, value } = node;
  const { problems, state } = context;
  const before = valueAt(state.base[field] ?? null, path);
  return {
    address,
    label,
    hint: [hint, lookedUp(node, context)].filter((text) => text !== '').join(' '),
    problem: problems[address] ?? '',
    readOnlyBecause: fixedBecause(node, state) ?? '',
    isChanged: !sameSetting(value, before) || state.texts[address] !== undefined,
    control: controlOf(node, context),
  };
}

/** Whom a typed id belongs to. */
function lookedUp({ shape, value }: FormNode, { nameOf }: FieldContext): string {
  if (shape.kind !== 'typedId') return '';
  const name = nameOf(shape.of, textOf(value));
  return name === undefined ? '' : `It is ${name}.`;
}

function controlOf(node: FormNode, context: FieldContext): Control {
  const { address, shape, value } = node;
  const { inherited, nameOf, state } = context;
  const views = () => partsOf(node).map((part) => fieldView(part, context));
  switch (shape.kind) {
    case 'text':
      return textControl(textOf(value), shape.rule, shape.isMultiline);
    case 'typedId':
      return textControl(textOf(value), 'id', false);
    case 'flag':
      return { kind: 'toggle', isOn: value === true };
    case 'choice': {
      const chosen = sameSetting(value, null) ? '' : textOf(value);
      const isKnown = shape.options.some((option) => option.value === chosen);
      const other = { value: chosen, label: chosen };
      return {
        kind: 'choice',
        chosen,
        options: isKnown ? shape.options : [...shape.options, other],
      };
    }
    case 'oneof':
      return { kind: 'choice', chosen: shape.chosen, options: optionsOf(shape) };
    case 'duration':
      return {
        kind: 'duration',
        text: state.texts[address] ?? formatDuration(textOf(value)),
        isUnlimited: value === null && state.texts[address] === undefined,
      };
    case 'jsonObject': {
      const isShown = value !== null && !isHiddenConfig(value);
      const text = state.texts[address] ?? (isShown ? inLines(value) : '');
      return textControl(text, 'jsonObject', true);
    }
    case 'reference':
      return pickControl(named(nameOf, shape.to, textOf(value)), inherited[address]);
    case 'entitlement': {
      const { appId = null, [shape.member]: id = null } = objectOf(value);
      const key = `${textOf(appId)}/${textOf(id)}`;
      return pickControl(
        textOf(id) === ''
          ? null
          : { id: textOf(id), name: nameOf('entitlement', key) ?? textOf(id) },
        undefined,
      );
    }
    case 'references':
      return {
        kind: 'picks',
        picked: listOf(value).flatMap((id) => named(nameOf, shape.to, textOf(id)) ?? []),
        emptyText: 'None picked',
      };
    case 'texts':
      return { kind: 'texts', items: views() };
    case 'group':
      return { kind: 'group', fields: views() };
    case 'steps':
      return { kind: 'steps', steps: views() };
    case 'unknown':
      return { kind: 'json', text: inLines(value) };
  }
}

const inLines = (value: FormNode['value']) => JSON.stringify(value, undefined, 2);

/** A one-line or longer text. */
export const textControl = (text: string, rule: TextRule, isMultiline: boolean): Control => ({
  kind: 'text',
  text,
  isMultiline,
  placeholder: '',
  rule,
});

const pickControl = (picked: Named | null, inherited: string | undefined): Control => ({
  kind: 'pick',
  picked,
  emptyText: inherited ?? 'Not set',
  canClear: picked !== null,
});

const named = (nameOf: NameOf, kind: ReferenceKind, id: string): Named | null =>
  id === '' ? null : { id, name: nameOf(kind, id) ?? id };
