import type { JsonValue } from '../../json';
import { listOf, objectOf, valueAt, withoutMembers, withValueAt } from '../jsonPath';
import type { FormNode } from './formNode';

/** What a person does to one node of the form. */
export type NodeEdit =
  | { readonly kind: 'set'; readonly value: JsonValue }
  | { readonly kind: 'pick'; readonly id: string; readonly appId?: string | undefined }
  | { readonly kind: 'clear' }
  | { readonly kind: 'addItem' }
  | { readonly kind: 'removeItem'; readonly index: number }
  | { readonly kind: 'moveItem'; readonly index: number; readonly by: -1 | 1 };

/**
 * The field's value after an edit of a node. Only what the edit is about changes: whatever else is
 * in the value, known or not, stays. An edit that does not fit the node changes nothing.
 *
 * @param root the value of the node's field.
 * @param before what the node was at first: a kind that is chosen again comes back as it was.
 */
export function editNode(
  root: JsonValue,
  node: FormNode,
  edit: NodeEdit,
  before: JsonValue,
): JsonValue {
  switch (edit.kind) {
    case 'set':
      return setNode(root, node, edit.value, before);
    case 'pick':
      return pickNode(root, node, edit.id, edit.appId);
    case 'clear':
      return pickNode(root, node, null, undefined);
    case 'addItem':
    case 'removeItem':
    case 'moveItem':
      return withValueAt(root, node.path, editedList(listOf(node.value), node, edit));
  }
}

/**
 * Does to the steps of what a field was at first what an edit does to those of its value, so that each
 * step keeps the place of what it came from.
 */
export function followSteps(origin: JsonValue, node: FormNode, edit: NodeEdit): JsonValue {
  const isListEdit = 'index' in edit || edit.kind === 'addItem';
  if (node.shape.kind !== 'steps' || !isListEdit) return origin;
  return withValueAt(origin, node.path, editedList(listOf(valueAt(origin, node.path)), node, edit));
}

function setNode(root: JsonValue, node: FormNode, value: JsonValue, before: JsonValue): JsonValue {
  switch (node.shape.kind) {
    case 'oneof':
      return typeof value === 'string' ? chosen(root, node, value, before) : root;
    case 'text':
    case 'typedId':
    case 'choice':
      return typeof value === 'string' ? withValueAt(root, node.path, value) : root;
    case 'flag':
      return typeof value === 'boolean' ? withValueAt(root, node.path, value) : root;
    case 'duration':
    case 'jsonObject':
      return withValueAt(root, node.path, value);
    default:
      return root;
  }
}

/** Another member of the oneof, in place of the one that is set. */
function chosen(
  root: JsonValue,
  { path, shape }: FormNode,
  name: string,
  before: JsonValue,
): JsonValue {
  if (shape.kind !== 'oneof' || name === shape.chosen) return root;
  const { kinds } = shape.oneof;
  const descriptor = kinds.find((kind) => kind.name === name);
  if (descriptor === undefined && (name !== '' || shape.oneof.none === undefined)) return root;
  const rest = withoutMembers(
    objectOf(valueAt(root, path)),
    kinds.map((kind) => kind.name),
  );
  if (descriptor === undefined) {
    const isBare = shape.isOptional && before === null && Object.keys(rest).length === 0;
    return withValueAt(root, path, isBare ? null : rest);
  }
  const beforeMember = objectOf(before)[name];
  return withValueAt(root, path, { ...rest, [name]: beforeMember ?? descriptor.initial });
}

/** @param id null for nothing picked. */
function pickNode(
  root: JsonValue,
  { path, shape, value }: FormNode,
  id: string | null,
  appId: string | undefined,
): JsonValue {
  switch (shape.kind) {
    case 'reference': {
      const around = path.slice(0, -1);
      return shape.clears.reduce<JsonValue>(
        (changed, name) => withValueAt(changed, [...around, name], null),
        withValueAt(root, path, id),
      );
    }
    case 'entitlement':
      return withValueAt(
        withValueAt(root, [...path, shape.member], id),
        [...path, 'appId'],
        appId ?? null,
      );
    case 'references': {
      const list = listOf(value);
      return id === null || list.includes(id) ? root : withValueAt(root, path, [...list, id]);
    }
    default:
      return root;
  }
}

type ListEdit = Extract<NodeEdit, { readonly kind: 'addItem' | 'removeItem' | 'moveItem' }>;

function editedList(
  list: readonly JsonValue[],
  { shape }: FormNode,
  edit: ListEdit,
): readonly JsonValue[] {
  switch (edit.kind) {
    case 'addItem':
      if (shape.kind === 'steps') return [...list, { unconfigured: {} }];
      return shape.kind === 'texts' ? [...list, ''] : list;
    case 'removeItem':
      return list.toSpliced(edit.index, 1);
    case 'moveItem': {
      const item = list[edit.index];
      const to = edit.index + edit.by;
      if (item === undefined || to < 0 || to >= list.length) return list;
      return list.toSpliced(edit.index, 1).toSpliced(to, 0, item);
    }
  }
}
