import { bearerCredential } from '../../src/core/auth/credential';
import type { Clock, Logger } from '../../src/core/ports';
import { connectTenant, type TenantConnection } from '../../src/core/session/tenantConnection';
import { ManualClock } from './manualClock';
import { RecordingLogger } from './recordingLogger';

/** A connection with a bearer token, to a host on loopback; waits between tries take no time. */
export function connectWithToken(
  host: string,
  parts: { readonly clock?: Clock; readonly logger?: Logger } = {},
): TenantConnection {
  return connectTenant(bearerCredential(host, 'token-of-the-test'), {
    clock: parts.clock ?? new ManualClock(undefined, { skipSleeps: true }),
    logger: parts.logger ?? new RecordingLogger(),
    userAgent: 'tests/1',
    random: () => 0,
    apiTimeoutMs: 5000,
  });
}
