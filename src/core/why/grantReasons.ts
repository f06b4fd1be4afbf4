import { PageGuard, readAllPages } from '../api/pages';
import type { TenantApi } from '../api/tenantApi';
import { InvalidRequestError, NotFoundError } from '../errors';
import type { Entitlement } from '../model/entitlement';
import type { ExplainedGrant, Grant } from '../model/grant';
import {
  entitlementKey,
  type AccountId,
  type EntitlementRef,
  type GrantRef,
  type TaskId,
} from '../model/ids';
import type { Page } from '../model/page';
import type { Task } from '../model/task';
import type { Clock } from '../ports';

/** How far the search for one grant's reasons has come. */
export interface ReasonProgress {
  readonly lookedThroughCount: number;
}

/** The pages of one entitlement that were read for earlier questions. */
interface ReadSoFar {
  /** When the first of them was asked for. */
  readonly begunAt: Date;
  readonly byAccount: Map<AccountId, ExplainedGrant>;
  nextPageToken: string | undefined;
  isWhole: boolean;
}

/** What the search for reasons works with. */
export interface GrantReasonsParts {
  readonly api: TenantApi;
  readonly clock: Clock;
  /** How long pages count as fresh. */
  readonly freshnessMs: () => number;
}

/** Finds out why grants exist. */
export class GrantReasons {
  private readonly pages = new Map<string, ReadSoFar>();

  constructor(private readonly parts: GrantReasonsParts) {}

  /** Reads anew at the next question about an entitlement, or about any. */
  forget(entitlement?: EntitlementRef): void {
    if (entitlement === undefined) this.pages.clear();
    else this.pages.delete(entitlementKey(entitlement));
  }

  /** The entitlements that a grant is inherited through, by one search. */
  async sources(grant: Grant, signal?: AbortSignal): Promise<readonly Entitlement[]> {
    if (grant.sources.length === 0) return [];
    const query = { refs: grant.sources };
    const { entitlements } = this.parts.api;
    return readAllPages((page) => entitlements.search(query, page, signal), signal);
  }

  /** The task that a grant came from; undefined where the tenant has it no longer. */
  async task(taskId: TaskId, signal?: AbortSignal): Promise<Task | undefined> {
    try {
      return await this.parts.api.tasks.get(taskId, signal);
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  /**
   * Reads the entitlement's grants page by page until the account turns up. Pages stay for the next
   * question while they are fresh; a cancel keeps what was read. That an account is not among them is
   * said only of pages that were all read for this question.
   *
   * @returns undefined when all were looked through and the account was not among them: that says
   * nothing about the reasons.
   */
  async find(
    grant: GrantRef,
    onProgress: (progress: ReasonProgress) => void,
    signal?: AbortSignal,
  ): Promise<ExplainedGrant | undefined> {
    const known = this.freshPages(grant);
    const read = known ?? this.begin(grant);
    const found = await this.findIn(read, grant, onProgress, signal);
    return found !== undefined || known === undefined
      ? found
      : this.findIn(this.begin(grant), grant, onProgress, signal);
  }

  private async findIn(
    read: ReadSoFar,
    grant: GrantRef,
    onProgress: (progress: ReasonProgress) => void,
    signal: AbortSignal | undefined,
  ): Promise<ExplainedGrant | undefined> {
    let guard = new PageGuard();
    let hasStartedOver = false;
    for (;;) {
      const found = read.byAccount.get(grant.accountId);
      if (found !== undefined || read.isWhole) return found;
      onProgress({ lookedThroughCount: read.byAccount.size });
      let page: Page<ExplainedGrant>;
      try {
        const { grants } = this.parts.api;
        page = await grants.explain(grant, { pageToken: read.nextPageToken }, signal);
      } catch (error) {
        const isExpired = error instanceof InvalidRequestError && read.nextPageToken !== undefined;
        if (!isExpired || hasStartedOver) throw error;
        // Page tokens expire. The search starts over, and keeps what it has read.
        hasStartedOver = true;
        read.nextPageToken = undefined;
        guard = new PageGuard();
        continue;
      }
      for (const row of page.rows) read.byAccount.set(row.accountId, row);
      guard.requireProgress(page);
      read.nextPageToken = page.nextPageToken;
      read.isWhole = page.nextPageToken === undefined;
    }
  }

  private freshPages(entitlement: EntitlementRef): ReadSoFar | undefined {
    const known = this.pages.get(entitlementKey(entitlement));
    if (known === undefined) return undefined;
    const ageMs = this.parts.clock.now().getTime() - known.begunAt.getTime();
    return ageMs < this.parts.freshnessMs() ? known : undefined;
  }

  private begin(entitlement: EntitlementRef): ReadSoFar {
    const read: ReadSoFar = {
      begunAt: this.parts.clock.now(),
      byAccount: new Map(),
      nextPageToken: undefined,
      isWhole: false,
    };
    this.pages.set(entitlementKey(entitlement), read);
    return read;
  }
}
