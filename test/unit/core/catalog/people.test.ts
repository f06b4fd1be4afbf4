import assert from 'node:assert/strict';
import { People } from '../../../../src/core/catalog/people';
import { asUserId } from '../../../../src/core/model/ids';
import { idOf } from '../../../support/emulator/wireObjects';
import { useEmulator } from '../../../support/withEmulator';

const getUser = '/api/v1/users/{id}';

describe('people', () => {
  const office = useEmulator();
  const ana = asUserId(idOf('ana'));
  const people = () => new People(office.current.connect().api);

  it('are asked for once', async () => {
    const known = people();
    const found = await Promise.all([known.get(ana), known.get(ana)]);
    assert.deepEqual(
      found.map((user) => user?.displayName),
      ['Ana Lima', 'Ana Lima'],
    );
    assert.equal(office.current.requestsTo(getUser).length, 1);
  });

  it('are undefined where they are gone or hidden', async () => {
    const known = people();
    assert.equal(await known.get(asUserId(idOf('nobody'))), undefined);
    office.current.fail(getUser, { kind: 'status', status: 403 });
    assert.equal(await known.get(ana), undefined);
  });

  it('are asked for again after a failure', async () => {
    const known = people();
    office.current.fail(getUser, { kind: 'html' });
    await assert.rejects(known.get(ana));
    assert.equal((await known.get(ana))?.displayName, 'Ana Lima');
  });
});
