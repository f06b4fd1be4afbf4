import assert from 'node:assert/strict';
import { noFilters, withAppText, withEntitlementText } from '../../../../src/core/catalog/filters';
import { asAccountId, asUserId } from '../../../../src/core/model/ids';
import { anApp } from '../../../support/builders';
import { idOf } from '../../../support/emulator/wireObjects';
import { admins, github, officeTenant, readers } from '../../../support/officeTenant';
import { unindented } from '../../../support/unindented';
import { useTreeBench, type TreeBench } from '../../../support/treeBench';

const minuteMs = 60_000;
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
      bench.listClock.advance(5 * minuteMs);
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
      bench.listClock.advance(5 * minuteMs);
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

  describe('narrowed', () => {
    it('to apps, asks the server', async () => {
      bench.catalog.setFilters(withAppText(noFilters, 'okt'));
      assert.equal(await bench.render(), '+ [organization] Okta | 1 account');
      bench.catalog.setFilters(withAppText(noFilters, 'nothing'));
      assert.equal(await bench.render(), '[info] No apps | fit the filter "nothing"');
    });

    it('to entitlements, looks through the whole app', async () => {
      bench.hasResourceTypes = true;
      const app = anApp({ id: github });
      bench.catalog.setFilters(withEntitlementText(noFilters, app, 'aud'));
      assert.equal(
        await bench.render('GitHub'),
        unindented(`
          - [window] GitHub | 1,234 accounts
            + [key] Auditors | member · 0 grants
          + [organization] Okta | 1 account
        `),
      );
      bench.catalog.setFilters(noFilters);
      assert.match(await bench.render('GitHub'), /All entitlements/);
    });

    it('to the grants of a person, asks the server, and does not pretend to know how many', async () => {
      bench.filterGrants(
        { kind: 'person', userId: asUserId(idOf('ana')), name: 'Ana Lima' },
        admins,
      );
      assert.deepEqual(await bench.renderGrants('Admins'), ['[account] Ana | standing']);
      bench.filterGrants({ kind: 'person', userId: asUserId(idOf('owner')), name: 'Olga' }, admins);
      assert.deepEqual(await bench.renderGrants('Admins'), [
        '[info] No grants | fit the filter Olga',
      ]);
    });

    it('to grants by text, looks at the loaded rows and says so', async () => {
      bench.filterGrants({ kind: 'text', text: 'crowd009' }, readers);
      assert.deepEqual(await bench.renderGrants('Readers'), [
        '10 of the crowd',
        '[ellipsis] Search the rest | 10 found in 100 loaded, more exist',
      ]);
      bench.filterGrants({ kind: 'text', text: 'crowd0229' }, readers);
      assert.deepEqual(await bench.renderGrants('Readers'), [
        '[ellipsis] Search the rest | 0 found in 100 loaded, more exist',
      ]);
      await bench.catalog.grants(readers).loadRest();
      assert.deepEqual(await bench.renderGrants('Readers'), ['1 of the crowd']);
      bench.filterGrants({ kind: 'text', text: 'nobody' }, readers);
      assert.deepEqual(await bench.renderGrants('Readers'), [
        '[info] No grants | fit the filter "nobody" in loaded rows',
      ]);
      // Three pages, and none for another text.
      assert.equal(bench.office.requestsTo(searchGrants).length, 3);
    });
  });
});

describe('the Access tree over more rows than can be drawn', () => {
  const benches = useTreeBench(() => officeTenant(2050));

  it('shows the first 2,000 and asks for a filter', async () => {
    const bench = benches.current;
    await bench.catalog.grants(readers).loadRest();
    assert.deepEqual(await bench.renderGrants('Readers'), [
      '2000 of the crowd',
      '[ellipsis] Filter to see the others | 2,000 shown, more exist',
    ]);
  });

  it('says nothing of more where a filter has seen them all', async () => {
    const bench = benches.current;
    await bench.catalog.grants(readers).loadRest();
    bench.filterGrants({ kind: 'text', text: 'crowd204' }, readers);
    assert.deepEqual(await bench.renderGrants('Readers'), ['10 of the crowd']);
  });
});
