import assert from 'node:assert/strict';
import { asAccountId } from '../../../../src/core/model/ids';
import { idOf } from '../../../support/emulator/wireObjects';
import { admins, github, readers } from '../../../support/officeTenant';
import { useTreeBench, type TreeBench } from '../../../support/treeBench';

const searchGrants = '/api/v1/search/grants';

describe('the Access tree, loading,', () => {
  const benches = useTreeBench();
  let bench: TreeBench;

  beforeEach(() => {
    bench = benches.current;
  });

  describe('when a load fails', () => {
    beforeEach(() => {
      bench.office.fail(searchGrants, { kind: 'status', status: 403 });
    });

    it('says why, and offers to try again', async () => {
      assert.deepEqual(await bench.renderGrants('Admins'), [
        '[error] Could not load grants | Retry · You may not do this: your role or the scope of your key does not allow it. The server says: a fault was switched on.',
      ]);
    });

    it('does not try again by itself', async () => {
      await bench.renderGrants('Admins');
      await bench.renderGrants('Admins');
      assert.equal(bench.office.requestsTo(searchGrants).length, 1);
    });

    it('shows the rows once it was tried again', async () => {
      await bench.renderGrants('Admins');
      await bench.catalog.refresh({ kind: 'grants', entitlement: admins });
      assert.equal((await bench.renderGrants('Admins')).length, 6);
    });
  });

  it('still offers all entitlements where resource types may not be read', async () => {
    bench.hasResourceTypes = true;
    bench.office.fail(
      '/api/v1/apps/{app_id}/resource_types',
      { kind: 'status', status: 403 },
      'always',
    );
    const lines = (await bench.render('GitHub', 'All entitlements')).split('\n');
    assert.equal(lines[1]?.trim(), '- [list-flat] All entitlements');
    assert.match(lines[2] ?? '', /\[key\] Access/);
    assert.ok(lines.some((line) => line.includes('[error] Could not load resource types')));
  });

  it('keeps the rows that are there when more cannot be read', async () => {
    await bench.renderGrants('Readers');
    bench.office.fail(searchGrants, { kind: 'html' });
    await bench.catalog.grants(readers).loadMore();
    const [rows, problem, ...more] = await bench.renderGrants('Readers');
    assert.equal(rows, '100 of the crowd');
    assert.match(
      problem ?? '',
      /^\[error\] Could not load grants \| Retry · The host answers with a/,
    );
    assert.deepEqual(more, []);
  });

  it('says above rows that stay that they could not be read anew', async () => {
    await bench.renderGrants('Admins');
    bench.office.fail(searchGrants, { kind: 'html' });
    await bench.catalog.refresh({ kind: 'grants', entitlement: admins });
    const [problem, ...rows] = await bench.renderGrants('Admins');
    assert.match(problem ?? '', /^\[error\] Could not refresh grants \| Retry · The host/);
    assert.equal(rows.length, 6);
  });

  describe('when a load is cancelled', () => {
    it('says so', async () => {
      const held = bench.office.hold(searchGrants);
      const rendering = bench.renderGrants('Admins');
      await held.arrived;
      bench.catalog.cancelLoading();
      assert.deepEqual(await rendering, ['[circle-slash] Load cancelled | Retry']);
    });

    it('is empty for nobody when its node was collapsed, and asks again', async () => {
      const held = bench.office.hold(searchGrants);
      const rendering = bench.renderGrants('Admins');
      await held.arrived;
      const changed: (string | undefined)[] = [];
      bench.tree.onDidChange((node) => changed.push(node?.id));
      bench.tree.collapse(await bench.nodeOf(github, admins.entitlementId));
      assert.deepEqual(await rendering, ['[circle-slash] Load cancelled | Retry']);
      assert.deepEqual(changed, [(await bench.nodeOf(github, admins.entitlementId)).id]);
      assert.equal((await bench.renderGrants('Admins')).length, 6);
    });

    it('by collapsing, keeps the rows that are there and the way on', async () => {
      await bench.renderGrants('Readers');
      const held = bench.office.hold(searchGrants);
      const loading = bench.catalog.grants(readers).loadMore();
      await held.arrived;
      bench.tree.collapse(await bench.nodeOf(github, readers.entitlementId));
      await loading;
      assert.deepEqual(await bench.renderGrants('Readers'), [
        '100 of the crowd',
        '[ellipsis] Load more | 100 of 230 shown',
      ]);
    });

    it('by collapsing a row above, stops as well', async () => {
      await bench.renderGrants('Readers');
      const held = bench.office.hold(searchGrants);
      const loading = bench.catalog.grants(readers).loadMore();
      await held.arrived;
      bench.tree.collapse(await bench.nodeOf(github));
      await loading;
      assert.equal(bench.catalog.grants(readers).snapshot.rows.length, 100);
    });

    it('by collapsing, shows no problem where old rows were read again behind', async () => {
      await bench.renderGrants('Admins');
      bench.listClock.advance(5 * 60_000);
      const held = bench.office.hold(searchGrants);
      await bench.renderGrants('Admins');
      await held.arrived;
      bench.tree.collapse(await bench.nodeOf(github, admins.entitlementId));
      await bench.catalog.grants(admins).reload();
      assert.equal(bench.catalog.grants(admins).isLoading, false);
      assert.equal((await bench.renderGrants('Admins')).length, 6);
    });

    it('by collapsing while the rest is searched, says how far it came', async () => {
      bench.filterGrants({ kind: 'text', text: 'crowd009' }, readers);
      await bench.renderGrants('Readers');
      const held = bench.office.hold(searchGrants);
      const searching = bench.catalog.grants(readers).loadRest();
      await held.arrived;
      bench.tree.collapse(await bench.nodeOf(github, readers.entitlementId));
      await searching;
      assert.deepEqual(await bench.renderGrants('Readers'), [
        '10 of the crowd',
        '[circle-slash] Load cancelled | Retry · 10 found in 100 loaded, more exist',
      ]);
    });

    it('is empty for nobody when its filter changed meanwhile, and asks again', async () => {
      const held = bench.office.hold(searchGrants);
      const rendering = bench.renderGrants('Admins');
      await held.arrived;
      const account = {
        kind: 'account',
        accountId: asAccountId(idOf('Ben')),
        name: 'Ben',
      } as const;
      bench.filterGrants(account, admins);
      assert.deepEqual(await rendering, ['[circle-slash] Load cancelled | Retry']);
      assert.deepEqual(await bench.renderGrants('Admins'), ['[account] Ben | expires in 3 days']);
    });
  });
});
