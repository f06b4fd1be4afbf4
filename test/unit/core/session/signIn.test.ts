import assert from 'node:assert/strict';
import { bearerCredential } from '../../../../src/core/auth/credential';
import { CredentialStore } from '../../../../src/core/auth/credentialStore';
import {
  CancelledError,
  ConnectionError,
  NotC1Error,
  PermissionError,
  SignInRequiredError,
} from '../../../../src/core/errors';
import { demoTenantKey } from '../../../../src/core/session/tenantProfile';
import { deferred } from '../../../support/deferred';
import { idOf } from '../../../support/emulator/wireObjects';
import { keyOf, useWindows, type Window } from '../../../support/windows';

const introspecting = '/api/v1/auth/introspect';

describe('signing in and out', () => {
  const machine = useWindows();

  const assertNothingStored = async (window: Window) => {
    assert.equal(machine.secrets.entries.size, 0);
    assert.deepEqual(await window.registry.list(), []);
    assert.equal(window.session.kind, 'signedOut');
  };

  it('is signed out at first', async () => {
    const window = machine.open();
    await window.manager.resume();
    assert.deepEqual(window.session, { kind: 'signedOut' });
  });

  describe('signing in', () => {
    it('asks the tenant who it is, and stores nothing yet', async () => {
      const window = machine.open();
      const verification = await window.manager.verify(machine.office.credential());
      assert.ok(verification.kind === 'known');
      assert.equal(verification.identityName, 'Admin Lima');
      await assertNothingStored(window);
    });

    it('stores the credential in the keychain and nowhere else', async () => {
      const window = machine.open();
      const credential = machine.office.credential();
      await window.signIn(machine.office);
      assert.equal(window.session.kind, 'signedIn');
      assert.deepEqual(window.tenant, {
        key: keyOf(machine.office),
        host: keyOf(machine.office),
        displayName: keyOf(machine.office),
        credentialKind: 'client',
        clientId: credential.kind === 'client' ? credential.clientId.text : '',
        identityName: 'Admin Lima',
        credentialRevision: window.tenant?.credentialRevision ?? '',
      });
      assert.deepEqual(
        await new CredentialStore(machine.secrets).load(keyOf(machine.office)),
        credential,
      );
      assert.deepEqual(await window.registry.list(), [window.tenant]);
      const remembered = JSON.stringify([...window.state.entries, await window.registry.list()]);
      assert.ok(credential.kind === 'client' && !remembered.includes(credential.clientSecret));
    });

    it('tells the person by id where the tenant does not tell the name', async () => {
      machine.office.fail('/api/v1/users/{id}', { kind: 'status', status: 403 });
      const verification = await machine.open().manager.verify(machine.office.credential());
      assert.ok(verification.kind === 'known');
      assert.equal(verification.identityName, idOf('admin'));
    });

    it('is refused with 401, and stores nothing', async () => {
      const window = machine.open();
      const wrong = bearerCredential(keyOf(machine.office), 'wrong');
      await assert.rejects(window.manager.verify(wrong), SignInRequiredError);
      await assertNothingStored(window);
      assert.deepEqual(window.history, []);
    });

    for (const [moment, endpoint] of [
      ['before the tenant answers', introspecting],
      ['while the tenant looks up the name', '/api/v1/users/{id}'],
    ] as const) {
      it(`can be cancelled ${moment}, and stores nothing`, async () => {
        const window = machine.open();
        const gate = machine.office.hold(endpoint);
        const abort = new AbortController();
        const verifying = window.manager.verify(machine.office.credential(), abort.signal);
        await gate.arrived;
        abort.abort();
        await assert.rejects(verifying, CancelledError);
        await assertNothingStored(window);
      });
    }

    it('leaves it to the person with 403, and stores nothing yet', async () => {
      machine.office.fail(introspecting, { kind: 'status', status: 403 });
      const window = machine.open();
      const credential = machine.office.credential();
      const verification = await window.manager.verify(credential);
      assert.ok(verification.kind === 'unknown');
      assert.ok(verification.error instanceof PermissionError);
      await assertNothingStored(window);
      await window.manager.adopt(credential, verification);
      assert.equal(window.tenant?.identityName, '');
    });

    it('fails at a host that is not ConductorOne, and stores nothing', async () => {
      machine.office.fail(introspecting, { kind: 'html' });
      const window = machine.open();
      await assert.rejects(window.signIn(machine.office), NotC1Error);
      await assertNothingStored(window);
    });

    it('fails at a tenant that is down, and stores nothing', async () => {
      const window = machine.open();
      const credential = machine.office.credential();
      await machine.office.stop();
      await assert.rejects(window.manager.verify(credential), ConnectionError);
      await assertNothingStored(window);
    });

    it('can be for this window only, and stores nothing', async () => {
      const window = machine.open();
      const credential = machine.office.credential();
      await window.manager.useOnce(credential, await window.manager.verify(credential));
      assert.equal(window.session.kind, 'signedIn');
      assert.equal(machine.secrets.entries.size, 0);
      assert.deepEqual(await window.registry.list(), []);
      const again = machine.reload(window);
      await again.manager.resume();
      assert.equal(again.session.kind, 'signedOut');
    });

    it('keeps no credential where the tenant cannot be put on the list', async () => {
      const window = machine.open();
      window.registry.save = () => Promise.reject(new Error('the disk is full'));
      await assert.rejects(window.signIn(machine.office), { message: 'the disk is full' });
      await assertNothingStored(window);
    });

    it('again keeps the former credential where the list cannot be changed', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      const { session } = window;
      window.registry.save = () => Promise.reject(new Error('the disk is full'));
      await assert.rejects(window.signIn(machine.office, 'viewer'), {
        message: 'the disk is full',
      });
      assert.deepEqual(
        await new CredentialStore(machine.secrets).load(keyOf(machine.office)),
        machine.office.credential(),
      );
      assert.equal(window.session, session);
    });

    it('is for a window that cannot remember its tenant, too', async () => {
      const window = machine.open();
      window.state.update = () => Promise.reject(new Error('the disk is full'));
      await window.signIn(machine.office);
      await window.manager.switchTo(keyOf(machine.office));
      assert.equal(window.session.kind, 'signedIn');
      assert.match(machine.office.logger.text, /warn: .*does not remember.*the disk is full/);
    });

    it('again replaces the credential', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      const former = window.tenant;
      await window.signIn(machine.office, 'viewer');
      assert.equal(window.tenant?.identityName, 'Viewer Lima');
      assert.notEqual(window.tenant.credentialRevision, former?.credentialRevision);
      assert.deepEqual(
        await new CredentialStore(machine.secrets).load(keyOf(machine.office)),
        machine.office.credential('viewer'),
      );
    });
  });

  describe('signing out', () => {
    it('forgets the credential and the tenant', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      await window.manager.signOut(keyOf(machine.office));
      await assertNothingStored(window);
      const again = machine.reload(window);
      await again.manager.resume();
      assert.equal(again.session.kind, 'signedOut');
    });

    it('of another tenant leaves the session alone', async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      await window.signIn(machine.other);
      await window.manager.signOut(keyOf(machine.office));
      assert.equal(window.tenant?.key, keyOf(machine.other));
      assert.equal(machine.secrets.entries.size, 1);
    });

    it('is seen by the other windows of that tenant', async () => {
      const one = machine.open();
      await one.signIn(machine.office);
      const two = machine.open();
      await two.registry.watch();
      await two.manager.resume();
      assert.equal(two.session.kind, 'signedIn');
      await one.manager.signOut(keyOf(machine.office));
      await two.until('signedOut');
    });
  });

  describe('in the demo tenant', () => {
    it('is signed in without a stored credential, and comes back after a reload', async () => {
      const window = machine.open();
      await window.manager.switchTo(demoTenantKey);
      assert.equal(window.session.kind, 'signedIn');
      const { key, identityName } = window.tenant ?? {};
      assert.deepEqual([key, identityName], [demoTenantKey, 'Admin Lima']);
      assert.equal(machine.secrets.entries.size, 0);
      assert.deepEqual(await window.registry.list(), []);
      const again = machine.reload(window);
      await again.manager.resume();
      assert.equal(again.tenant?.key, demoTenantKey);
    });

    it('signs out', async () => {
      const window = machine.open();
      await window.manager.switchTo(demoTenantKey);
      await window.manager.signOut(demoTenantKey);
      assert.equal(window.session.kind, 'signedOut');
    });

    it('does not become the tenant of a window that turned to another one', async () => {
      const window = machine.open();
      const ready = deferred();
      window.demoIsReady = ready.promise;
      const slow = window.manager.switchTo(demoTenantKey);
      await window.signIn(machine.other);
      ready.resolve();
      await slow;
      assert.equal(window.tenant?.key, keyOf(machine.other));
      assert.equal(window.state.get('activeTenant'), keyOf(machine.other));
    });

    it('fails where it does not start', async () => {
      await machine.office.stop();
      const window = machine.open();
      await window.manager.switchTo(demoTenantKey);
      assert.ok(window.failure instanceof ConnectionError);
    });
  });
});
