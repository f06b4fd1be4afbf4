import assert from 'node:assert/strict';
import { deferred } from '../../../support/deferred';
import { keyOf, useWindows } from '../../../support/windows';

describe('a change in another window', () => {
  const machine = useWindows();

  it('of the credential is taken over', async () => {
    const one = machine.open();
    await one.signIn(machine.office);
    const two = machine.open();
    await two.registry.watch();
    await two.manager.resume();
    const changed = two.until('connecting');
    await one.signIn(machine.office, 'viewer');
    await changed;
    await two.until('signedIn');
    assert.equal(two.tenant?.identityName, 'Viewer Lima');
  });

  it('is taken over also after signing out in between, unseen', async () => {
    const one = machine.open();
    await one.signIn(machine.office);
    const two = machine.open();
    await two.manager.resume();
    await one.manager.signOut(keyOf(machine.office));
    await one.signIn(machine.office, 'viewer');
    await two.registry.watch();
    const changed = two.until('connecting');
    await one.signIn(machine.other);
    await changed;
    await two.until('signedIn');
    assert.equal(two.tenant?.identityName, 'Viewer Lima');
  });

  it('is taken over while this one connects', async () => {
    const one = machine.open();
    await one.signIn(machine.office);
    const two = machine.open();
    await two.registry.watch();
    const gate = machine.secrets.hold();
    const slow = two.manager.resume();
    await gate.reached;
    await one.signIn(machine.office, 'viewer');
    await two.until('signedIn');
    gate.letGo();
    await slow;
    assert.equal(two.tenant?.identityName, 'Viewer Lima');
  });

  it('is taken over although the list turns unreadable right after', async () => {
    const one = machine.open();
    await one.signIn(machine.office);
    const two = machine.open();
    await two.registry.watch();
    await two.manager.resume();
    two.registry.find = () => Promise.reject(new Error('unreadable'));
    const changed = two.until('connecting');
    await one.signIn(machine.office, 'viewer');
    await changed;
    await two.until('signedIn');
    assert.equal(two.tenant?.identityName, 'Viewer Lima');
  });

  it('that a listener cannot take is logged', async () => {
    const one = machine.open();
    await one.signIn(machine.office);
    const two = machine.open();
    await two.registry.watch();
    await two.manager.resume();
    const logged = deferred<string>();
    machine.office.logger.error = (message) => logged.resolve(message);
    two.store.onDidChange(() => {
      throw new Error('the view is gone');
    });
    await one.signIn(machine.office, 'viewer');
    assert.match(await logged.promise, /could not be opened: the view is gone/);
  });

  it('that forgets everything signs out', async () => {
    const one = machine.open();
    await one.signIn(machine.office);
    const two = machine.open();
    await two.registry.watch();
    await two.manager.resume();
    await one.registry.clear();
    await two.until('signedOut');
  });

  it('of another tenant is none of ours', async () => {
    const one = machine.open();
    await one.signIn(machine.office);
    const two = machine.open();
    await two.registry.watch();
    await two.manager.resume();
    const heard = deferred();
    two.registry.onDidChange(() => heard.resolve());
    await one.signIn(machine.other);
    await heard.promise;
    assert.equal(two.tenant?.key, keyOf(machine.office));
    assert.deepEqual(two.history, ['connecting', 'signedIn']);
  });

  it('does not reach a session that was never stored', async () => {
    const one = machine.open();
    const two = machine.open();
    await two.registry.watch();
    const credential = machine.office.credential();
    await two.manager.useOnce(credential, await two.manager.verify(credential));
    const heard = deferred();
    two.registry.onDidChange(() => heard.resolve());
    await one.signIn(machine.office);
    await heard.promise;
    assert.deepEqual(two.history, ['signedIn']);
  });

  it('is not seen in our own signing in again', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    await window.registry.watch();
    const heard = deferred();
    window.registry.onDidChange(() => heard.resolve());
    const save = window.registry.save.bind(window.registry);
    window.registry.save = async (tenant) => {
      await save(tenant);
      await heard.promise;
    };
    await window.signIn(machine.office, 'viewer');
    assert.deepEqual(window.history, ['signedIn', 'signedIn']);
    assert.equal(window.tenant?.identityName, 'Viewer Lima');
  });

  it('is not seen in our own sign-in', async () => {
    const window = machine.open();
    await window.registry.watch();
    const heard = deferred();
    window.registry.onDidChange(() => heard.resolve());
    await window.signIn(machine.office);
    await heard.promise;
    assert.deepEqual(window.history, ['signedIn']);
  });
});
