import assert from 'node:assert/strict';
import { AccessIndex, type GrantPlace } from '../../../../src/core/accessIndex/accessIndex';
import { AdaptiveLimit } from '../../../../src/core/accessIndex/adaptiveLimit';
import { crawl } from '../../../../src/core/accessIndex/crawl';
import { RequestSlots } from '../../../../src/core/accessIndex/requestSlots';
import { SegmentFiller } from '../../../../src/core/accessIndex/segmentFiller';
import { grantAt } from '../../../../src/core/accessIndex/segmentRows';
import { tenantSource } from '../../../../src/core/accessIndex/tenantSource';
import { readAllPages } from '../../../../src/core/api/pages';
import { clientCredential } from '../../../../src/core/auth/credential';
import type { Grant } from '../../../../src/core/model/grant';
import { grantKey } from '../../../../src/core/model/ids';
import {
  connectTenant,
  type TenantConnection,
} from '../../../../src/core/session/tenantConnection';
import { startEmulator, type Emulator } from '../../../../src/emulator/server';
import { ManualClock } from '../../../support/manualClock';
import { RecordingLogger } from '../../../support/recordingLogger';

const dayMs = 24 * 3_600_000;

describe('the index of the demo tenant', () => {
  const clock = new ManualClock(undefined, { skipSleeps: true });
  const index = new AccessIndex();
  let emulator: Emulator;
  let connection: TenantConnection;
  let everything: readonly Grant[];

  before('is read from its API', async function () {
    this.timeout(60_000);
    emulator = await startEmulator({ scenario: { kind: 'demo' }, now: () => clock.now() });
    const [admin] = emulator.credentials;
    assert.ok(admin);
    connection = connectTenant(clientCredential(admin.clientId, admin.clientSecret), {
      clock,
      logger: new RecordingLogger(),
      userAgent: 'tests/1',
    });
    const { grants } = connection.api;
    everything = await readAllPages((page) => grants.search({}, page));
    await crawl({
      source: tenantSource(connection.api),
      sink: new SegmentFiller((segment) => {
        index.put(segment);
        return Promise.resolve();
      }),
      slots: new RequestSlots(new AdaptiveLimit(), clock),
      clock,
      isKnown: () => false,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
  });

  after(async () => {
    connection.dispose();
    await emulator.close();
  });

  const keysOf = (places: readonly GrantPlace[]) =>
    places.map(({ row, segment }) => grantKey(grantAt(segment, row))).sort();

  it('knows what ends within 30 days, as the tenant itself tells grant by grant', () => {
    const [from, to] = [clock.now(), new Date(clock.now().getTime() + 30 * dayMs)];
    const wanted = everything.filter(
      ({ expiresAt }) => expiresAt !== undefined && expiresAt >= from && expiresAt < to,
    );
    assert.ok(wanted.length > 20);
    assert.deepEqual(keysOf(index.endingBetween(from, to)), wanted.map(grantKey).sort());
  });

  it('knows what each person holds, as the tenant itself tells', () => {
    const people = new Set(everything.flatMap(({ account }) => account?.userId ?? []));
    assert.ok(people.size > 200);
    for (const userId of people) {
      const wanted = everything.filter(({ account }) => account?.userId === userId);
      assert.deepEqual(keysOf(index.heldBy(userId)), wanted.map(grantKey).sort());
    }
  });
});
