/**
 * A window in a process of its own that removes an expiration: `windowToKill.ts JSON`. The test that
 * starts it kills it while the tenant keeps its answer back.
 */
import { join } from 'node:path';
import { clientCredential } from '../../src/core/auth/credential';
import { ChangeService } from '../../src/core/change/changeService';
import { FileChangeJournal } from '../../src/core/change/journal/changeJournal';
import { newJournalFileName } from '../../src/core/change/journal/journalFiles';
import { expirationPlan } from '../../src/core/change/plan/planExpiration';
import type { GrantRef } from '../../src/core/model/ids';
import type { SignedInSession } from '../../src/core/session/session';
import { SessionStore } from '../../src/core/session/sessionStore';
import { connectTenant } from '../../src/core/session/tenantConnection';
import { TenantLock } from '../../src/core/session/tenantLock';
import { aTenant } from './builders';
import { ManualClock } from './manualClock';
import { RecordingLogger } from './recordingLogger';

/** What the test tells the window. */
export interface WindowToKill {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly journalFolder: string;
  readonly grant: GrantRef;
  /** RFC 3339. */
  readonly endsAt: string;
}

async function main(task: WindowToKill): Promise<void> {
  const clock = new ManualClock();
  const logger = new RecordingLogger();
  const connection = connectTenant(clientCredential(task.clientId, task.clientSecret), {
    clock,
    logger,
    userAgent: 'tests/1',
  });
  const session: SignedInSession = { kind: 'signedIn', tenant: aTenant(), connection };
  const store = new SessionStore();
  store.replace(session);
  const lock = new TenantLock(clock);
  lock.unlock(session.tenant.key);
  const path = join(task.journalFolder, newJournalFileName(process.pid));
  const journal = new FileChangeJournal(path, clock);
  const changes = new ChangeService({
    clock,
    store,
    lock,
    journal,
    logger,
    effects: () => undefined,
  });
  const plan = expirationPlan(
    {
      change: { kind: 'removeExpiration', grant: task.grant },
      subject: 'Ben: Admins on GitHub',
      current: new Date(task.endsAt),
    },
    session,
    clock.now(),
  );
  await changes.applyAll([plan]);
}

const [task] = process.argv.slice(2);
if (task !== undefined) void main(JSON.parse(task) as WindowToKill);
