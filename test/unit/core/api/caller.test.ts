import assert from 'node:assert/strict';
import type { Role } from '../../../../src/emulator/auth/caller';
import { useEmulator } from '../../../support/withEmulator';

const introspecting = '/api/v1/auth/introspect';

describe('whether the tenant shows a caller all fields', () => {
  const office = useEmulator();
  const seesAll = async (role: Role) => {
    const connection = office.current.connect(role);
    const seen = await connection.api.caller.seesAllFields();
    connection.dispose();
    return seen;
  };

  it('is so for an admin, and not for others', async () => {
    assert.equal(await seesAll('admin'), true);
    assert.equal(await seesAll('viewer'), false);
    assert.equal(await seesAll('appOwner'), false);
  });

  it('is asked once in 5 minutes', async () => {
    const { caller } = office.current.connect().api;
    assert.deepEqual(await Promise.all([caller.seesAllFields(), caller.seesAllFields()]), [
      true,
      true,
    ]);
    const asked = () => office.current.requestsTo(introspecting).length;
    office.current.clock.advance(5 * 60_000 - 1);
    await caller.seesAllFields();
    assert.equal(asked(), 1);
    office.current.clock.advance(1);
    await caller.seesAllFields();
    assert.equal(asked(), 2);
    office.current.clock.advance(-60_000);
    await caller.seesAllFields();
    assert.equal(asked(), 3, 'the clock was set back');
  });

  it('counts as no where the tenant does not say, and is asked again', async () => {
    office.current.fail(introspecting, { kind: 'status', status: 403 });
    const { caller } = office.current.connect().api;
    assert.equal(await caller.seesAllFields(), false);
    assert.equal(await caller.seesAllFields(), true);
    assert.match(office.current.logger.text, /introspect 403/);
  });
});
