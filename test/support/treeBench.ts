import assert from 'node:assert/strict';
import { AccessCatalog } from '../../src/core/catalog/accessCatalog';
import { noFilters, withGrantFilter, type GrantFilter } from '../../src/core/catalog/filters';
import type { EntitlementRef, GrantRef, UserId } from '../../src/core/model/ids';
import type { User } from '../../src/core/model/user';
import { PeopleTree } from '../../src/core/people/peopleTree';
import type { AccessNode } from '../../src/core/tree/accessNode';
import { AccessTree } from '../../src/core/tree/accessTree';
import type { TenantData } from '../../src/emulator/store/tenantData';
import { anEntitlement } from './builders';
import { idOf } from './emulator/wireObjects';
import { ManualClock } from './manualClock';
import { renderTree, rowFacts } from './renderTree';
import { useEmulator, type EmulatedTenant } from './withEmulator';

/** The Access view of an emulated tenant, as text. */
export class TreeBench {
  hasResourceTypes = false;
  /** The time that the lists go by: it moves when the test says so. */
  readonly listClock = new ManualClock();
  readonly catalog: AccessCatalog;
  readonly tree: AccessTree;
  readonly peopleTree: PeopleTree;
  /** What writes of ours have made of people that the lists show. */
  readonly ownDelegates = new Map<UserId, User>();
  /** Delegates that were set from here and that the tenant does not show yet, by person. */
  readonly unshownDelegates = new Map<UserId, string>();
  /** Looking for them takes that long. */
  unshownDelegatesAreRead: Promise<void> = Promise.resolve();

  constructor(readonly office: EmulatedTenant) {
    const { api } = office.connect();
    const clock = this.listClock;
    const { logger } = office;
    this.catalog = new AccessCatalog({ api, clock, logger, freshnessMs: () => 5 * 60_000 });
    this.tree = new AccessTree({
      catalog: this.catalog,
      tenantKey: 'office',
      showResourceTypes: () => this.hasResourceTypes,
    });
    this.peopleTree = new PeopleTree({
      catalog: this.catalog,
      tenantKey: 'office',
      afterOwnWrites: (user) => Promise.resolve(this.ownDelegates.get(user.id) ?? user),
      unshownDelegates: () => this.unshownDelegatesAreRead.then(() => this.unshownDelegates),
    });
  }

  /** All rows, with those expanded whose label is named. */
  render(...expanded: readonly string[]): Promise<string> {
    return renderTree(this.tree, this.facts, expanded);
  }

  /** All rows of the People view, with those expanded whose label is named. */
  renderPeople(...expanded: readonly string[]): Promise<string> {
    return renderTree(this.peopleTree, this.facts, expanded);
  }

  private get facts() {
    return rowFacts({
      now: this.office.clock.now(),
      riskLabel: (id) => (id === idOf('High') ? 'High' : undefined),
    });
  }

  /** The rows below one of GitHub's entitlements; those of the crowd are only counted. */
  async renderGrants(entitlement: string): Promise<readonly string[]> {
    const lines = (await this.render('GitHub', entitlement)).split('\n');
    const rows = lines.filter((line) => line.startsWith('    ')).map((line) => line.trim());
    const crowd = rows.filter((row) => row.includes('Crowd'));
    const others = rows.filter((row) => !row.includes('Crowd'));
    return crowd.length === 0 ? others : [`${crowd.length} of the crowd`, ...others];
  }

  /** Changes a grant in the tenant, past the catalog. */
  async removeExpiration({ appId, entitlementId, accountId }: GrantRef): Promise<void> {
    const { writes } = this.office.connect();
    await writes.write(
      {
        effect: 'write',
        method: 'POST',
        pathTemplate:
          '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users/{app_user_id}/remove-grant-duration',
        pathParams: { app_id: appId, app_entitlement_id: entitlementId, app_user_id: accountId },
        body: {},
      },
      (json) => json,
    );
  }

  /** Sets a delegation in the tenant, past the catalog. */
  async setDelegate(userId: UserId, delegateId: UserId): Promise<void> {
    const { writes } = this.office.connect();
    await writes.write(
      {
        effect: 'write',
        method: 'POST',
        pathTemplate: '/api/v1/users/{user_id}/set-delegation-by-admin',
        pathParams: { user_id: userId },
        body: { delegatedUserId: delegateId },
      },
      (json) => json,
    );
  }

  filterGrants(filter: GrantFilter, entitlement: EntitlementRef): void {
    this.catalog.setFilters(withGrantFilter(noFilters, anEntitlement(entitlement), filter));
  }

  /** The row at the end of a path of raw ids. */
  async nodeOf(...path: readonly string[]): Promise<AccessNode> {
    let node: AccessNode | undefined;
    for (const part of path) {
      node = (await this.tree.children(node)).find(({ id }) => id.endsWith(part));
      assert.ok(node, `There is no ${part}.`);
    }
    assert.ok(node);
    return node;
  }

  dispose(): void {
    this.tree.dispose();
    this.peopleTree.dispose();
    this.catalog.dispose();
  }
}

/** Gives each test of the suite a view of its own. */
export function useTreeBench(data?: () => TenantData): { readonly current: TreeBench } {
  const office = useEmulator(data);
  let current: TreeBench | undefined;
  beforeEach(() => {
    current = new TreeBench(office.current);
  });
  afterEach(() => current?.dispose());
  return {
    get current() {
      assert.ok(current);
      return current;
    },
  };
}
