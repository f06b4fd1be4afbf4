import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { clientCredential } from '../../src/core/auth/credential';
import { connectTenant, type TenantConnection } from '../../src/core/session/tenantConnection';
import { systemClock } from '../../src/core/util/systemClock';
import type { Fault } from '../../src/emulator/faults';
import { startEmulator, type Emulator } from '../../src/emulator/server';
import { RecordingLogger } from '../support/recordingLogger';

/** The waits that the other suites scale down or skip. */
describe('By the clock on the wall, a read', () => {
  let emulator: Emulator;
  let connection: TenantConnection;

  beforeEach(async () => {
    emulator = await startEmulator({ scenario: { kind: 'demo' } });
    const [admin] = emulator.credentials;
    assert.ok(admin);
    connection = connectTenant(clientCredential(admin.clientId, admin.clientSecret), {
      clock: systemClock,
      logger: new RecordingLogger(),
      userAgent: 'tests/1',
      random: () => 0,
    });
  });

  afterEach(async () => {
    connection.dispose();
    await emulator.close();
  });

  /** How long it takes to get the apps although the first requests go wrong. */
  async function secondsDespite(fault: Fault, times: number): Promise<number> {
    emulator.faults.add({ match: { pathTemplate: '/api/v1/search/apps' }, times, fault });
    const startedAtMs = performance.now();
    const { rows } = await connection.api.apps.search({});
    assert.ok(rows.length > 0);
    return (performance.now() - startedAtMs) / 1000;
  }

  it('is repeated when the tenant said it may be', async () => {
    const seconds = await secondsDespite({ kind: 'status', status: 429, retryAfter: 4 }, 1);
    assert.ok(seconds >= 4 && seconds < 8, `${seconds} s`);
  });

  it('is repeated after longer and longer waits while the tenant fails', async () => {
    const seconds = await secondsDespite({ kind: 'status', status: 503 }, 3);
    assert.ok(seconds >= 0.25 + 0.5 + 1 && seconds < 6, `${seconds} s`);
  });

  it('is repeated when no answer came for a minute', async () => {
    const seconds = await secondsDespite({ kind: 'latency', delayMs: 90_000 }, 1);
    assert.ok(seconds >= 60 && seconds < 70, `${seconds} s`);
  });
});
