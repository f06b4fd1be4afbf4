import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import type { Change } from '../../../../src/core/change/change';
import {
  AlreadyMadeError,
  ChangeConflictError,
  ChangeUnderWayError,
  JournalError,
  SessionChangedError,
} from '../../../../src/core/change/changeErrors';
import { TooNearError } from '../../../../src/core/change/families/tooNearError';
import { NotFoundError, PermissionError } from '../../../../src/core/errors';
import { TenantLockedError } from '../../../../src/core/session/tenantLock';
import {
  assertEnded,
  removing,
  searchGrants,
  setting,
  useChangeBench,
  type ChangeBench,
} from '../../../support/changeBench';
import { admins, held } from '../../../support/officeTenant';

const ben = held(admins, 'Ben');
const bensEnd = new Date('2026-03-13T13:00:00Z');
const may = new Date('2026-05-01T00:00:00Z');
const june = new Date('2026-06-01T00:00:00Z');
const removeBens: Change = { kind: 'removeExpiration', grant: ben };
const setBens: Change = { kind: 'setExpiration', grant: ben, expiresAt: may };

describe('a change is not sent', () => {
  const benches = useChangeBench();
  let bench: ChangeBench;

  beforeEach(() => {
    bench = benches.current;
  });

  it('to a locked tenant', async () => {
    const plan = await bench.plan(removeBens);
    bench.lock.lock(bench.session.tenant.key);
    assertEnded(await bench.apply(plan), 'failed', TenantLockedError);
    assert.equal(bench.writeCount, 0);
  });

  it('to a tenant whose unlock ended since the plan was made', async () => {
    const plan = await bench.plan(removeBens);
    bench.lockClock.advance(15 * 60_000);
    assertEnded(await bench.apply(plan), 'failed', TenantLockedError);
  });

  it('when the window leaves the tenant, whose connection ends, while the grant is read again', async () => {
    const plan = await bench.plan(removeBens);
    const leave = () => {
      bench.store.replace({ kind: 'signedOut' });
      bench.session.connection.dispose();
    };
    bench.office.fail(searchGrants, { kind: 'meanwhile', act: leave });
    assertEnded(await bench.apply(plan), 'failed', SessionChangedError);
    assert.equal(bench.writeCount, 0);
  });

  it('in another session than the one it was planned in', async () => {
    const plan = await bench.plan(removeBens);
    bench.store.replace(bench.newSession(bench.session.connection));
    assertEnded(await bench.apply(plan), 'failed', SessionChangedError);
    assert.equal(bench.writeCount, 0);
  });

  it('when the window leaves the tenant while the grant is read again', async () => {
    const plan = await bench.plan(removeBens);
    const gate = bench.office.hold(searchGrants);
    const applying = bench.apply(plan);
    await gate.arrived;
    bench.store.replace({ kind: 'signedOut' });
    gate.letGo();
    assertEnded(await applying, 'failed', SessionChangedError);
    assert.equal(bench.writeCount, 0);
  });

  it('while another change of the same thing is under way', async () => {
    const [first, second] = [await bench.plan(setBens), await bench.plan(removeBens)];
    const gate = bench.office.hold(searchGrants);
    const service = bench.service();
    const applying = service.applyAll([first]);
    await gate.arrived;
    const [outcome] = await service.applyAll([second]);
    gate.letGo();
    assert.ok(outcome);
    assertEnded(outcome, 'failed', ChangeUnderWayError);
    assert.equal((await applying)[0]?.kind, 'applied');
    assert.equal(bench.office.requestsTo(removing).length, 0);
  });

  it('again when somebody else changed it while the tenant asked to slow down', async () => {
    const plan = await bench.plan(removeBens);
    bench.meanwhileSet(ben, june, removing);
    bench.office.fail(removing, { kind: 'status', status: 429, retryAfter: 1 });
    assertEnded(await bench.apply(plan), 'failed', ChangeConflictError);
    assert.equal(bench.office.requestsTo(removing).length, 1);
    assert.deepEqual(await bench.expiresAt(ben), june);
  });

  it('by what was read long before, when somebody else changed it since', async () => {
    const plan = await bench.plan(removeBens);
    const begin = () => {
      bench.meanwhileSet(ben, june);
      bench.office.clock.advance(5001);
      return Promise.resolve('entry-1');
    };
    const [end, settle] = [() => Promise.resolve(), () => Promise.resolve()];
    const [outcome] = await bench.service({ begin, end, settle }).applyAll([plan]);
    assert.ok(outcome);
    assertEnded(outcome, 'failed', ChangeConflictError);
    assert.equal(bench.office.requestsTo(removing).length, 0);
  });

  it('when somebody else made the same change meanwhile', async () => {
    const plan = await bench.plan({ kind: 'setExpiration', grant: ben, expiresAt: june });
    bench.meanwhileSet(ben, june);
    assertEnded(await bench.apply(plan), 'failed', AlreadyMadeError);
    assert.equal(bench.office.requestsTo(setting).length, 1);
    await assert.rejects(bench.readJournal());
  });

  it('when somebody else changed the same thing, and says what', async () => {
    const plan = await bench.plan(removeBens);
    bench.meanwhileSet(ben, june);
    const error = assertEnded(await bench.apply(plan), 'failed', ChangeConflictError);
    assert.ok(error instanceof ChangeConflictError);
    assert.deepEqual(error.clashes, [
      {
        field: 'expiresAt',
        base: bensEnd.toISOString(),
        serverNow: june.toISOString(),
        mine: null,
      },
    ]);
    assert.match(
      error.message,
      /Expiration: you saw 2026-03-1\d .*, now it is 2026-0\d-\d\d .*, you wanted standing\./,
    );
    assert.equal(bench.office.requestsTo(removing).length, 0);
  });

  it('when somebody else changed it, and the rows show so', async () => {
    const { catalog } = bench;
    const plan = await bench.plan(removeBens);
    await catalog.grants(ben).ensure();
    bench.meanwhileSet(ben, june);
    await bench.apply(plan);
    await catalog.grants(ben).reload();
    const row = catalog
      .grants(ben)
      .snapshot.rows.find(({ accountId }) => accountId === ben.accountId);
    assert.deepEqual(row && catalog.afterOwnWrites(row).expiresAt, june);
  });

  it('over a change that somebody else made after our own', async () => {
    await bench.apply(await bench.plan(removeBens));
    // What the person sees is our own write; the list has another end already.
    const plan = await bench.plan(setBens);
    bench.meanwhileSet(ben, june);
    assertEnded(await bench.apply(plan), 'failed', ChangeConflictError);
  });

  it('when the tenant is locked while it is noted', async () => {
    const plan = await bench.plan(removeBens);
    const settled: string[] = [];
    const [outcome] = await bench
      .service({
        begin: () => {
          bench.lock.lock(bench.session.tenant.key);
          return Promise.resolve('entry-1');
        },
        end: () => Promise.resolve(),
        settle: (_, { kind }) => {
          settled.push(kind);
          return Promise.resolve();
        },
      })
      .applyAll([plan]);
    assert.ok(outcome);
    assertEnded(outcome, 'failed', TenantLockedError);
    assert.deepEqual(settled, ['failed']);
    assert.equal(bench.writeCount, 0);
  });

  it('again after the tenant asked to slow down, when the window has left it', async () => {
    const plan = await bench.plan(removeBens);
    const leave = () => bench.store.replace({ kind: 'signedOut' });
    bench.office.fail(removing, { kind: 'meanwhile', act: leave });
    bench.office.fail(removing, { kind: 'status', status: 429, retryAfter: 7 });
    assertEnded(await bench.apply(plan), 'failed', SessionChangedError);
    assert.equal(bench.writeCount, 1);
  });

  it('when the grant is gone', async () => {
    const plan = await bench.plan(removeBens);
    // A date in the past makes the server revoke.
    bench.meanwhileSet(ben, new Date('2026-03-01T00:00:00Z'));
    assertEnded(await bench.apply(plan), 'failed', NotFoundError);
    assert.equal(bench.office.requestsTo(removing).length, 0);
  });

  it('when the grant cannot be read again', async () => {
    const plan = await bench.plan(removeBens);
    bench.office.fail(searchGrants, { kind: 'status', status: 403 });
    assertEnded(await bench.apply(plan), 'failed', PermissionError);
    assert.equal(bench.writeCount, 0);
  });

  it('when its end has come near while the person decided', async () => {
    const plan = await bench.plan(setBens);
    bench.office.clock.advance(may.getTime() - bench.office.clock.now().getTime() - 299_999);
    assertEnded(await bench.apply(plan), 'failed', TooNearError);
    assert.equal(bench.writeCount, 0);
  });

  it('when it cannot be noted', async () => {
    const plan = await bench.plan(removeBens);
    await mkdir(bench.journalPath);
    assertEnded(await bench.apply(plan), 'failed', JournalError);
    assert.equal(bench.writeCount, 0);
  });
});
