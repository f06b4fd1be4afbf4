import assert from 'node:assert/strict';
import type { AccessNode } from '../../../../src/core/tree/accessNode';
import { idOf } from '../../../support/emulator/wireObjects';
import { admins, auditors, github, held, readers } from '../../../support/officeTenant';
import { useTreeBench, type TreeBench } from '../../../support/treeBench';

const bensEnd = new Date('2026-03-13T13:00:00Z');
const minuteMs = 60_000;
const searchGrants = '/api/v1/search/grants';

describe('the Access tree', () => {
  const benches = useTreeBench();
  let bench: TreeBench;

  beforeEach(() => {
    bench = benches.current;
  });

  describe('after a change of our own', () => {
    it('shows it although the list lags behind, until that agrees', async () => {
      await bench.render('GitHub', 'Admins');
      bench.catalog.noteExpiration(held(admins, 'Ben'), { before: bensEnd, after: undefined });
      assert.equal(
        (await bench.renderGrants('Admins'))[1],
        '[account] Ben | standing · just changed',
      );
      await bench.catalog.refresh({ kind: 'grants', entitlement: admins });
      assert.match((await bench.renderGrants('Admins'))[1] ?? '', /standing · just changed/);
      await bench.removeExpiration(held(admins, 'Ben'));
      await bench.catalog.refresh({ kind: 'grants', entitlement: admins });
      assert.equal((await bench.renderGrants('Admins'))[1], '[account] Ben | standing');
    });

    it("shows somebody else's change as soon as the list does", async () => {
      await bench.render('GitHub', 'Admins');
      const june = new Date('2026-06-01T00:00:00Z');
      bench.catalog.noteExpiration(held(admins, 'Ben'), { before: june, after: undefined });
      await bench.catalog.refresh({ kind: 'grants', entitlement: admins });
      // Neither what was there before our write nor what we wrote.
      assert.equal((await bench.renderGrants('Admins'))[1], '[account] Ben | expires in 3 days');
    });

    it('believes the list that is read after three minutes, and keeps its row until then', async () => {
      await bench.render('GitHub', 'Admins');
      bench.catalog.noteExpiration(held(admins, 'Ben'), { before: bensEnd, after: undefined });
      await bench.listClock.untilSleeping();
      const changed: (AccessNode | undefined)[] = [];
      bench.tree.onDidChange((node) => changed.push(node));
      bench.listClock.advance(3 * minuteMs);
      await new Promise(setImmediate);
      assert.equal(changed.length, 1);
      const gate = bench.office.hold(searchGrants);
      const row = async () => (await bench.renderGrants('Admins'))[1];
      assert.equal(await row(), '[account] Ben | standing · just changed');
      await gate.arrived;
      assert.equal(await row(), '[account] Ben | standing · just changed');
      gate.letGo();
      await bench.catalog.grants(admins).reload();
      assert.equal(await row(), '[account] Ben | expires in 3 days');
    });
  });

  describe('keeps its rows', () => {
    it('as the same objects with the same ids when they are read again', async () => {
      const before = await bench.nodeOf(github, admins.entitlementId, idOf('Ben'));
      await bench.catalog.refresh({ kind: 'apps' });
      const after = await bench.nodeOf(github, admins.entitlementId, idOf('Ben'));
      assert.equal(after, before);
      assert.equal(
        after.id,
        `office/app:${github}/entitlement:${admins.entitlementId}/grant:${github}/${admins.entitlementId}/${idOf('Ben')}`,
      );
      assert.equal(after.parent?.parent?.id, `office/app:${github}`);
    });

    it('with what was read last', async () => {
      const ben = await bench.nodeOf(github, admins.entitlementId, idOf('Ben'));
      bench.catalog.noteExpiration(held(admins, 'Ben'), { before: bensEnd, after: undefined });
      await bench.tree.children(ben.parent);
      assert.ok(ben.content.kind === 'grant' && ben.content.grant.expiresAt === undefined);
    });
  });

  it('knows the rows whose texts change with time alone', async () => {
    await bench.render('GitHub', 'Admins', 'Readers');
    const names = bench.tree
      .timedRows()
      .map(({ content }) => content.kind === 'grant' && content.grant.account?.displayName);
    assert.deepEqual(names, ['Ben', 'Dan', 'Bot', 'Eve']);
  });

  describe('tells of changes', () => {
    let changed: (string | undefined)[];

    const listen = () => {
      changed = [];
      bench.tree.onDidChange((node) => changed.push(node?.id.replace(/^.*:/, '')));
    };

    it('below the row whose list changed', async () => {
      await bench.render('GitHub', 'Readers');
      listen();
      await bench.catalog.grants(readers).loadMore();
      // It begins and it ends.
      assert.deepEqual(changed, [readers.entitlementId, readers.entitlementId]);
    });

    it('in both places where a list stands', async () => {
      bench.hasResourceTypes = true;
      await bench.render('GitHub', 'All entitlements', 'Team', 'Admins');
      const [one, other] = [
        await bench.nodeOf(github, 'allEntitlements:all', admins.entitlementId),
        await bench.nodeOf(github, idOf('team'), admins.entitlementId),
      ];
      const heard: (AccessNode | undefined)[] = [];
      bench.tree.onDidChange((node) => heard.push(node));
      bench.catalog.noteExpiration(held(admins, 'Ben'), { before: bensEnd, after: undefined });
      assert.deepEqual(new Set(heard), new Set([one, other]));
    });

    it('not while the rows are being asked for: they are about to be given', async () => {
      listen();
      await bench.render('GitHub', 'Admins');
      assert.deepEqual(changed, []);
    });

    it('not of lists that nobody has looked at', async () => {
      await bench.render();
      listen();
      await bench.catalog.grants(auditors).ensure();
      assert.deepEqual(changed, []);
    });

    it('at the top for all apps', async () => {
      await bench.render();
      listen();
      await bench.catalog.refresh({ kind: 'apps' });
      assert.deepEqual(new Set(changed), new Set([undefined]));
    });

    it('to nobody once the session is over', async () => {
      await bench.render('GitHub', 'Admins');
      listen();
      const held = bench.office.hold(searchGrants);
      const reloading = bench.catalog.refresh({ kind: 'grants', entitlement: admins });
      await held.arrived;
      changed = [];
      bench.catalog.dispose();
      bench.tree.dispose();
      await reloading;
      assert.deepEqual(changed, []);
    });
  });
});
