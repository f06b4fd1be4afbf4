import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import type { Change, ChangeOutcome } from '../../../../src/core/change/change';
import {
  ChangeConflictError,
  JournalError,
  SessionChangedError,
} from '../../../../src/core/change/changeService';
import {
  ConflictError,
  ConnectionError,
  NotFoundError,
  PermissionError,
  RateLimitedError,
  ServerError,
  SignInRequiredError,
} from '../../../../src/core/errors';
import { TenantLockedError } from '../../../../src/core/session/tenantLock';
import { ChangeBench } from '../../../support/changeBench';
import { admins, held } from '../../../support/officeTenant';
import { useTemporaryFolder } from '../../../support/temporaryFolder';
import { useEmulator } from '../../../support/withEmulator';

const grantPath = '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users/{app_user_id}';
const removing = `${grantPath}/remove-grant-duration`;
const setting = `${grantPath}/update-grant-duration`;
const searchGrants = '/api/v1/search/grants';

const ana = held(admins, 'Ana');
const ben = held(admins, 'Ben');
const bensEnd = new Date('2026-03-13T13:00:00Z');
const may = new Date('2026-05-01T00:00:00Z');
const june = new Date('2026-06-01T00:00:00Z');
const removeBens: Change = { kind: 'removeExpiration', grant: ben };
const setBens: Change = { kind: 'setExpiration', grant: ben, expiresAt: may };

describe('a change', () => {
  const office = useEmulator();
  const folder = useTemporaryFolder();
  let bench: ChangeBench;

  beforeEach(() => {
    bench = new ChangeBench(office.current, folder.path('changes.jsonl'));
  });
  afterEach(() => bench.dispose());

  const journal = async () =>
    (await readFile(folder.path('changes.jsonl'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  const writeCount = () =>
    office.current.requestsTo(removing).length + office.current.requestsTo(setting).length;
  const assertFailed = (
    outcome: ChangeOutcome,
    errorClass: new (...args: never) => Error,
    kind: 'failed' | 'unknown' = 'failed',
  ) => {
    assert.equal(outcome.kind, kind);
    assert.ok('error' in outcome && outcome.error instanceof errorClass);
    return outcome.error;
  };
  /** Somebody else sets the end of Ben's grant, just before it is read again. */
  const meanwhileEndsAt = (expiresAt: Date, pathTemplate = searchGrants) => {
    const act = async () => {
      const { writes } = office.current.connect();
      const plan = await bench.plan({ kind: 'setExpiration', grant: ben, expiresAt });
      await writes.write(plan.request, (json) => json);
    };
    office.current.fail(pathTemplate, { kind: 'meanwhile', act });
  };

  describe('that is carried out', () => {
    it('removes an expiration with one request', async () => {
      const outcome = await bench.apply(await bench.plan(removeBens));
      assert.deepEqual(outcome, { kind: 'applied', after: { expiresAt: undefined } });
      assert.equal(await bench.expiresAt(ben), undefined);
      assert.deepEqual(
        office.current.requestsTo(removing).map(({ body, status }) => ({ body, status })),
        [{ body: {}, status: 200 }],
      );
    });

    it('sets an expiration with one request', async () => {
      const outcome = await bench.apply(await bench.plan(setBens));
      assert.deepEqual(outcome, { kind: 'applied', after: { expiresAt: may } });
      assert.deepEqual(await bench.expiresAt(ben), may);
      assert.deepEqual(
        office.current.requestsTo(setting).map(({ body }) => body),
        [{ newDeprovisionAt: '2026-05-01T00:00:00.000Z' }],
      );
    });

    it('shows in the catalog at once', async () => {
      await bench.apply(await bench.plan(removeBens));
      assert.equal(bench.catalog.isJustChanged(ben), true);
    });

    it('is repeated after 429, which carries nothing out', async () => {
      const plan = await bench.plan(removeBens);
      office.current.fail(removing, { kind: 'status', status: 429, retryAfter: 7 });
      assert.equal((await bench.apply(plan)).kind, 'applied');
      assert.equal(writeCount(), 2);
    });

    it('is repeated with a fresh token after 401, which carries nothing out', async () => {
      const plan = await bench.plan(removeBens);
      office.current.fail(removing, { kind: 'status', status: 401 });
      assert.equal((await bench.apply(plan)).kind, 'applied');
    });
  });

  describe('is not sent', () => {
    it('to a locked tenant', async () => {
      const plan = await bench.plan(removeBens);
      bench.lock.lock(bench.session.tenant.key);
      assertFailed(await bench.apply(plan), TenantLockedError);
      assert.equal(writeCount(), 0);
    });

    it('to a tenant whose unlock ended since the plan was made', async () => {
      const plan = await bench.plan(removeBens);
      bench.lockClock.advance(15 * 60_000);
      assertFailed(await bench.apply(plan), TenantLockedError);
    });

    it('in another session than the one it was planned in', async () => {
      const plan = await bench.plan(removeBens);
      bench.store.replace(bench.newSession(bench.session.connection));
      assertFailed(await bench.apply(plan), SessionChangedError);
      assert.equal(writeCount(), 0);
    });

    it('when the window leaves the tenant while the grant is read again', async () => {
      const plan = await bench.plan(removeBens);
      const gate = office.current.hold(searchGrants);
      const applying = bench.apply(plan);
      await gate.arrived;
      bench.store.replace({ kind: 'signedOut' });
      gate.letGo();
      assertFailed(await applying, SessionChangedError);
      assert.equal(writeCount(), 0);
    });

    it('when somebody else changed the same thing, and says what', async () => {
      const plan = await bench.plan(removeBens);
      meanwhileEndsAt(june);
      const error = assertFailed(await bench.apply(plan), ChangeConflictError);
      assert.ok(error instanceof ChangeConflictError);
      assert.deepEqual(error.base, { expiresAt: bensEnd });
      assert.deepEqual(error.serverNow, { expiresAt: june });
      assert.deepEqual(error.mine, { expiresAt: undefined });
      assert.equal(office.current.requestsTo(removing).length, 0);
    });

    it('when the grant is gone', async () => {
      const plan = await bench.plan(removeBens);
      // A date in the past makes the server revoke.
      meanwhileEndsAt(new Date('2026-03-01T00:00:00Z'));
      assertFailed(await bench.apply(plan), NotFoundError);
      assert.equal(office.current.requestsTo(removing).length, 0);
    });

    it('when the grant cannot be read again', async () => {
      const plan = await bench.plan(removeBens);
      office.current.fail(searchGrants, { kind: 'status', status: 403 });
      assertFailed(await bench.apply(plan), PermissionError);
      assert.equal(writeCount(), 0);
    });

    it('when it cannot be noted', async () => {
      const plan = await bench.plan(removeBens);
      await mkdir(folder.path('changes.jsonl'));
      assertFailed(await bench.apply(plan), JournalError);
      assert.equal(writeCount(), 0);
    });
  });

  it('of our own raises no conflict while the list lags behind', async () => {
    // The list still shows Ben's old end; we have just removed it.
    bench.catalog.noteExpiration(ben, undefined);
    const plan = await bench.plan(setBens);
    const outcome = await bench.apply({ ...plan, base: { expiresAt: undefined } });
    assert.equal(outcome.kind, 'applied');
  });

  it('of less than a second is none: servers round', async () => {
    const plan = await bench.plan(removeBens);
    const base = { expiresAt: new Date(bensEnd.getTime() + 999) };
    assert.equal((await bench.apply({ ...plan, base })).kind, 'applied');
  });

  describe('that the tenant refuses', () => {
    const refusals = [
      [403, PermissionError],
      [404, NotFoundError],
      [409, ConflictError],
    ] as const;
    for (const [status, errorClass] of refusals) {
      it(`with ${status} has failed, and is not sent again`, async () => {
        const plan = await bench.plan(removeBens);
        office.current.fail(removing, { kind: 'status', status });
        assertFailed(await bench.apply(plan), errorClass);
        assert.equal(writeCount(), 1);
        assert.equal(bench.catalog.isJustChanged(ben), false);
      });
    }

    it('with 429 again and again has failed', async () => {
      const plan = await bench.plan(removeBens);
      office.current.fail(removing, { kind: 'status', status: 429 }, 'always');
      assertFailed(await bench.apply(plan), RateLimitedError);
    });

    it('with 401 again and again has failed', async () => {
      const plan = await bench.plan(removeBens);
      office.current.fail(removing, { kind: 'status', status: 401 }, 'always');
      assertFailed(await bench.apply(plan), SignInRequiredError);
    });

    it('because the role may not do it', async () => {
      const { grant } = removeBens;
      const session = bench.newSession(office.current.connect('viewer'));
      bench.store.replace(session);
      const plan = await bench.plan({ kind: 'removeExpiration', grant });
      assertFailed(await bench.apply({ ...plan, session }), PermissionError);
    });
  });

  describe('whose answer does not come is never sent twice, and', () => {
    const lost = {
      'a cut connection': { kind: 'cut', moment: 'after' },
      'a failure of the server': { kind: 'status', status: 500, moment: 'after' },
      'half an answer': { kind: 'cutBody' },
      'half a JSON': { kind: 'truncatedJson' },
    } as const;
    for (const [what, fault] of Object.entries(lost)) {
      it(`was applied before ${what}, as reading back shows`, async () => {
        const plan = await bench.plan(removeBens);
        office.current.fail(removing, fault);
        assert.deepEqual(await bench.apply(plan), {
          kind: 'applied',
          after: { expiresAt: undefined },
        });
        assert.equal(writeCount(), 1);
        assert.equal(bench.catalog.isJustChanged(ben), true);
      });
    }

    it('has failed where reading back shows the state before', async () => {
      for (const [fault, errorClass] of [
        [{ kind: 'cut' }, ConnectionError],
        [{ kind: 'status', status: 503 }, ServerError],
      ] as const) {
        const plan = await bench.plan(removeBens);
        office.current.fail(removing, fault);
        assertFailed(await bench.apply(plan), errorClass);
      }
      assert.equal(writeCount(), 2);
    });

    it('is unknown where reading back fails', async () => {
      const plan = await bench.plan(removeBens);
      const refuse = () => void office.current.fail(searchGrants, { kind: 'html' });
      office.current.fail(removing, { kind: 'meanwhile', act: refuse });
      office.current.fail(removing, { kind: 'cut', moment: 'after' });
      assertFailed(await bench.apply(plan), ConnectionError, 'unknown');
      assert.equal(writeCount(), 1);
    });

    it('is unknown where somebody else has changed it since', async () => {
      const plan = await bench.plan(removeBens);
      meanwhileEndsAt(june, removing);
      office.current.fail(removing, { kind: 'cut' });
      assertFailed(await bench.apply(plan), ConnectionError, 'unknown');
    });
  });

  describe('is in the journal', () => {
    it('before it is sent, and with its outcome after', async () => {
      const plan = await bench.plan(setBens);
      let atSending: unknown[] = [];
      office.current.fail(setting, {
        kind: 'meanwhile',
        act: async () => {
          atSending = await journal();
        },
      });
      await bench.apply(plan);
      const [begun, settled, ...more] = await journal();
      assert.deepEqual(atSending, [begun]);
      assert.deepEqual(more, []);
      assert.ok(typeof begun === 'object' && begun !== null && 'id' in begun);
      const { id, ...entry } = begun;
      assert.deepEqual(entry, {
        version: 1,
        at: '2026-03-10T12:00:00.000Z',
        event: 'begun',
        tenantKey: 'acme.conductor.one',
        who: 'Ana Lima',
        subject: 'Ben: Admins on GitHub',
        kind: 'setExpiration',
        grant: ben,
        before: { expiresAt: bensEnd.toISOString() },
        after: { expiresAt: may.toISOString() },
        request: {
          method: 'POST',
          path: `/api/v1/apps/${ben.appId}/entitlements/${ben.entitlementId}/users/${ben.accountId}/update-grant-duration`,
          body: { newDeprovisionAt: may.toISOString() },
        },
      });
      assert.deepEqual(settled, {
        version: 1,
        at: '2026-03-10T12:00:00.000Z',
        event: 'settled',
        id,
        outcome: 'applied',
      });
    });

    it('with its failure', async () => {
      const plan = await bench.plan(removeBens);
      office.current.fail(removing, { kind: 'status', status: 403 });
      await bench.apply(plan);
      const [, settled] = await journal();
      assert.ok(typeof settled === 'object' && settled !== null && 'error' in settled);
      assert.match(String(settled.error), /^You may not do this/);
    });

    it('not where nothing was sent', async () => {
      const plan = await bench.plan(removeBens);
      bench.lock.lock(bench.session.tenant.key);
      await bench.apply(plan);
      await assert.rejects(journal(), { code: 'ENOENT' });
    });

    it('and stays applied where the journal does not take the outcome', async () => {
      const plan = await bench.plan(removeBens);
      const [outcome] = await bench
        .service({
          begin: () => Promise.resolve('entry-1'),
          settle: () => Promise.reject(new Error('disk full')),
        })
        .applyAll([plan]);
      assert.equal(outcome?.kind, 'applied');
      assert.match(office.current.logger.text, /error: The journal .* disk full/);
    });
  });

  it('of nothing needs no request', async () => {
    assert.deepEqual(await bench.service().applyAll([]), []);
    assert.deepEqual(office.current.apiPaths, []);
  });

  it('goes by the account, not by its app alone', async () => {
    await bench.apply(await bench.plan({ kind: 'setExpiration', grant: ana, expiresAt: may }));
    assert.deepEqual(await bench.expiresAt(ana), may);
    assert.deepEqual(await bench.expiresAt(ben), bensEnd);
  });
});
