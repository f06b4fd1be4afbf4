import assert from 'node:assert/strict';
import { demoTenantKey } from '../../../../src/core/session/tenantProfile';
import { keyOf, useWindows, type Window } from '../../../support/windows';

describe('an unlock', () => {
  const machine = useWindows();

  /** Also watches that no listener ever sees the next session unlocked. */
  const unlock = (window: Window) => {
    const key = keyOf(machine.office);
    window.lock.unlock(key);
    window.store.onDidChange(({ kind }) => {
      if (kind === 'signedIn') assert.equal(window.lock.isUnlocked(key), false);
    });
  };
  const assertLocked = (window: Window) =>
    assert.equal(window.lock.isUnlocked(keyOf(machine.office)), false);

  it('ends with signing out', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    unlock(window);
    await window.manager.signOut(keyOf(machine.office));
    assertLocked(window);
  });

  it('ends with signing out of a tenant that is not the active one', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    window.lock.unlock(keyOf(machine.office));
    await window.signIn(machine.other);
    await window.manager.signOut(keyOf(machine.office));
    assertLocked(window);
  });

  it('ends with another credential', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    unlock(window);
    await window.signIn(machine.office, 'viewer');
    assertLocked(window);
  });

  it('ends with a credential for this window only', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    unlock(window);
    const viewer = machine.office.credential('viewer');
    await window.manager.useOnce(viewer, await window.manager.verify(viewer));
    assertLocked(window);
  });

  it('of a credential for this window only ends with the stored one', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    const viewer = machine.office.credential('viewer');
    await window.manager.useOnce(viewer, await window.manager.verify(viewer));
    unlock(window);
    await window.manager.switchTo(keyOf(machine.office));
    assertLocked(window);
  });

  it('ends with another credential that another window gave while this one was elsewhere', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    window.lock.unlock(keyOf(machine.office));
    await window.signIn(machine.other);
    await machine.open().signIn(machine.office, 'viewer');
    await window.manager.switchTo(keyOf(machine.office));
    assertLocked(window);
  });

  it('goes on under the same credential', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    window.lock.unlock(keyOf(machine.office));
    await window.manager.retry();
    assert.equal(window.lock.isUnlocked(keyOf(machine.office)), true);
  });

  it('of the demo tenant goes on, and so does its lock', async () => {
    const window = machine.open();
    await window.manager.switchTo(demoTenantKey);
    await window.manager.signOut(demoTenantKey);
    await window.manager.switchTo(demoTenantKey);
    assert.equal(window.lock.isUnlocked(demoTenantKey), true);
    window.lock.lock(demoTenantKey);
    await window.manager.retry();
    assert.equal(window.lock.isUnlocked(demoTenantKey), false);
  });
});
