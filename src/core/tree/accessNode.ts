import type { ListAddress, PeopleGroup } from '../catalog/listAddress';
import type { ListProblem } from '../catalog/pagedList';
import type { Account } from '../model/account';
import type { App, ResourceType } from '../model/app';
import type { Entitlement } from '../model/entitlement';
import type { Grant } from '../model/grant';
import type { User } from '../model/user';

/** What a row of the views Access and People stands for. */
export type AccessContent =
  | { readonly kind: 'app'; readonly app: App }
  /** Stands beside the resource types: an entitlement can be of none, as Access often is. */
  | { readonly kind: 'allEntitlements'; readonly app: App }
  | { readonly kind: 'resourceType'; readonly app: App; readonly resourceType: ResourceType }
  | { readonly kind: 'entitlement'; readonly app: App; readonly entitlement: Entitlement }
  | {
      readonly kind: 'grant';
      readonly app: App;
      readonly entitlement: Entitlement;
      readonly grant: Grant;
      /** The server's lists may not show our own write yet. */
      readonly isJustChanged: boolean;
      /** The account is told by the row above: this one is named after its entitlement. */
      readonly isBelowAccount?: true;
    }
  | { readonly kind: 'peopleGroup'; readonly group: PeopleGroup }
  | {
      readonly kind: 'person';
      readonly user: User;
      /** The server's lists may not show a delegation of ours yet. */
      readonly isJustChanged: boolean;
      /** Name of the delegate that was set from here, where the tenant does not show them yet. */
      readonly unshownDelegate?: string;
    }
  | { readonly kind: 'account'; readonly account: Account; readonly app: App }
  | { readonly kind: 'more'; readonly list: ListAddress; readonly progress: ListProgress }
  | {
      readonly kind: 'problem';
      readonly list: ListAddress;
      readonly problem: ListProblem;
      /** How far the list came; undefined where it is not known to have more. */
      readonly progress: ListProgress | undefined;
    }
  | { readonly kind: 'empty'; readonly list: ListAddress; readonly filterText: string };

/** How far a list is read. */
export interface ListProgress {
  readonly shownCount: number;
  readonly loadedCount: number;
  /** How many there are in all, where that is known. */
  readonly totalCount: number | undefined;
  readonly isLoading: boolean;
  /** `load`: one page more. `search`: the filter has not seen the rest. `full`: too many for a tree. */
  readonly offer: 'load' | 'search' | 'full';
}

/** A row. The same row is the same object for as long as its list shows it. */
export class AccessNode {
  /** @internal Replaced by the tree when the row is read again. */
  content: AccessContent;

  constructor(
    /** Built of raw ids, never of names, so that it survives renames and refreshes. */
    readonly id: string,
    readonly parent: AccessNode | undefined,
    content: AccessContent,
  ) {
    this.content = content;
  }
}

/** A node that is known to be of one kind. */
export type NodeContent<Kind extends AccessContent['kind']> = Extract<
  AccessContent,
  { readonly kind: Kind }
>;
