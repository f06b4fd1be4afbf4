import assert from 'node:assert/strict';
import { FullView } from '../../../../src/core/session/fullView';
import type { Role } from '../../../../src/emulator/auth/caller';
import { useEmulator } from '../../../support/withEmulator';

describe('whether the tenant shows a caller all fields', () => {
  const office = useEmulator();
  const seesAll = async (role: Role) => {
    const view = new FullView();
    const connection = office.current.connect(role);
    await view.load({ connection }, office.current.logger, new AbortController().signal);
    connection.dispose();
    return view.seesAllFields;
  };

  it('is so for an admin, and not for others', async () => {
    assert.equal(await seesAll('admin'), true);
    assert.equal(await seesAll('viewer'), false);
    assert.equal(await seesAll('appOwner'), false);
  });

  it('counts as no where the tenant does not say', async () => {
    office.current.fail('/api/v1/auth/introspect', { kind: 'status', status: 403 }, 'always');
    assert.equal(await seesAll('admin'), false);
    assert.match(office.current.logger.text, /Which fields the role hides stays unknown/);
  });
});
