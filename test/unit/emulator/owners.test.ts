import assert from 'node:assert/strict';
import {
  assertRefused,
  at,
  column,
  emulatorsOfTest,
  list,
  type Answer,
  type TestTenant,
} from '../../support/emulator/harness';
import { idOf } from '../../support/emulator/wireObjects';

const admins = `/api/v1/apps/${idOf('vault')}/entitlements/${idOf('vaultAdmins')}`;

describe('The owners of an entitlement in the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const owners = async (of = tenant): Promise<readonly string[]> =>
    column(await of.get(`${admins}/owners?page_size=100`), 'id');
  const add = (name: string, of = tenant): Promise<Answer> =>
    of.post(`${admins}/owners`, { userId: idOf(name) });
  const remove = (name: string, of = tenant): Promise<Answer> =>
    of.call({ method: 'DELETE', path: `${admins}/owners/${idOf(name)}` });

  it('are those of the seed, as users', async () => {
    const { json } = await tenant.get(`${admins}/owners`);
    assert.equal(at(json, 'list', 0, 'displayName'), 'olga');
    assert.equal(list(json, 'list').length, 1);
  });

  it('of an entitlement that there is not are none', async () => {
    const path = `/api/v1/apps/${idOf('vault')}/entitlements/${idOf('unknown')}/owners`;
    assert.deepEqual(list((await tenant.get(path)).json, 'list'), []);
  });

  it('are added and removed one by one, which answers nothing', async () => {
    assert.equal((await add('left')).text, '{}');
    assert.deepEqual(await owners(), [idOf('olga'), idOf('left')]);
    assert.equal((await remove('olga')).text, '{}');
    assert.deepEqual(await owners(), [idOf('left')]);
    await add('olga');
    assert.deepEqual(await owners(), [idOf('olga'), idOf('left')]);
  });

  it('have to be users, and owners to be removed', async () => {
    assertRefused(await add('unknown'), 404, 5, 'user not found');
    assertRefused(await remove('ada'), 404, 5, 'owner not found');
    const nowhere = `/api/v1/apps/${idOf('vault')}/entitlements/${idOf('unknown')}/owners`;
    const answer = await tenant.post(nowhere, { userId: idOf('ada') });
    assertRefused(answer, 404, 5, 'app entitlement not found');
  });

  it('are 32 at most, in pages', async () => {
    for (let count = 1; count < 32; count += 1) await add(`extra${count}x`);
    assertRefused(await add('ada'), 400, 9, /at most 32 owners/);
    const first = await tenant.get(`${admins}/owners`);
    assert.equal(list(first.json, 'list').length, 25);
    const token = String(at(first.json, 'nextPageToken'));
    const rest = await tenant.get(`${admins}/owners?page_token=${token}`);
    assert.equal(list(rest.json, 'list').length, 7);
    await remove('olga');
    assert.equal((await add('ada')).status, 200);
  });

  it('may change it, and lose that with it', async () => {
    const describeIt = () =>
      tenant.post(
        admins,
        { entitlement: { description: 'x' }, updateMask: 'description' },
        'appOwner',
      );
    assert.equal((await describeIt()).status, 200);
    await remove('olga');
    assertRefused(await describeIt(), 403, 7, 'action not permitted');
  });

  it('are changed by nobody who may not change the entitlement', async () => {
    const body = { userId: idOf('ada') };
    const answer = await tenant.post(`${admins}/owners`, body, 'viewer');
    assertRefused(answer, 403, 7, 'action not permitted');
  });

  it('are not replaced at once: the emulator says that it cannot', async () => {
    const replacement = { method: 'PUT', path: `${admins}/owners`, body: '{"userIds":[]}' };
    assertRefused(await tenant.call(replacement), 501, 12, /PUT/);
    assertRefused(
      await tenant.call({ method: 'DELETE', path: `${admins}/owners` }),
      501,
      12,
      /DELETE/,
    );
  });

  describe('that show late', () => {
    let late: TestTenant;
    beforeEach(async () => {
      late = await emulators.start({ ownersLagMs: 90_000 });
    });

    it('show as they were until the time has passed', async () => {
      await add('ada', late);
      await remove('olga', late);
      late.clock.advanceSeconds(89);
      assert.deepEqual(await owners(late), [idOf('olga')]);
      late.clock.advanceSeconds(1);
      assert.deepEqual(await owners(late), [idOf('ada')]);
    });

    it('stay as they are when one of them is added', async () => {
      assert.equal((await add('olga', late)).status, 200);
      assert.deepEqual(await owners(late), [idOf('olga')]);
    });

    it('are for writes what they really are', async () => {
      await add('ada', late);
      assert.equal((await remove('ada', late)).status, 200);
      assertRefused(await remove('ada', late), 404, 5, 'owner not found');
    });
  });
});
