import { PageGuard, readAllPages, type PageRequest } from '../api/pages';
import { InvalidRequestError, PermissionError, toError } from '../errors';
import type { App, ResourceType } from '../model/app';
import type { Entitlement } from '../model/entitlement';
import type { AppId } from '../model/ids';
import type { Page } from '../model/page';
import type { Clock } from '../ports';
import { anySignal } from '../util/abort';
import { longestFirst, partitionsOf, type Partition } from './partitions';
import type { RequestSlots } from './requestSlots';

/** What a crawl asks of the tenant. */
export interface CrawlSource {
  apps(page: PageRequest, signal: AbortSignal): Promise<Page<App>>;
  resourceTypes(appId: AppId, page: PageRequest, signal: AbortSignal): Promise<Page<ResourceType>>;
  entitlements(appId: AppId, page: PageRequest, signal: AbortSignal): Promise<Page<Entitlement>>;
  /** A page of grants as it came. */
  grants(partition: Partition, page: PageRequest, signal: AbortSignal): Promise<Buffer>;
}

/** What is known of a page of grants once it was taken in. */
export interface AddedGrants {
  readonly rowCount: number;
  readonly nextPageToken: string | undefined;
}

/** Where pages of grants are read: on another thread, so that this one stays free. */
export interface CrawlSink {
  beginApp(app: AppStructure): Promise<void>;
  /** @throws {UnexpectedAnswerError} where the page is not as documented. */
  addGrants(appId: AppId, page: Buffer): Promise<AddedGrants>;
  /** The app was read to its end: from now on it counts, and it outlasts the crawl. */
  sealApp(appId: AppId): Promise<void>;
}

/** An app without its grants. */
export interface AppStructure {
  readonly app: App;
  readonly resourceTypes: readonly ResourceType[];
  readonly entitlements: readonly Entitlement[];
  /** When reading began. */
  readonly readAt: Date;
}

/** How far a crawl is. */
export interface CrawlProgress {
  readonly appCount: number;
  readonly doneAppCount: number;
  readonly partitionCount: number;
  readonly donePartitionCount: number;
  readonly grantCount: number;
}

/** An app that the caller may not read. */
export interface UnreadableApp {
  readonly app: App;
  readonly error: PermissionError;
}

/** How a crawl ended. */
export interface CrawlEnd {
  /** All apps of the tenant, so that the others can be forgotten. */
  readonly apps: readonly App[];
  readonly unreadable: readonly UnreadableApp[];
}

export interface CrawlParts {
  readonly source: CrawlSource;
  readonly sink: CrawlSink;
  readonly slots: RequestSlots;
  readonly clock: Clock;
  /** Apps that are known well enough, such as those of a crawl that was cut off. */
  readonly isKnown: (appId: AppId) => boolean;
  readonly onProgress: (progress: CrawlProgress) => void;
  readonly signal: AbortSignal;
}

/** What is below an app comes first, because more cursors follow from it. */
const structurePriority = Infinity;

/**
 * Reads apps, entitlements and grants of a whole tenant, each cursor page after page and many of them
 * at once. What was sealed stays where the rest fails: the next crawl goes on from there.
 *
 * @throws {C1Error} of the first cursor that fails; the others are stopped.
 * @throws {CancelledError} when the signal aborts.
 */
export async function crawl(parts: CrawlParts): Promise<CrawlEnd> {
  const failure = new AbortController();
  const signal = anySignal(parts.signal, failure.signal);
  const run = new CrawlRun(parts);
  const apps = await run.readApps(signal);
  const unreadable: UnreadableApp[] = [];
  const readApp = async (app: App) => {
    try {
      await run.readApp(app, signal);
    } catch (thrown) {
      const error = toError(thrown);
      if (!(error instanceof PermissionError)) throw error;
      unreadable.push({ app, error });
    }
  };
  await settleAll(apps.map(readApp), () => failure.abort());
  return { apps, unreadable };
}

/** Waits for all, so that nothing goes on behind the caller's back, and throws the first failure. */
async function settleAll(promises: readonly Promise<void>[], onFailure: () => void): Promise<void> {
  let first: { readonly error: unknown } | undefined;
  await Promise.all(
    promises.map((promise) =>
      promise.catch((error: unknown) => {
        first ??= { error };
        onFailure();
      }),
    ),
  );
  if (first !== undefined) throw first.error;
}

class CrawlRun {
  private readonly counts = {
    appCount: 0,
    doneAppCount: 0,
    partitionCount: 0,
    donePartitionCount: 0,
    grantCount: 0,
  };

  constructor(private readonly parts: CrawlParts) {}

  async readApps(signal: AbortSignal): Promise<readonly App[]> {
    const { source } = this.parts;
    const apps = await this.readAll((page) => source.apps(page, signal), signal);
    this.note({ appCount: apps.length });
    return apps;
  }

  async readApp(app: App, crawlSignal: AbortSignal): Promise<void> {
    const failure = new AbortController();
    const signal = anySignal(crawlSignal, failure.signal);
    if (!this.parts.isKnown(app.id)) {
      const partitions = await this.beginApp(app, signal);
      this.note({ partitionCount: this.counts.partitionCount + partitions.length });
      const readPartition = (partition: Partition) => this.readPartition(partition, signal);
      await settleAll(partitions.map(readPartition), () => failure.abort());
      await this.parts.sink.sealApp(app.id);
    }
    this.note({ doneAppCount: this.counts.doneAppCount + 1 });
  }

  private async beginApp(app: App, signal: AbortSignal): Promise<readonly Partition[]> {
    const { clock, sink, source } = this.parts;
    const readAt = clock.now();
    const resourceTypes = await this.readAll(
      (page) => source.resourceTypes(app.id, page, signal),
      signal,
    );
    const entitlements = await this.readAll(
      (page) => source.entitlements(app.id, page, signal),
      signal,
    );
    await sink.beginApp({ app, resourceTypes, entitlements, readAt });
    return longestFirst(partitionsOf(app, entitlements));
  }

  private async readPartition(partition: Partition, signal: AbortSignal): Promise<void> {
    let hasStartedOver = false;
    for (;;) {
      try {
        await this.readPages(partition, signal);
        break;
      } catch (error) {
        // A page token expires. Rows that come twice count once.
        if (!(error instanceof InvalidRequestError) || hasStartedOver) throw error;
        hasStartedOver = true;
      }
    }
    this.note({ donePartitionCount: this.counts.donePartitionCount + 1 });
  }

  private async readPages(partition: Partition, signal: AbortSignal): Promise<void> {
    const { sink, slots, source } = this.parts;
    const guard = new PageGuard();
    let left = partition.expectedGrantCount;
    let pageToken: string | undefined;
    do {
      const page = { pageToken };
      const bytes = await slots.run(left, () => source.grants(partition, page, signal), signal);
      const added = await sink.addGrants(partition.app.id, bytes);
      guard.requireProgress({
        rows: { length: added.rowCount },
        nextPageToken: added.nextPageToken,
      });
      left -= added.rowCount;
      pageToken = added.nextPageToken;
      this.note({ grantCount: this.counts.grantCount + added.rowCount });
    } while (pageToken !== undefined);
  }

  private readAll<Row>(
    fetchPage: (page: PageRequest) => Promise<Page<Row>>,
    signal: AbortSignal,
  ): Promise<readonly Row[]> {
    const { slots } = this.parts;
    return readAllPages(
      (page) => slots.run(structurePriority, () => fetchPage(page), signal),
      signal,
    );
  }

  private note(counts: Partial<CrawlProgress>): void {
    Object.assign(this.counts, counts);
    this.parts.onProgress({ ...this.counts });
  }
}
