import assert from 'node:assert/strict';
import { TenantLock, TenantLockedError } from '../../../../src/core/session/tenantLock';
import { demoTenantKey } from '../../../../src/core/session/tenantProfile';
import { ManualClock } from '../../../support/manualClock';

const acme = 'acme.conductor.one';
const minuteMs = 60_000;

describe('the lock of a tenant', () => {
  let clock: ManualClock;
  let lock: TenantLock;
  let changes: string[];

  beforeEach(() => {
    clock = new ManualClock();
    lock = new TenantLock(clock);
    changes = [];
    lock.onDidChange((key) => changes.push(`${key} ${lock.isUnlocked(key) ? 'open' : 'locked'}`));
  });
  afterEach(() => lock.dispose());

  /** Lets those who were woken go on. */
  const settled = () => new Promise(setImmediate);

  it('is closed at first', () => {
    assert.equal(lock.isUnlocked(acme), false);
    assert.throws(() => lock.requireUnlocked(acme), TenantLockedError);
  });

  it('opens for 15 minutes', () => {
    lock.unlock(acme);
    lock.requireUnlocked(acme);
    clock.advance(15 * minuteMs - 1);
    assert.equal(lock.isUnlocked(acme), true);
    clock.advance(1);
    assert.equal(lock.isUnlocked(acme), false);
    assert.throws(() => lock.requireUnlocked(acme), TenantLockedError);
  });

  it('tells when it closes by itself', async () => {
    lock.unlock(acme);
    clock.advance(15 * minuteMs);
    await settled();
    assert.deepEqual(changes, [`${acme} open`, `${acme} locked`]);
  });

  it('opens for another 15 minutes when it is opened again', async () => {
    lock.unlock(acme);
    clock.advance(10 * minuteMs);
    lock.unlock(acme);
    clock.advance(10 * minuteMs);
    await settled();
    assert.equal(lock.isUnlocked(acme), true);
    clock.advance(5 * minuteMs);
    assert.equal(lock.isUnlocked(acme), false);
  });

  it('closes by hand, and does not tell a second time', async () => {
    lock.unlock(acme);
    lock.lock(acme);
    assert.equal(lock.isUnlocked(acme), false);
    clock.advance(15 * minuteMs);
    await settled();
    assert.deepEqual(changes, [`${acme} open`, `${acme} locked`]);
  });

  it('of one tenant is not that of another', () => {
    lock.unlock(acme);
    assert.equal(lock.isUnlocked('beta.conductor.one'), false);
    lock.unlock('beta.conductor.one');
    lock.lock(acme);
    assert.equal(lock.isUnlocked('beta.conductor.one'), true);
  });

  it('of one window is not that of another', () => {
    lock.unlock(acme);
    assert.equal(new TenantLock(clock).isUnlocked(acme), false);
  });

  it('of the demo tenant is open, without an end, until it is closed', () => {
    assert.equal(lock.isUnlocked(demoTenantKey), true);
    clock.advance(24 * 60 * minuteMs);
    assert.equal(lock.isUnlocked(demoTenantKey), true);
    lock.lock(demoTenantKey);
    assert.throws(() => lock.requireUnlocked(demoTenantKey), TenantLockedError);
    lock.unlock(demoTenantKey);
    lock.requireUnlocked(demoTenantKey);
  });

  it('of a host that is called demo is not open', () =>
    assert.equal(lock.isUnlocked('demo.conductor.one'), false));

  it('tells nothing more when the window closes', async () => {
    lock.unlock(acme);
    lock.dispose();
    clock.advance(15 * minuteMs);
    await settled();
    assert.deepEqual(changes, [`${acme} open`]);
  });
});
