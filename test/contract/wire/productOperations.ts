import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { FileChangeJournal } from '../../../src/core/change/journal/changeJournal';
import type { ExpirationChange, ChangeOutcome } from '../../../src/core/change/change';
import { ChangeService } from '../../../src/core/change/changeService';
import { planExpiration } from '../../../src/core/change/plan/planExpiration';
import {
  asAccountId,
  asAppId,
  asEntitlementId,
  asUserId,
  type GrantRef,
} from '../../../src/core/model/ids';
import type { SignedInSession } from '../../../src/core/session/session';
import { SessionStore } from '../../../src/core/session/sessionStore';
import type { TenantConnection } from '../../../src/core/session/tenantConnection';
import { TenantLock } from '../../../src/core/session/tenantLock';
import {
  dispatchApiAdmin,
  grantEndingThisWeek,
  namesakes,
  personWithoutAccounts,
} from '../../../src/emulator/seed/landmarks';
import { collectPages } from '../../support/contract/collectPages';
import type { JudgedTenant } from '../../support/contract/judgedTenant';
import { ManualClock } from '../../support/manualClock';
import { RecordingLogger } from '../../support/recordingLogger';
import { useTemporaryFolder } from '../../support/temporaryFolder';

const entitlementRef = {
  appId: asAppId(dispatchApiAdmin.appId),
  entitlementId: asEntitlementId(dispatchApiAdmin.entitlementId),
};

const grantRef: GrantRef = {
  ...entitlementRef,
  accountId: asAccountId(grantEndingThisWeek.appUserId),
};

/** What the product exists for, from end to end. */
export function describeProductOperations(tenant: JudgedTenant): void {
  describe('the five operations', () => {
    const folder = useTemporaryFolder();

    const readGrant = async ({ api }: TenantConnection) => {
      const { rows } = await api.grants.search(
        { entitlements: [grantRef], accountIds: [grantRef.accountId] },
        {},
      );
      assert.ok(rows[0]);
      return rows[0];
    };

    /** Plans a change of the grant as it is now and carries it out, as the extension does. */
    const carryOut = async (
      change: ExpirationChange,
      connection: TenantConnection,
      journalPath: string,
    ): Promise<ChangeOutcome | undefined> => {
      const { api } = connection;
      const session: SignedInSession = {
        kind: 'signedIn',
        connection,
        tenant: {
          key: 'judged',
          host: '127.0.0.1',
          displayName: 'Judged',
          credentialKind: 'client',
          clientId: '',
          identityName: 'Admin',
          credentialRevision: 'first',
        },
      };
      const target = {
        grant: await readGrant(connection),
        entitlement: await api.entitlements.get(grantRef),
        app: await api.apps.get(grantRef.appId),
      };
      const planned = planExpiration(change, target, session, tenant.clock.now());
      assert.equal(planned.kind, 'ready');
      const store = new SessionStore();
      store.replace(session);
      // A clock that stands still: the tenant stays unlocked.
      const lock = new TenantLock(new ManualClock(tenant.clock.now()));
      lock.unlock(session.tenant.key);
      const service = new ChangeService({
        clock: tenant.clock,
        store,
        lock,
        journal: new FileChangeJournal(journalPath, tenant.clock),
        logger: new RecordingLogger(),
        effects: () => undefined,
      });
      const [outcome] = await service.applyAll([planned.plan]);
      lock.dispose();
      return outcome;
    };

    it('search grants', async () => {
      const { api } = tenant.connect();
      const account = (await readGrant(tenant.connect())).account;
      const userId = account?.userId ?? asUserId('');
      const rows = await collectPages((page) => api.grants.search({ userId }, page));
      assert.ok(rows.some(({ entitlementId }) => entitlementId === entitlementRef.entitlementId));
      assert.ok(rows.every((grant) => grant.account?.userId === userId));
      assert.ok(new Set(rows.map(({ appId }) => appId)).size > 1);
    });

    it('list the grants of one entitlement', async () => {
      const { api } = tenant.connect();
      const { grantCount } = await api.entitlements.get(entitlementRef);
      const rows = await collectPages((page) => api.grants.explain(entitlementRef, page), {
        pageSize: 10,
      });
      assert.equal(rows.length, grantCount);
      assert.ok(rows.some(({ reasons }) => reasons.length > 0));
    });

    it('remove the duration of a grant', async () => {
      const connection = tenant.connect();
      assert.ok((await readGrant(connection)).expiresAt);
      const journalPath = folder.path('journal');
      const outcome = await carryOut(
        { kind: 'removeExpiration', grant: grantRef },
        connection,
        journalPath,
      );
      assert.ok(outcome?.kind === 'applied');
      assert.deepEqual(outcome.after, { expiresAt: null });
      assert.equal((await readGrant(tenant.connect())).expiresAt, undefined);
      const entries = (await readFile(journalPath, 'utf8')).trim().split('\n');
      assert.equal(entries.length, 2);
    });

    it('set the duration of a grant', async () => {
      const expiresAt = new Date('2026-05-01T12:00:00Z');
      const outcome = await carryOut(
        { kind: 'setExpiration', grant: grantRef, expiresAt },
        tenant.connect(),
        folder.path('journal'),
      );
      assert.ok(outcome?.kind === 'applied');
      assert.deepEqual(outcome.after, { expiresAt: expiresAt.toISOString() });
      assert.deepEqual((await readGrant(tenant.connect())).expiresAt, expiresAt);
    });

    it('update an entitlement', async () => {
      const { appId, entitlementId } = entitlementRef;
      await tenant.send({
        method: 'POST',
        path: `/api/v1/apps/${appId}/entitlements/${entitlementId}`,
        body: { entitlement: { description: 'Changed' }, updateMask: 'description' },
      });
      const { api } = tenant.connect();
      assert.equal((await api.entitlements.get(entitlementRef)).description, 'Changed');
    });

    it('set the delegation of a user', async () => {
      const { api } = tenant.connect();
      const { userId } = personWithoutAccounts;
      const delegate = asUserId(namesakes[0].userId);
      const set = (delegatedUserId: string) =>
        tenant.send({
          method: 'POST',
          path: `/api/v1/users/${userId}/set-delegation-by-admin`,
          body: { delegatedUserId },
        });
      await set(delegate);
      assert.equal((await api.users.get(asUserId(userId))).delegateId, delegate);
      await set('');
      assert.equal((await api.users.get(asUserId(userId))).delegateId, undefined);
    });
  });
}
