import type { JsonObject } from '../../json';
import type { ReferenceKind } from './references';

/** What one member of a message holds and how it is edited. */
export type MemberShape =
  | { readonly kind: 'text'; readonly isMultiline: boolean }
  | { readonly kind: 'flag' }
  | { readonly kind: 'jsonObject' }
  /** An id that has to be typed: the API has no list to pick from. */
  | { readonly kind: 'typedId' }
  | { readonly kind: 'typedIds'; readonly of: ReferenceKind }
  | { readonly kind: 'texts' }
  /** Connectors are those of the app in the member `appId` beside it, else of the entitlement's own. */
  | { readonly kind: 'reference'; readonly to: ReferenceKind; readonly clears?: readonly string[] }
  | { readonly kind: 'references'; readonly to: ReferenceKind }
  /** The member holds the entitlement's id, and `appId` beside it the app's. */
  | { readonly kind: 'entitlement' }
  | { readonly kind: 'message'; readonly members: readonly MemberDescriptor[] }
  /** Exactly one of several members of this very message. */
  | ({ readonly kind: 'oneof' } & Oneof)
  /** Provisioning policies, one after the other. */
  | { readonly kind: 'policies' };

export interface MemberDescriptor {
  /** The name in the JSON; a oneof has none there and is addressed by its own name. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** An empty one makes no sense (inferred: the API document requires none). */
  readonly isRequired?: boolean;
  /** Deprecated, so it is shown only where it is set. */
  readonly isDeprecated?: boolean;
  readonly shape: MemberShape;
}

export interface Oneof {
  readonly kinds: readonly KindDescriptor[];
  /** What it is called when no member is set; undefined where a kind says the same. */
  readonly none: string | undefined;
  /** The kind that says the same as no member. */
  readonly kindOfNone?: string;
}

/** One kind of a oneof: the member that is set, and what is in it. */
export interface KindDescriptor {
  readonly name: string;
  readonly label: string;
  readonly members: readonly MemberDescriptor[];
  /** What a person who chooses this kind begins with. */
  readonly initial: JsonObject;
}
