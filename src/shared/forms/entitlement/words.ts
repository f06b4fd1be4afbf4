import { isJsonObject, type JsonValue } from '../../json';
import { formatDuration } from '../../text/duration';
import { countOf } from '../../text/words';
import { listOf, objectOf, textOf } from '../jsonPath';
import { partsOf, type FormNode, type NodeShape, type Option } from './formNode';
import type { NameOf } from './references';
import { settingForm } from './settingForm';
import { isSettingField, sameSetting } from './settings';

/** For where no names are known: ids stay ids. */
export const noNames: NameOf = () => undefined;

/**
 * A setting's value for people, in one line: in the review, the journal and conflicts. What
 * configures an account may be a secret and is only counted.
 */
export function describeSetting(field: string, value: JsonValue, nameOf: NameOf = noNames): string {
  if (!isSettingField(field)) return JSON.stringify(value);
  return describeNode(settingForm(field, value, ''), nameOf);
}

/** What a node holds, for people. */
export function describeNode(node: FormNode, nameOf: NameOf): string {
  const { shape, value } = node;
  switch (shape.kind) {
    case 'duration':
      return typeof value === 'string' ? formatDuration(value) : 'unlimited';
    case 'flag':
      return value === true ? 'on' : 'off';
    case 'oneof':
      return optionsOf(shape).find((option) => option.value === shape.chosen)?.label ?? 'not set';
    case 'group':
      return describeGroup(shape.members, nameOf);
    case 'unknown':
      return `${Object.keys(objectOf(value)).join(', ')} (not known to this version)`;
    default:
      return sameSetting(value, null) ? 'not set' : describeSet(node, nameOf);
  }
}

function describeSet(node: FormNode, nameOf: NameOf): string {
  const { shape, value } = node;
  const text = textOf(value);
  switch (shape.kind) {
    case 'choice':
      return shape.options.find((option) => option.value === value)?.label ?? text;
    case 'reference':
      return nameOf(shape.to, text) ?? text;
    case 'typedId':
      return nameOf(shape.of, text) ?? text;
    case 'entitlement': {
      const id = textOf(objectOf(value)[shape.member]);
      if (id === '') return 'not set';
      return nameOf('entitlement', `${textOf(objectOf(value)['appId'])}/${id}`) ?? id;
    }
    case 'references':
      return listOf(value)
        .map(textOf)
        .map((id) => nameOf(shape.to, id) ?? id)
        .join(', ');
    case 'jsonObject':
      return isJsonObject(value)
        ? `${countOf(Object.keys(value).length, 'value')} (hidden)`
        : 'hidden';
    case 'texts':
      return shape.items.map((item) => describeNode(item, nameOf)).join(', ');
    case 'steps':
      return shape.steps
        .map((step, index) => `${index + 1}. ${describeNode(step, nameOf)}`)
        .join('; ');
    default:
      return text === '' ? JSON.stringify(value) : text;
  }
}

/** The kind first, then whatever is set: `By hand: Instructions: Ask Ana, Who does it: …`. */
function describeGroup(members: readonly FormNode[], nameOf: NameOf): string {
  const [kind, ...rest] = members;
  const parts = rest
    .filter((member) => !isUnset(member))
    .map((member) => `${member.label}: ${describeNode(member, nameOf)}`);
  const named = kind === undefined ? '' : describeNode(kind, nameOf);
  return parts.length === 0 ? named : `${named} (${parts.join(', ')})`;
}

const isUnset = (node: FormNode) =>
  node.shape.kind !== 'oneof' && partsOf(node).length === 0 && sameSetting(node.value, null);

/** The kinds that a person can choose from. */
export const optionsOf = ({
  oneof,
}: Extract<NodeShape, { readonly kind: 'oneof' }>): readonly Option[] => [
  ...(oneof.none === undefined ? [] : [{ value: '', label: oneof.none }]),
  ...oneof.kinds.map(({ label, name }) => ({ value: name, label })),
];
