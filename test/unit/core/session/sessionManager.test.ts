import assert from 'node:assert/strict';
import { PermissionError, SignInRequiredError } from '../../../../src/core/errors';
import { keyOf, useWindows, type Window } from '../../../support/windows';

describe('the session of a window', () => {
  const machine = useWindows();

  describe('after a reload', () => {
    it('goes on with its tenant, without asking the tenant first', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      const before = machine.office.apiPaths.length;
      const again = machine.reload(window);
      await again.manager.resume();
      assert.deepEqual(again.history, ['connecting', 'signedIn']);
      assert.equal(machine.office.apiPaths.length, before);
      const { rows } = await again.connection.api.apps.search({});
      assert.equal(rows.length, 2);
    });

    it('of another window goes on with the only tenant there is', async () => {
      await machine.open().signIn(machine.office);
      const another = machine.open();
      await another.manager.resume();
      assert.equal(another.tenant?.key, keyOf(machine.office));
    });

    it('of another window asks where there are two', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      await window.signIn(machine.other);
      const another = machine.open();
      await another.manager.resume();
      assert.equal(another.session.kind, 'signedOut');
      const again = machine.reload(window);
      await again.manager.resume();
      assert.equal(again.tenant?.key, keyOf(machine.other));
    });

    it('is signed out where its tenant is known no longer', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      await window.registry.remove(keyOf(machine.office));
      const again = machine.reload(window);
      await again.manager.resume();
      assert.equal(again.session.kind, 'signedOut');
    });

    it('keeps the tenant and asks again where the keychain lost the credential', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      machine.secrets.entries.clear();
      const again = machine.reload(window);
      await again.manager.resume();
      assert.ok(again.failure instanceof SignInRequiredError);
      assert.match(again.failure.message, /keychain of this machine no longer has/);
      assert.equal(again.tenant?.key, keyOf(machine.office));
      assert.equal((await again.registry.list()).length, 1);
    });

    it('fails with a keychain that does not open, and comes back when it does', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      const again = machine.reload(window);
      const open = machine.secrets.get.bind(machine.secrets);
      machine.secrets.get = () => Promise.reject(new Error('the keychain is locked'));
      await again.manager.resume();
      assert.equal(again.failure.message, 'the keychain is locked');
      machine.secrets.get = open;
      await again.manager.retry();
      assert.equal(again.session.kind, 'signedIn');
    });
  });

  describe('that is refused while it is used', () => {
    it('fails, keeps its tenant, and can be tried again', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      const { connection } = window;
      const fault = machine.office.fail(
        '/api/v1/search/apps',
        { kind: 'status', status: 401 },
        'always',
      );
      await assert.rejects(connection.api.apps.search({}), SignInRequiredError);
      assert.equal(window.session.kind, 'failed');
      assert.equal(window.tenant?.key, keyOf(machine.office));
      assert.equal(machine.secrets.entries.size, 1);
      fault.remove();
      await window.manager.retry();
      assert.equal(window.session.kind, 'signedIn');
    });

    it('is not the one that came after it', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      const { connection } = window;
      machine.office.fail('/api/v1/search/apps', { kind: 'status', status: 401 }, 'always');
      await connection.keepOpen(async () => {
        await window.signIn(machine.other);
        await assert.rejects(connection.api.apps.search({}), SignInRequiredError);
      });
      assert.equal(window.tenant?.key, keyOf(machine.other));
      assert.equal(window.session.kind, 'signedIn');
    });
  });

  it('of a credential that may see nothing says so', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    window.manager.deny(new PermissionError('no'));
    assert.equal(window.session.kind, 'noAccess');
    window.manager.deny(new PermissionError('no'));
    assert.deepEqual(window.history, ['signedIn', 'noAccess']);
  });

  describe('switching', () => {
    it('goes to another known tenant', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      await window.signIn(machine.other);
      await window.manager.switchTo(keyOf(machine.office));
      assert.equal(window.tenant?.key, keyOf(machine.office));
      assert.deepEqual(window.history.slice(-2), ['connecting', 'signedIn']);
    });

    it('stays in its window', async () => {
      const one = machine.open();
      await one.signIn(machine.office);
      await one.signIn(machine.other);
      const two = machine.open();
      await two.manager.switchTo(keyOf(machine.office));
      assert.equal(one.tenant?.key, keyOf(machine.other));
      assert.equal(two.tenant?.key, keyOf(machine.office));
    });

    it('to an unknown tenant is signed out', async () => {
      const window = machine.open();
      await window.manager.switchTo('nobody.conductor.one');
      assert.equal(window.session.kind, 'signedOut');
    });
  });

  describe('when the person changes their mind', () => {
    /** On the way from the other tenant back to the office, while the keychain takes its time. */
    const switchSlowly = async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      await window.signIn(machine.other);
      const gate = machine.secrets.hold();
      const slow = window.manager.switchTo(keyOf(machine.office));
      await gate.reached;
      const finish = () => {
        gate.letGo();
        return slow;
      };
      return { window, finish };
    };

    it('a slow switch does not overtake a later one', async () => {
      const { window, finish } = await switchSlowly();
      await window.manager.switchTo(keyOf(machine.other));
      await finish();
      assert.equal(window.tenant?.key, keyOf(machine.other));
      assert.equal(window.state.get('activeTenant'), keyOf(machine.other));
    });

    it('a slow switch does not overtake a sign-in', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      const gate = machine.secrets.hold();
      const slow = window.manager.switchTo(keyOf(machine.office));
      await gate.reached;
      await window.signIn(machine.other);
      gate.letGo();
      await slow;
      assert.equal(window.tenant?.key, keyOf(machine.other));
    });

    it('a slow failure does not show over what came after', async () => {
      const { window, finish } = await switchSlowly();
      machine.secrets.entries.delete(`conductorone.credential.${keyOf(machine.office)}`);
      await window.manager.switchTo(keyOf(machine.other));
      await finish();
      assert.equal(window.session.kind, 'signedIn');
    });

    it('a slow sign-in is stored, but does not overtake a later one', async () => {
      const window = machine.open();
      const gate = machine.secrets.hold();
      const first = machine.office.credential();
      const verification = await window.manager.verify(first);
      const slow = window.manager.adopt(first, verification);
      await gate.reached;
      await window.signIn(machine.other);
      gate.letGo();
      await slow;
      assert.equal(window.tenant?.key, keyOf(machine.other));
      assert.equal(window.state.get('activeTenant'), keyOf(machine.other));
      assert.equal((await window.registry.list()).length, 2);
    });

    it('a slow switch names the tenant that it goes to', async () => {
      const { window, finish } = await switchSlowly();
      assert.equal(window.session.kind, 'connecting');
      assert.equal(window.tenant?.key, keyOf(machine.office));
      await finish();
    });

    for (const [what, fail] of [
      [
        'a sign-in that cannot be stored',
        async (window: Window) => {
          window.registry.save = () => Promise.reject(new Error('the disk is full'));
          await window.signIn(machine.office);
        },
      ],
      [
        'a switch for which the list cannot be read',
        (window: Window) => {
          window.registry.find = () => Promise.reject(new Error('the disk is full'));
          return window.manager.switchTo(keyOf(machine.other));
        },
      ],
    ] as const) {
      it(`a slow switch that is given up for ${what} fails`, async () => {
        const { window, finish } = await switchSlowly();
        await assert.rejects(fail(window), { message: 'the disk is full' });
        assert.equal(
          window.failure.message,
          'Connecting was given up for a sign-in or a switch that then failed. Try again.',
        );
        assert.equal(window.tenant?.key, keyOf(machine.office));
        await finish();
        assert.equal(window.session.kind, 'failed');
      });
    }

    it('a slow switch does not come back after signing out', async () => {
      const { window, finish } = await switchSlowly();
      await window.manager.signOut(keyOf(machine.office));
      await finish();
      assert.equal(window.session.kind, 'signedOut');
      assert.equal(window.state.get('activeTenant'), undefined);
    });
  });
});
