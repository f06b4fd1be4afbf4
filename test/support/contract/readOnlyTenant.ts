import { clientCredential, type Credential } from '../../../src/core/auth/credential';
import { connectTenant, type TenantConnection } from '../../../src/core/session/tenantConnection';
import { systemClock } from '../../../src/core/util/systemClock';
import { startEmulator, type Emulator } from '../../../src/emulator/server';
import { liveCredential } from '../../../tools/live/liveCredential';
import { RecordingLogger } from '../recordingLogger';

/**
 * Connects the suite to a tenant that nothing is known of: the live one of `npm run test:live`, or
 * an emulator where there is none. Nothing may be written.
 */
export function useReadOnlyTenant(): { readonly current: TenantConnection } {
  let emulator: Emulator | undefined;
  let connection: TenantConnection | undefined;
  before('connect to the tenant', async () => {
    const live = liveCredential();
    if (live === undefined) emulator = await startEmulator({ scenario: { kind: 'demo' } });
    connection = connectTenant(live ?? credentialOf(emulator), {
      clock: systemClock,
      logger: new RecordingLogger(),
      userAgent: 'conductorone-access contract tests',
    });
  });
  after(() => emulator?.close());
  return {
    get current() {
      if (connection === undefined) throw new Error('There is no connection.');
      return connection;
    },
  };
}

function credentialOf(emulator: Emulator | undefined): Credential {
  const [admin] = emulator?.credentials ?? [];
  if (admin === undefined) throw new Error('The emulator does not run.');
  return clientCredential(admin.clientId, admin.clientSecret);
}
