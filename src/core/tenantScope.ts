import { AccessCatalog } from './catalog/accessCatalog';
import type { Filters } from './catalog/filters';
import type { ListAddress } from './catalog/listAddress';
import { GrantReasons } from './why/grantReasons';
import { People } from './catalog/people';
import { RiskLabels } from './catalog/riskLabels';
import type { Clock, Disposable, Logger } from './ports';
import type { SignedInSession } from './session/session';
import { AccessTree } from './tree/accessTree';

export interface TenantScopeParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly freshnessMs: () => number;
  readonly showResourceTypes: () => boolean;
}

/** Everything that lives as long as one session and ends with it. */
export class TenantScope implements Disposable {
  readonly catalog: AccessCatalog;
  readonly tree: AccessTree;
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
    this.tree = new AccessTree({
      catalog: this.catalog,
      tenantKey: session.tenant.key,
      showResourceTypes: parts.showResourceTypes,
    });
    this.people = new People(api);
    this.reasons = new GrantReasons({ api, ...parts });
    this.catalog.onDidWrite((grant) => this.reasons.forget(grant));
    this.riskLabels = new RiskLabels(api, parts.logger, this.signal);
    void this.riskLabels.load();
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
    this.catalog.dispose();
  }
}
