import assert from 'node:assert/strict';
import { admins, readers } from '../../../support/officeTenant';
import { useTreeBench, type TreeBench } from '../../../support/treeBench';
import { unindented } from '../../../support/unindented';

const searchGrants = '/api/v1/search/grants';

describe('the Access tree', () => {
  const benches = useTreeBench();
  let bench: TreeBench;

  beforeEach(() => {
    bench = benches.current;
  });

  describe('shows', () => {
    it('apps, resource types, entitlements and grants', async () => {
      bench.hasResourceTypes = true;
      assert.equal(
        await bench.render('GitHub', 'All entitlements', 'Team', 'Admins'),
        unindented(`
          - [window] GitHub | 1,234 accounts
            - [list-flat] All entitlements
              + [key] Access | access · 1 grant
              - [shield] Admins | High risk · Platform · admin · 6 grants
                [account] Ana | standing
                [account] Ben | expires in 3 days
                [account] Cat | standing · inherited
                [calendar] Dan | expires in 5 h · disabled account
                [server-process] Bot | expires in 15 months · service account · external · no owner
                [calendar] Eve | expired 2 h ago
              + [key] Readers | member · 230 grants
              + [key] Auditors | member · 0 grants
            - [folder] Team
              - [shield] Admins | High risk · Platform · admin · 6 grants
                [account] Ana | standing
                [account] Ben | expires in 3 days
                [account] Cat | standing · inherited
                [calendar] Dan | expires in 5 h · disabled account
                [server-process] Bot | expires in 15 months · service account · external · no owner
                [calendar] Eve | expired 2 h ago
              + [key] Readers | member · 230 grants
            + [folder] Repository
          + [organization] Okta | 1 account
        `),
      );
    });

    it('entitlements right below apps where resource types are switched off', async () => {
      assert.equal(
        await bench.render('GitHub'),
        unindented(`
          - [window] GitHub | 1,234 accounts
            + [key] Access | access · 1 grant
            + [shield] Admins | High risk · Platform · admin · 6 grants
            + [key] Readers | member · 230 grants
            + [key] Auditors | member · 0 grants
          + [organization] Okta | 1 account
        `),
      );
    });

    it('that there is nothing', async () => {
      assert.deepEqual(await bench.renderGrants('Auditors'), ['[info] No grants']);
    });

    it('how many of a long list are there, page by page to its end', async () => {
      assert.deepEqual(await bench.renderGrants('Readers'), [
        '100 of the crowd',
        '[ellipsis] Load more | 100 of 230 shown',
      ]);
      await bench.catalog.grants(readers).loadMore();
      assert.deepEqual(await bench.renderGrants('Readers'), [
        '200 of the crowd',
        '[ellipsis] Load more | 200 of 230 shown',
      ]);
      await bench.catalog.grants(readers).loadMore();
      assert.deepEqual(await bench.renderGrants('Readers'), ['230 of the crowd']);
    });

    it('that more is being read', async () => {
      await bench.renderGrants('Readers');
      const held = bench.office.hold(searchGrants);
      const loading = bench.catalog.grants(readers).loadMore();
      assert.deepEqual(await bench.renderGrants('Readers'), [
        '100 of the crowd',
        '[loading~spin] Loading… | 100 of 230 shown',
      ]);
      held.letGo();
      await loading;
    });

    it('rows that are old at once, and the ones of now when they are there', async () => {
      await bench.render('GitHub', 'Admins');
      bench.listClock.advance(5 * 60_000);
      const held = bench.office.hold(searchGrants);
      assert.equal((await bench.renderGrants('Admins')).length, 6);
      held.letGo();
      await bench.catalog.grants(admins).reload();
      assert.deepEqual(bench.catalog.grants(admins).snapshot.loadedAt, bench.listClock.now());
    });
  });

  describe('asks the server', () => {
    it('once for each node, and not again while its rows are fresh', async () => {
      await bench.render('GitHub', 'Admins');
      const asked = bench.office.apiPaths;
      assert.deepEqual(asked, [
        'POST /api/v1/search/apps',
        'POST /api/v1/search/entitlements',
        'POST /api/v1/search/grants',
      ]);
      await bench.render('GitHub', 'Admins');
      await bench.render('GitHub', 'Admins');
      assert.deepEqual(bench.office.apiPaths, asked);
    });

    it('once for a list that stands in two places', async () => {
      bench.hasResourceTypes = true;
      await bench.render('GitHub', 'All entitlements', 'Team', 'Admins');
      assert.equal(bench.office.requestsTo(searchGrants).length, 1);
    });
  });
});
