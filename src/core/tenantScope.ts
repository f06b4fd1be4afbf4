import { AccessCatalog } from './catalog/accessCatalog';
import type { Filters } from './catalog/filters';
import type { ListAddress } from './catalog/listAddress';
import { GrantReasons } from './why/grantReasons';
import { People } from './catalog/people';
import type { DelegationMemory } from './delegation/delegationMemory';
import { RiskLabels } from './catalog/riskLabels';
import type { Clock, Disposable, Logger } from './ports';
import type { SignedInSession } from './session/session';
import { peopleGroups } from './people/peopleRows';
import { PeopleTree } from './people/peopleTree';
import { unshownDelegates } from './people/unshownDelegates';
import { listedWithOwnDelegation } from './people/withOwnDelegation';
import { AccessTree } from './tree/accessTree';
import type { AccessNode } from './tree/accessNode';
import { TenantEffects } from './change/tenantEffects';

export interface TenantScopeParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly memory: Pick<DelegationMemory, 'recall'>;
  readonly freshnessMs: () => number;
  readonly showResourceTypes: () => boolean;
}

/** Everything that lives as long as one session and ends with it. */
export class TenantScope implements Disposable {
  readonly catalog: AccessCatalog;
  readonly tree: AccessTree;
  readonly peopleTree: PeopleTree;
  /** How lists and panels hear of writes. */
  readonly effects: TenantEffects;
  readonly people: People;
  readonly reasons: GrantReasons;
  readonly riskLabels: RiskLabels;
  private readonly end = new AbortController();

  constructor(
    readonly session: SignedInSession,
    parts: TenantScopeParts,
  ) {
    const { api } = session.connection;
    this.catalog = new AccessCatalog({ api, ...parts });
    this.effects = new TenantEffects(this.catalog, parts.clock);
    this.tree = new AccessTree({
      catalog: this.catalog,
      tenantKey: session.tenant.key,
      showResourceTypes: parts.showResourceTypes,
    });
    this.people = new People(api);
    this.peopleTree = new PeopleTree({
      catalog: this.catalog,
      tenantKey: session.tenant.key,
      afterOwnWrites: (user) => listedWithOwnDelegation(user, this),
      unshownDelegates: (users) =>
        unshownDelegates(users, {
          ...parts,
          people: this.people,
          tenantKey: session.tenant.key,
        }),
    });
    this.effects.onDidMove(({ kind }) => {
      if (kind === 'setDelegation' || kind === 'removeDelegation') this.catalog.expirePeople();
    });
    this.reasons = new GrantReasons({ api, ...parts });
    this.catalog.onDidWrite((grant) => this.reasons.forget(grant));
    this.riskLabels = new RiskLabels(api, parts.logger, this.signal);
    void this.riskLabels.load();
  }

  /** The list below a row of either view, or the apps where no row is given. */
  listBelow(node: AccessNode | undefined): ListAddress | undefined {
    return this.tree.listBelow(node) ?? this.peopleTree.listBelow(node);
  }

  /** Reads all lists of people anew. */
  async refreshPeople(): Promise<void> {
    await Promise.all(peopleGroups.map((group) => this.catalog.refresh({ kind: 'people', group })));
  }

  /** Reads a list anew, and with it what was found out about its grants or could not be read. */
  async refresh(address: ListAddress): Promise<void> {
    this.reasons.forget();
    void this.riskLabels.load();
    await this.catalog.refresh(address);
  }

  /** Narrows the view and draws it again. */
  setFilters(filters: Filters): void {
    this.catalog.setFilters(filters);
    this.tree.redraw();
  }

  /** Aborts when the session ends, and with it everything that was begun under it. */
  get signal(): AbortSignal {
    return this.end.signal;
  }

  dispose(): void {
    this.end.abort();
    this.tree.dispose();
    this.peopleTree.dispose();
    this.effects.dispose();
    this.catalog.dispose();
  }
}
