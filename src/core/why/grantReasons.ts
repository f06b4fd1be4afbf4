import type { TenantApi } from '../api/tenantApi';
import { InvalidRequestError, NotFoundError, UnexpectedAnswerError } from '../errors';
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

/** How far the search for one grant's reasons has come. */
export interface ReasonProgress {
  readonly lookedThroughCount: number;
}

/** The pages of one entitlement that were read for earlier questions. */
interface ReadSoFar {
  readonly byAccount: Map<AccountId, ExplainedGrant>;
  nextPageToken: string | undefined;
  isWhole: boolean;
}

/** Finds out why grants exist. */
export class GrantReasons {
  private readonly pages = new Map<string, ReadSoFar>();

  constructor(private readonly api: TenantApi) {}

  /** Reads anew at the next question. */
  forget(): void {
    this.pages.clear();
  }

  /** The entitlements that a grant is inherited through, by one search. */
  async sources(grant: Grant, signal?: AbortSignal): Promise<readonly Entitlement[]> {
    if (grant.sources.length === 0) return [];
    const page = await this.api.entitlements.search({ refs: grant.sources }, {}, signal);
    return page.rows;
  }

  /** The task that a grant came from; undefined where the tenant has it no longer. */
  async task(taskId: TaskId, signal?: AbortSignal): Promise<Task | undefined> {
    try {
      return await this.api.tasks.get(taskId, signal);
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  /**
   * Reads the entitlement's grants page by page until the account turns up. Pages stay for the next
   * question; a cancel keeps what was read.
   *
   * @returns undefined when all were looked through and the account was not among them: that says
   * nothing about the reasons.
   */
  async find(
    grant: GrantRef,
    onProgress: (progress: ReasonProgress) => void,
    signal?: AbortSignal,
  ): Promise<ExplainedGrant | undefined> {
    const read = this.readSoFar(grant);
    const seenTokens = new Set<string>();
    let hasStartedOver = false;
    for (;;) {
      const found = read.byAccount.get(grant.accountId);
      if (found !== undefined || read.isWhole) return found;
      onProgress({ lookedThroughCount: read.byAccount.size });
      let page: Page<ExplainedGrant>;
      try {
        page = await this.api.grants.explain(grant, { pageToken: read.nextPageToken }, signal);
      } catch (error) {
        const isExpired = error instanceof InvalidRequestError && read.nextPageToken !== undefined;
        if (!isExpired || hasStartedOver) throw error;
        // Page tokens expire. The search starts over, and keeps what it has read.
        hasStartedOver = true;
        read.nextPageToken = undefined;
        seenTokens.clear();
        continue;
      }
      for (const row of page.rows) read.byAccount.set(row.accountId, row);
      if (page.nextPageToken !== undefined && seenTokens.has(page.nextPageToken)) {
        throw new UnexpectedAnswerError(
          'The tenant keeps sending the same page: the grants cannot be looked through to the end.',
        );
      }
      read.nextPageToken = page.nextPageToken;
      read.isWhole = page.nextPageToken === undefined;
      if (page.nextPageToken !== undefined) seenTokens.add(page.nextPageToken);
    }
  }

  private readSoFar(entitlement: EntitlementRef): ReadSoFar {
    const key = entitlementKey(entitlement);
    const known = this.pages.get(key);
    if (known !== undefined) return known;
    const read: ReadSoFar = { byAccount: new Map(), nextPageToken: undefined, isWhole: false };
    this.pages.set(key, read);
    return read;
  }
}
