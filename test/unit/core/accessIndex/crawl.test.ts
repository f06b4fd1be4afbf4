import assert from 'node:assert/strict';
import { AdaptiveLimit } from '../../../../src/core/accessIndex/adaptiveLimit';
import {
  crawl,
  type AddedGrants,
  type CrawlProgress,
  type CrawlSink,
  type CrawlSource,
} from '../../../../src/core/accessIndex/crawl';
import { RequestSlots } from '../../../../src/core/accessIndex/requestSlots';
import {
  CancelledError,
  InvalidRequestError,
  PermissionError,
  ServerError,
} from '../../../../src/core/errors';
import { asAppId, asEntitlementId, type AppId } from '../../../../src/core/model/ids';
import { anApp, anEntitlement } from '../../../support/builders';
import { ManualClock } from '../../../support/manualClock';

/** Grants of each entitlement, by app. */
type Counts = Readonly<Record<string, readonly number[]>>;

/** A tenant and an index that only count. */
class CountingBench implements CrawlSource, CrawlSink {
  readonly clock = new ManualClock();
  readonly asked: string[] = [];
  readonly sealed = new Map<string, number>();
  readonly progress: CrawlProgress[] = [];
  most = 0;
  fail: (what: string) => Error | undefined = () => undefined;
  private running = 0;
  private readonly open = new Map<string, number>();

  constructor(private readonly counts: Counts) {}

  run(known: readonly string[] = [], signal = new AbortController().signal) {
    return crawl({
      source: this,
      sink: this,
      slots: new RequestSlots(new AdaptiveLimit(), this.clock),
      clock: this.clock,
      isKnown: (appId) => known.includes(appId),
      onProgress: (progress) => this.progress.push(progress),
      signal,
    });
  }

  apps = () =>
    this.answer('apps', {
      rows: Object.keys(this.counts).map((id) => anApp({ id: asAppId(id) })),
      nextPageToken: undefined,
    });

  resourceTypes = (appId: AppId) =>
    this.answer(`types of ${appId}`, { rows: [], nextPageToken: undefined });

  entitlements = (appId: AppId) =>
    this.answer(`entitlements of ${appId}`, {
      rows: (this.counts[appId] ?? []).map((grantCount, at) =>
        anEntitlement({ appId, entitlementId: asEntitlementId(String(at)), grantCount }),
      ),
      nextPageToken: undefined,
    });

  grants: CrawlSource['grants'] = async ({ app, entitlements, expectedGrantCount }, page) => {
    const start = Number(page.pageToken ?? 0);
    const names = entitlements?.map(({ entitlementId }) => entitlementId).join('+') ?? 'all';
    const rowCount = Math.min(100, expectedGrantCount - start);
    const next = start + rowCount;
    const added: AddedGrants = {
      rowCount,
      nextPageToken: next < expectedGrantCount ? String(next) : undefined,
    };
    return this.answer(`${app.id} ${names} from ${start}`, Buffer.from(JSON.stringify(added)));
  };

  beginApp: CrawlSink['beginApp'] = ({ app }) => {
    this.open.set(app.id, 0);
    return Promise.resolve();
  };

  addGrants: CrawlSink['addGrants'] = (appId, page) => {
    const added = JSON.parse(page.toString()) as AddedGrants;
    this.open.set(appId, (this.open.get(appId) ?? 0) + added.rowCount);
    return Promise.resolve(added);
  };

  sealApp: CrawlSink['sealApp'] = (appId) => {
    this.sealed.set(appId, this.open.get(appId) ?? 0);
    return Promise.resolve();
  };

  private async answer<Value>(what: string, value: Value): Promise<Value> {
    this.asked.push(what);
    this.most = Math.max(this.most, ++this.running);
    await new Promise(setImmediate);
    this.running--;
    const error = this.fail(what);
    if (error !== undefined) throw error;
    return value;
  }
}

const tenant: Counts = { small: [30, 50], empty: [], large: [1500, 900, 5000] };

describe('a crawl', () => {
  let bench: CountingBench;

  beforeEach(() => {
    bench = new CountingBench(tenant);
  });

  it('reads every grant of every app, each page once', async () => {
    const { apps, unreadable } = await bench.run();
    assert.deepEqual(
      apps.map(({ id }) => id),
      ['small', 'empty', 'large'],
    );
    assert.deepEqual(unreadable, []);
    assert.deepEqual(Object.fromEntries(bench.sealed), { small: 80, empty: 0, large: 7400 });
    assert.equal(new Set(bench.asked).size, bench.asked.length);
    assert.equal(bench.asked.filter((what) => what.includes(' from ')).length, 76);
  });

  it('runs several cursors at once, and no more than the tenant bears', async () => {
    await bench.run();
    assert.ok(bench.most >= 3 && bench.most <= 6, String(bench.most));
  });

  it('begins with what takes longest', async () => {
    await bench.run();
    const first = bench.asked.find((what) => what.startsWith('large'));
    assert.equal(first, 'large 2 from 0');
  });

  it('says how far it is', async () => {
    await bench.run();
    assert.deepEqual(bench.progress.at(-1), {
      appCount: 3,
      doneAppCount: 3,
      partitionCount: 5,
      donePartitionCount: 5,
      grantCount: 7480,
    });
  });

  it('goes on where an earlier one ended', async () => {
    await bench.run(['large', 'empty']);
    assert.deepEqual([...bench.sealed.keys()], ['small']);
    assert.equal(bench.asked.filter((what) => what.includes('large')).length, 0);
  });

  it('starts a cursor over whose page token has expired, once', async () => {
    let failures = 0;
    bench.fail = (what) =>
      what === 'large 2 from 300' && failures++ === 0
        ? new InvalidRequestError('the page token has expired')
        : undefined;
    await bench.run();
    assert.equal(bench.asked.filter((what) => what === 'large 2 from 0').length, 2);
    bench.fail = (what) =>
      what === 'large 2 from 300' ? new InvalidRequestError('a bad filter') : undefined;
    await assert.rejects(bench.run(), InvalidRequestError);
  });

  it('leaves out an app that may not be read, and says so', async () => {
    bench.fail = (what) => (what === 'small all from 0' ? new PermissionError('no') : undefined);
    const { unreadable } = await bench.run();
    assert.deepEqual(
      unreadable.map(({ app }) => app.id),
      ['small'],
    );
    assert.deepEqual([...bench.sealed.keys()], ['empty', 'large']);
  });

  it('ends with the first failure, and what was sealed stays', async () => {
    bench.fail = (what) => (what === 'large 2 from 4000' ? new ServerError('down') : undefined);
    await assert.rejects(bench.run(), ServerError);
    const asked = bench.asked.length;
    assert.deepEqual([...bench.sealed.keys()].sort(), ['empty', 'small']);
    await new Promise(setImmediate);
    assert.equal(bench.asked.length, asked);
  });

  it('is cancelled', async () => {
    const abort = new AbortController();
    bench.fail = (what) => {
      if (what === 'large 2 from 500') abort.abort();
      return undefined;
    };
    await assert.rejects(bench.run([], abort.signal), CancelledError);
    assert.ok(!bench.sealed.has('large'));
  });
});
