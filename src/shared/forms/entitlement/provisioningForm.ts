import { isJsonObject, type JsonValue } from '../../json';
import { listOf, valueAt, type JsonPath } from '../jsonPath';
import type { KindDescriptor, MemberDescriptor, Oneof } from './descriptors';
import type { FormNode, NodeShape } from './formNode';
import { provisioningKinds } from './provisioningKinds';
import { sameSetting, type SettingField } from './settings';

/** The form of a provisioning policy, whatever its kind and however deep its steps. */
export function provisioningForm(
  field: SettingField,
  label: string,
  value: JsonValue,
  appId: string,
): FormNode {
  return new FormBuilder(field, value, appId).policy(label, []);
}

/** What a oneof holds. A member that no version of ours has heard of makes it `unknown`. */
export type HeldKind =
  | { readonly kind: 'known'; readonly descriptor: KindDescriptor }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** @param siblings the members of the same message that are not of the oneof. */
export function heldKind(
  { kinds }: Oneof,
  message: JsonValue,
  siblings: readonly string[],
): HeldKind {
  if (!isJsonObject(message)) return { kind: 'none' };
  const descriptor = kinds.find(({ name }) => isJsonObject(message[name]));
  if (descriptor !== undefined) return { kind: 'known', descriptor };
  const isUnknown = Object.entries(message).some(
    ([name, member]) => isJsonObject(member) && !siblings.includes(name),
  );
  return { kind: isUnknown ? 'unknown' : 'none' };
}

class FormBuilder {
  constructor(
    private readonly field: SettingField,
    private readonly root: JsonValue,
    private readonly appId: string,
  ) {}

  policy(label: string, path: JsonPath): FormNode {
    const held = heldKind(provisioningKinds, valueAt(this.root, path), []);
    if (held.kind === 'unknown') return this.node({ label }, path, { kind: 'unknown' });
    const members = this.oneof({ name: 'typ', label: 'Kind' }, provisioningKinds, path, {
      siblings: [],
      isOptional: false,
    });
    return this.node({ label }, path, { kind: 'group', members });
  }

  /** The choice, and below it what the chosen kind has. */
  private oneof(
    named: Pick<MemberDescriptor, 'label' | 'name'>,
    oneof: Oneof,
    path: JsonPath,
    {
      isOptional,
      siblings,
    }: { readonly siblings: readonly string[]; readonly isOptional: boolean },
  ): readonly FormNode[] {
    const held = heldKind(oneof, valueAt(this.root, path), siblings);
    if (held.kind === 'unknown') return [this.node(named, path, { kind: 'unknown' })];
    const descriptor = held.kind === 'known' ? held.descriptor : undefined;
    const chosen = descriptor?.name ?? oneof.kindOfNone ?? '';
    const choice = this.node(named, path, { kind: 'oneof', oneof, chosen, isOptional });
    if (descriptor === undefined) return [choice];
    return [choice, ...this.message(descriptor.members, [...path, descriptor.name])];
  }

  private message(
    members: readonly MemberDescriptor[],
    path: JsonPath,
    isOptional = false,
  ): readonly FormNode[] {
    const siblings = members.map(({ name }) => name);
    return members.flatMap((member) => {
      const { name, shape } = member;
      if (shape.kind === 'oneof') return this.oneof(member, shape, path, { siblings, isOptional });
      if (shape.kind === 'message') return this.message(shape.members, [...path, name], true);
      const node = this.member(member, path);
      const isHidden = member.isDeprecated === true && sameSetting(node.value, null);
      return isHidden ? [] : [node];
    });
  }

  private member(member: MemberDescriptor, path: JsonPath): FormNode {
    const { name } = member;
    const inner = [...path, name];
    return member.shape.kind === 'entitlement'
      ? this.node(member, path, { kind: 'entitlement', member: name })
      : this.node({ ...member, name: '' }, inner, this.shapeOf(member, inner));
  }

  private shapeOf({ shape, label }: MemberDescriptor, path: JsonPath): NodeShape {
    switch (shape.kind) {
      case 'text':
        return { kind: 'text', rule: 'freeText', isMultiline: shape.isMultiline };
      case 'typedId':
        return { kind: 'text', rule: 'id', isMultiline: false };
      case 'typedIds': {
        const item: NodeShape = { kind: 'typedId', of: shape.of };
        return { kind: 'texts', items: this.items(path, label, item) };
      }
      case 'texts': {
        const item: NodeShape = { kind: 'text', rule: 'freeText', isMultiline: true };
        return { kind: 'texts', items: this.items(path, label, item) };
      }
      case 'reference': {
        const beside = valueAt(this.root, [...path.slice(0, -1), 'appId']);
        const appId = typeof beside === 'string' && beside !== '' ? beside : this.appId;
        const context = shape.to === 'connector' ? { appId } : {};
        return { kind: 'reference', to: shape.to, context, clears: shape.clears ?? [] };
      }
      case 'policies':
        return {
          kind: 'steps',
          steps: listAt(this.root, path).map((_, index) =>
            this.policy(`Step ${index + 1}`, [...path, String(index)]),
          ),
        };
      case 'flag':
      case 'jsonObject':
      case 'references':
        return shape;
      case 'entitlement':
      case 'message':
      case 'oneof':
        throw new RangeError(`A member of kind ${shape.kind} has no shape of its own.`);
    }
  }

  private items(path: JsonPath, label: string, shape: NodeShape): readonly FormNode[] {
    return listAt(this.root, path).map((_, index) =>
      this.node(
        { label: `${label} ${index + 1}`, isRequired: true },
        [...path, String(index)],
        shape,
      ),
    );
  }

  /** A name is for what shares its path with the message around it. */
  private node(
    {
      hint = '',
      isRequired = false,
      label,
      name = '',
    }: Partial<MemberDescriptor> & { readonly label: string },
    path: JsonPath,
    shape: NodeShape,
  ): FormNode {
    const address = [this.field, ...path, ...(name === '' ? [] : [`:${name}`])].join('/');
    const value = valueAt(this.root, path);
    return { address, field: this.field, path, label, hint, isRequired, value, shape };
  }
}

const listAt = (root: JsonValue, path: JsonPath): readonly JsonValue[] =>
  listOf(valueAt(root, path));
