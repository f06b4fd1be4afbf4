import type { ReachView } from '../../../shared/messages/entitlementPanel';
import { countOf } from '../../../shared/text/words';
import { PageGuard } from '../../api/pages';
import type { TenantApi } from '../../api/tenantApi';
import { CancelledError, toError } from '../../errors';
import type { EntitlementRef } from '../../model/ids';

/** How many pages are read before somebody asks for the rest. */
const maxUnaskedPages = 20;

/** Counts the grants of an entitlement that a change touches, standing and expiring, page by page. */
export class GrantReach {
  private standing = 0;
  private expiring = 0;
  private state: ReachView['state'] = 'partial';
  private pageToken: string | undefined;
  private hasBegun = false;
  private failure = '';
  private readonly guard = new PageGuard();
  private stop = new AbortController();

  constructor(
    private readonly api: TenantApi,
    private readonly entitlement: EntitlementRef,
    private readonly onDidChange: () => void,
  ) {}

  /** @param grantCount as the tenant counts them, which is known at once. */
  view(grantCount: number): ReachView {
    const isKnown = this.state === 'complete';
    const isBegun = isKnown || this.standing + this.expiring > 0;
    const total = countOf(isKnown ? this.standing + this.expiring : grantCount, 'grant');
    const counts = `${inWords(this.standing)} standing, ${inWords(this.expiring)} expiring`;
    const text = isBegun ? `${total}: ${isKnown ? '' : 'at least '}${counts}` : total;
    return { text: this.failure === '' ? text : `${text}. ${this.failure}`, state: this.state };
  }

  /** Counts once for as long as nobody asks; later calls do nothing. */
  countUnasked(): Promise<void> {
    return this.hasBegun ? Promise.resolve() : this.count(maxUnaskedPages);
  }

  /** Counts on to the end. */
  countOn(): Promise<void> {
    return this.state === 'partial' ? this.count(Infinity) : Promise.resolve();
  }

  /** Stops counting; what was counted stays. */
  cancel(): void {
    this.stop.abort();
  }

  /** Never rejects: a count that fails says so. */
  private async count(maxPages: number): Promise<void> {
    this.hasBegun = true;
    this.state = 'counting';
    this.failure = '';
    this.stop = new AbortController();
    this.onDidChange();
    try {
      this.state = (await this.readPages(maxPages)) ? 'complete' : 'partial';
    } catch (error) {
      this.state = 'partial';
      if (!(error instanceof CancelledError)) {
        this.failure = `They cannot be counted on: ${toError(error).message}`;
      }
    }
    this.onDidChange();
  }

  /** @returns whether the end was reached. */
  private async readPages(maxPages: number): Promise<boolean> {
    for (let read = 0; read < maxPages; read++) {
      const query = { entitlements: [this.entitlement] };
      const page = await this.api.grants.search(
        query,
        { pageToken: this.pageToken },
        this.stop.signal,
      );
      this.guard.requireProgress(page);
      for (const { expiresAt } of page.rows) {
        if (expiresAt === undefined) this.standing++;
        else this.expiring++;
      }
      this.pageToken = page.nextPageToken;
      if (this.pageToken === undefined) return true;
      this.onDidChange();
    }
    return false;
  }
}

const inWords = (count: number) => count.toLocaleString('en-US');
