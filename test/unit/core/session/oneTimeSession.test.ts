import assert from 'node:assert/strict';
import { SignInRequiredError } from '../../../../src/core/errors';
import { keyOf, useWindows, type Window } from '../../../support/windows';

describe('a session on a credential that is not stored', () => {
  const machine = useWindows();

  const useOnce = async (window: Window, role?: 'admin' | 'viewer') => {
    const credential = machine.office.credential(role);
    await window.manager.useOnce(credential, await window.manager.verify(credential));
  };
  const refuse = async (window: Window) => {
    const fault = machine.office.fail(
      '/api/v1/search/apps',
      { kind: 'status', status: 401 },
      'always',
    );
    await assert.rejects(window.connection.api.apps.search({}), SignInRequiredError);
    assert.equal(window.session.kind, 'failed');
    fault.remove();
  };

  it('is tried again with the same credential', async () => {
    const window = machine.open();
    await useOnce(window);
    await refuse(window);
    await window.manager.retry();
    assert.equal((await window.connection.api.apps.search({})).rows.length, 2);
    assert.equal(window.state.get('activeTenant'), undefined);
    assert.equal(machine.secrets.entries.size, 0);
  });

  it('is not tried again with the credential that is stored for the same host', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    await useOnce(window, 'viewer');
    const { tenant } = window;
    await refuse(window);
    await window.manager.retry();
    assert.equal(window.session.kind, 'signedIn');
    assert.equal(window.tenant, tenant);
    assert.equal(window.tenant?.identityName, 'Viewer Lima');
  });

  it('can be tried again more than once', async () => {
    const window = machine.open();
    await useOnce(window);
    await refuse(window);
    await window.manager.retry();
    await refuse(window);
    await window.manager.retry();
    assert.equal(window.session.kind, 'signedIn');
  });

  it('ends with going to the tenant by its name', async () => {
    const window = machine.open();
    await window.signIn(machine.office);
    await useOnce(window, 'viewer');
    await window.manager.switchTo(keyOf(machine.office));
    assert.equal(window.tenant?.identityName, 'Admin Lima');
    await refuse(window);
    await window.manager.retry();
    assert.equal(window.tenant.identityName, 'Admin Lima');
  });
});
