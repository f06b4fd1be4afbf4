import assert from 'node:assert/strict';
import { bearerCredential } from '../../../../src/core/auth/credential';
import { CancelledError, PermissionError, SignInRequiredError } from '../../../../src/core/errors';
import { demoTenantKey } from '../../../../src/core/session/tenantProfile';
import type { TenantConnection } from '../../../../src/core/session/tenantConnection';
import { deferred } from '../../../support/deferred';
import { keyOf, useWindows, type Window } from '../../../support/windows';

describe('the connection of a session', () => {
  const machine = useWindows();

  const assertEnded = async (connection: TenantConnection | undefined) => {
    assert.ok(connection);
    await assert.rejects(connection.api.apps.search({}), CancelledError);
  };
  const searchingApps = '/api/v1/search/apps';

  const ends: Readonly<Record<string, (window: Window) => unknown>> = {
    'signing out': (window) => window.manager.signOut(keyOf(machine.office)),
    'signing in to another tenant': (window) => window.signIn(machine.other),
    'another credential': (window) => window.signIn(machine.office, 'viewer'),
    'a switch to another tenant': (window) => window.manager.switchTo(demoTenantKey),
    'another try': (window) => window.manager.retry(),
    'a tenant that allows nothing': (window) => window.manager.deny(new PermissionError('no')),
    'a refusal of the credential': async (window) => {
      machine.office.fail(searchingApps, { kind: 'status', status: 401 }, 'always');
      await assert.rejects(window.connection.api.apps.search({}), SignInRequiredError);
    },
    'the window': (window) => window.manager.dispose(),
  };
  for (const [what, act] of Object.entries(ends)) {
    it(`ends with ${what}`, async () => {
      const window = machine.open();
      await window.signIn(machine.office);
      const { connection } = window;
      await act(window);
      await assertEnded(connection);
    });
  }

  it('is replaced by one that works', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    await window.signIn(machine.office, 'viewer');
    await window.connection.api.apps.search({});
  });

  it('goes on where a sign-in could not be stored, whose own ends', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    window.registry.save = () => Promise.reject(new Error('the disk is full'));
    const viewer = machine.office.credential('viewer');
    const verification = await window.manager.verify(viewer);
    await assert.rejects(window.manager.adopt(viewer, verification));
    await assertEnded(verification.connection);
    await window.connection.api.apps.search({});
  });

  it('of a sign-in that was refused ends', async () => {
    const window = machine.open();
    const wrong = bearerCredential(keyOf(machine.office), 'wrong');
    await assert.rejects(window.manager.verify(wrong), SignInRequiredError);
    await assertEnded(window.lastConnection);
  });

  it('of a switch that was overtaken ends', async () => {
    const window = machine.open();
    const ready = deferred();
    window.demoIsReady = ready.promise;
    const slow = window.manager.switchTo(demoTenantKey);
    await window.signIn(machine.other);
    ready.resolve();
    await slow;
    await assertEnded(window.lastConnection);
    await window.connection.api.apps.search({});
  });

  it('of a sign-in that was overtaken ends', async () => {
    const window = machine.open();
    const credential = machine.office.credential();
    const verification = await window.manager.verify(credential);
    const gate = machine.secrets.hold();
    const slow = window.manager.adopt(credential, verification);
    await gate.reached;
    await window.signIn(machine.other);
    gate.letGo();
    await slow;
    await assertEnded(verification.connection);
  });
});
