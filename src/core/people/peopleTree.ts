import type { AccessCatalog } from '../catalog/accessCatalog';
import { listKey, type ListAddress, type PeopleGroup } from '../catalog/listAddress';
import type { AccountInApp } from '../model/account';
import type { App } from '../model/app';
import { entitlementOf, type Grant } from '../model/grant';
import { accountKey, grantKey, type UserId } from '../model/ids';
import type { User } from '../model/user';
import type { AccessNode } from '../tree/accessNode';
import { CatalogTree, type Child } from '../tree/catalogTree';
import { peopleGroups } from './peopleRows';

export interface PeopleTreeParts {
  readonly catalog: AccessCatalog;
  readonly tenantKey: string;
  /** A person of a list, with the delegate that a write of ours gave them or took away. */
  readonly afterOwnWrites: (user: User) => Promise<User>;
  /** Names of delegates that were set from here and are not shown yet, by person; never rejects. */
  readonly unshownDelegates: (users: readonly User[]) => Promise<ReadonlyMap<UserId, string>>;
}

/** The People view: lists of people → people → their accounts → what these hold. */
export class PeopleTree extends CatalogTree {
  constructor(private readonly parts: PeopleTreeParts) {
    super(parts.catalog, parts.tenantKey);
  }

  /** The list that a node's children come from; undefined for the top and rows without children. */
  listBelow(node: AccessNode | undefined): ListAddress | undefined {
    const content = node?.content;
    switch (content?.kind) {
      case 'peopleGroup':
        return { kind: 'people', group: content.group };
      case 'person':
        return { kind: 'accounts', userId: content.user.id };
      case 'account': {
        const { appId, id } = content.account;
        return { kind: 'grantsOfAccount', account: { appId, accountId: id } };
      }
      default:
        return undefined;
    }
  }

  /**
   * Puts a person among those that were found, and tells of it.
   *
   * @returns the row; undefined where the tenant does not show the person or could not be asked, which
   * the list says then.
   */
  async addFound(userId: UserId): Promise<AccessNode | undefined> {
    this.catalog.addFound(userId);
    const groups = await this.children(undefined);
    const found = groups.find(
      ({ content }) => content.kind === 'peopleGroup' && content.group === 'found',
    );
    if (found === undefined) return undefined;
    const people = await this.children(found);
    // VS Code reveals only rows that it was given, and keeps those of before until it is told.
    this.changes.fire(found);
    return people.find(({ content }) => content.kind === 'person' && content.user.id === userId);
  }

  protected override fixedChildren(node: AccessNode | undefined): readonly Child[] {
    if (node !== undefined) return [];
    return peopleGroups.map((group) => ({ key: group, content: { kind: 'peopleGroup', group } }));
  }

  protected load(address: ListAddress, node: AccessNode | undefined): Promise<readonly Child[]> {
    const { catalog } = this;
    switch (address.kind) {
      case 'people':
        return this.people(address.group);
      case 'accounts':
        return this.fromList(address, catalog.accounts(address.userId), { child: accountChild });
      case 'grantsOfAccount': {
        const app = appOf(node);
        return this.fromList(address, catalog.grantsOfAccount(address.account), {
          child: (listed: Grant) => {
            const grant = catalog.listedAfterOwnWrites(listed);
            return {
              key: grantKey(grant),
              content: {
                kind: 'grant',
                app,
                entitlement: entitlementOf(grant),
                grant,
                isJustChanged: catalog.isJustChanged(grant),
                isBelowAccount: true,
              },
            };
          },
        });
      }
      default:
        throw new RangeError(`The People view has no list of ${address.kind}.`);
    }
  }

  private async people(group: PeopleGroup): Promise<readonly Child[]> {
    const address: ListAddress = { kind: 'people', group };
    let changeCount = 0;
    // Nobody else is told of changes while rows are awaited.
    const subscription = this.catalog.onDidChange((changed) => {
      if (listKey(changed) === listKey(address)) changeCount++;
    });
    try {
      for (;;) {
        const children = await this.fromList(address, this.catalog.people(group), {
          child: (user) => ({
            key: user.id,
            content: { kind: 'person', user, isJustChanged: false },
          }),
        });
        const shownCount = changeCount;
        const current = await Promise.all(children.map((child) => this.withOwnWrites(child)));
        const told = await this.withUnshown(current);
        if (changeCount === shownCount) return group === 'found' ? this.latestFirst(told) : told;
      }
    } finally {
      subscription.dispose();
    }
  }

  private async withUnshown(children: readonly Child[]): Promise<readonly Child[]> {
    const users = children.flatMap(({ content }) =>
      content.kind === 'person' ? content.user : [],
    );
    const names = await this.parts.unshownDelegates(users);
    return children.map((child) => {
      const { content } = child;
      const unshownDelegate = content.kind === 'person' ? names.get(content.user.id) : undefined;
      return content.kind === 'person' && unshownDelegate !== undefined
        ? { ...child, content: { ...content, unshownDelegate } }
        : child;
    });
  }

  private async withOwnWrites(child: Child): Promise<Child> {
    const { content, key } = child;
    if (content.kind !== 'person') return child;
    const user = await this.parts.afterOwnWrites(content.user);
    const isJustChanged = user.delegateId !== content.user.delegateId;
    return { key, content: { ...content, user, isJustChanged } };
  }

  /** The server has an order of its own; rows that are no people stay at the end. */
  private latestFirst(children: readonly Child[]): readonly Child[] {
    const places = new Map<string, number>(this.catalog.found.map((id, place) => [id, place]));
    const placeOf = ({ key }: Child) => places.get(key) ?? places.size;
    return [...children].sort((one, other) => placeOf(one) - placeOf(other));
  }
}

function accountChild({ account, app }: AccountInApp): Child {
  return {
    key: accountKey({ appId: account.appId, accountId: account.id }),
    content: { kind: 'account', account, app: app ?? unnamedApp(account.appId) },
  };
}

/** An app that the answer did not carry along, such as a deleted one. */
const unnamedApp = (id: App['id']): App => ({
  id,
  displayName: '',
  description: '',
  accountCount: 0,
  isDirectory: false,
});

function appOf(node: AccessNode | undefined): App {
  if (node?.content.kind === 'account') return node.content.app;
  throw new RangeError('Only accounts have what they hold below them.');
}
