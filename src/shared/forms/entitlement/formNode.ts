import type { JsonValue } from '../../json';
import type { JsonPath } from '../jsonPath';
import type { Oneof } from './descriptors';
import type { ReferenceKind } from './references';
import type { SettingField } from './settings';
import type { TextRule } from './textRules';

/** One thing of the form: where its value is, and how it is shown, checked and edited. */
export interface FormNode {
  /** Names the node; unique in the form. */
  readonly address: string;
  readonly field: SettingField;
  /** Where in the field's value it is. */
  readonly path: JsonPath;
  readonly label: string;
  readonly hint: string;
  readonly isRequired: boolean;
  readonly value: JsonValue;
  readonly shape: NodeShape;
}

export type NodeShape =
  | { readonly kind: 'text'; readonly rule: TextRule; readonly isMultiline: boolean }
  | { readonly kind: 'flag' }
  /** One of a few values. */
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  /** Which member of a oneof is set; the path is that of the message around it. */
  | {
      readonly kind: 'oneof';
      readonly oneof: Oneof;
      readonly chosen: string;
      /** Whether the message is as good as none without a member: it is no member of a oneof itself. */
      readonly isOptional: boolean;
    }
  | { readonly kind: 'duration' }
  | { readonly kind: 'jsonObject' }
  /** An id that is typed, of something that can be looked up. */
  | { readonly kind: 'typedId'; readonly of: ReferenceKind }
  | {
      readonly kind: 'reference';
      readonly to: ReferenceKind;
      readonly context: PickContext;
      readonly clears: readonly string[];
    }
  /** The id in a member of the message at the path, and its app in `appId` beside it. */
  | { readonly kind: 'entitlement'; readonly member: string }
  | { readonly kind: 'references'; readonly to: ReferenceKind }
  | { readonly kind: 'texts'; readonly items: readonly FormNode[] }
  | { readonly kind: 'group'; readonly members: readonly FormNode[] }
  | { readonly kind: 'steps'; readonly steps: readonly FormNode[] }
  /** A kind that this version does not know: looked at, never changed. */
  | { readonly kind: 'unknown' };

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Narrows what a picker offers. */
export interface PickContext {
  /** The app whose connectors are offered. */
  readonly appId?: string;
  readonly policyType?: PolicyType;
}

export type PolicyType = 'grant' | 'revoke' | 'certify';

/** The parts of a node, each a node; none for a leaf. */
export function partsOf({ shape }: FormNode): readonly FormNode[] {
  switch (shape.kind) {
    case 'texts':
      return shape.items;
    case 'group':
      return shape.members;
    case 'steps':
      return shape.steps;
    default:
      return [];
  }
}

/** The node and all that is in it, from the outside in. */
export const everyNode = (node: FormNode): readonly FormNode[] => [
  node,
  ...partsOf(node).flatMap(everyNode),
];
