import { countOf } from '../../shared/text/words';
import type { Account } from '../model/account';
import type { App, ResourceType } from '../model/app';
import type { Entitlement } from '../model/entitlement';
import type { Grant } from '../model/grant';
import { entitlementKey, grantKey } from '../model/ids';
import type { User } from '../model/user';
import type { AccessContent } from './accessNode';

/** What can be copied: everything in the tree that comes from the tenant. */
export type Copyable =
  | { readonly kind: 'app'; readonly app: App }
  | { readonly kind: 'resourceType'; readonly resourceType: ResourceType }
  | { readonly kind: 'entitlement'; readonly entitlement: Entitlement }
  | { readonly kind: 'grant'; readonly grant: Grant }
  | { readonly kind: 'person'; readonly user: User }
  | { readonly kind: 'account'; readonly account: Account };

/** What the other rows are called. */
const leftOutWords: Readonly<Record<Exclude<AccessContent['kind'], Copyable['kind']>, string>> = {
  allEntitlements: '"All entitlements" row',
  peopleGroup: 'list of people',
  more: '"Load more" row',
  problem: 'problem row',
  empty: 'empty row',
};

/** The rows that can be copied, and the others in words: `1 problem row`; empty without any. */
export function sortForCopy(contents: readonly AccessContent[]): {
  readonly copyables: readonly Copyable[];
  readonly leftOut: string;
} {
  const copyables: Copyable[] = [];
  const counts = new Map<string, number>();
  for (const content of contents) {
    if (isCopyable(content)) copyables.push(content);
    else {
      const word = leftOutWords[content.kind];
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const leftOut = [...counts].map(([word, count]) => countOf(count, word)).join(', ');
  return { copyables, leftOut };
}

const isCopyable = (content: AccessContent): content is Extract<AccessContent, Copyable> =>
  !(content.kind in leftOutWords);

/** The id by which the tenant knows it, with those of what it is in. */
export function copyableId(copyable: Copyable): string {
  switch (copyable.kind) {
    case 'app':
      return copyable.app.id;
    case 'resourceType':
      return copyable.resourceType.id;
    case 'entitlement':
      return entitlementKey(copyable.entitlement);
    case 'grant':
      return grantKey(copyable.grant);
    case 'person':
      return copyable.user.id;
    case 'account':
      return `${copyable.account.appId}/${copyable.account.id}`;
  }
}

/** One object, or a list of them, as indented JSON. */
export function copyablesAsJson(copyables: readonly Copyable[]): string {
  const objects = copyables.map(objectOf);
  return JSON.stringify(objects.length === 1 ? objects[0] : objects, undefined, 2);
}

function objectOf(copyable: Copyable): object {
  switch (copyable.kind) {
    case 'app':
      return copyable.app;
    case 'resourceType':
      return copyable.resourceType;
    case 'entitlement':
      return copyable.entitlement;
    case 'grant':
      return copyable.grant;
    case 'person':
      return copyable.user;
    case 'account':
      return copyable.account;
  }
}
