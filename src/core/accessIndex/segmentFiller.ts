import { readGrantPage } from '../api/grants';
import { parseJson } from '../http/answer';
import type { AppId } from '../model/ids';
import type { AppSegment } from './appSegment';
import type { AddedGrants, AppStructure, CrawlSink } from './crawl';
import { SegmentBuilder } from './segmentBuilder';

/** Reads what a crawl brings into segments, one per app, and hands over each that is whole. */
export class SegmentFiller implements CrawlSink {
  private readonly building = new Map<AppId, SegmentBuilder>();

  constructor(private readonly onSealed: (segment: AppSegment) => Promise<void>) {}

  beginApp({ app, entitlements, readAt, resourceTypes }: AppStructure): Promise<void> {
    const builder = new SegmentBuilder(app, resourceTypes, readAt);
    for (const entitlement of entitlements) builder.addEntitlement(entitlement);
    this.building.set(app.id, builder);
    return Promise.resolve();
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a page that cannot be read rejects
  async addGrants(appId: AppId, page: Buffer): Promise<AddedGrants> {
    const { nextPageToken, rows } = readGrantPage(parseJson(page));
    const builder = this.builderOf(appId);
    for (const grant of rows) builder.addGrant(grant);
    return { rowCount: rows.length, nextPageToken };
  }

  async sealApp(appId: AppId): Promise<void> {
    const segment = this.builderOf(appId).sealed();
    this.building.delete(appId);
    await this.onSealed(segment);
  }

  private builderOf(appId: AppId): SegmentBuilder {
    const builder = this.building.get(appId);
    if (builder === undefined) throw new RangeError('Grants of an app that was not begun.');
    return builder;
  }
}
