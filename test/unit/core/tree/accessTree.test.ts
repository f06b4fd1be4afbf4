import assert from 'node:assert/strict';
import { AccessCatalog } from '../../../../src/core/catalog/accessCatalog';
import {
  noFilters,
  withAppText,
  withEntitlementText,
  withGrantFilter,
  type GrantFilter,
} from '../../../../src/core/catalog/filters';
import { asAccountId, asUserId } from '../../../../src/core/model/ids';
import type { AccessNode } from '../../../../src/core/tree/accessNode';
import { AccessTree } from '../../../../src/core/tree/accessTree';
import { anApp, anEntitlement } from '../../../support/builders';
import { idOf } from '../../../support/emulator/wireObjects';
import { admins, auditors, github, held, readers } from '../../../support/officeTenant';
import { renderTree, rowFacts, unindented } from '../../../support/renderTree';
import { useEmulator } from '../../../support/withEmulator';

const minuteMs = 60_000;
const searchGrants = '/api/v1/search/grants';

describe('the Access tree', () => {
  const office = useEmulator();
  let catalog: AccessCatalog;
  let tree: AccessTree;
  let hasResourceTypes: boolean;

  beforeEach(() => {
    hasResourceTypes = false;
    catalog = new AccessCatalog({
      api: office.current.connect().api,
      clock: office.current.clock,
      freshnessMs: () => 5 * minuteMs,
    });
    tree = new AccessTree({
      catalog,
      tenantKey: 'office',
      showResourceTypes: () => hasResourceTypes,
    });
  });
  afterEach(() => {
    tree.dispose();
    catalog.dispose();
  });

  const render = (...expanded: readonly string[]) =>
    renderTree(
      tree,
      rowFacts({
        now: office.current.clock.now(),
        riskLabel: (id) => (id === idOf('High') ? 'High' : undefined),
      }),
      expanded,
    );
  /** The rows below GitHub ▸ an entitlement, the crowd as its first and last. */
  const renderGrants = async (entitlement: string) => {
    const lines = (await render('GitHub', entitlement)).split('\n');
    const rows = lines.filter((line) => line.startsWith('    ')).map((line) => line.trim());
    const people = rows.filter((row) => row.includes('Crowd'));
    const others = rows.filter((row) => !row.includes('Crowd'));
    return [...(people.length > 0 ? [`${people.length} of the crowd`] : []), ...others];
  };
  const filterGrants = (filter: GrantFilter, entitlement = readers) => {
    catalog.setFilters(withGrantFilter(noFilters, anEntitlement(entitlement), filter));
  };
  const nodeOf = async (...path: readonly string[]): Promise<AccessNode> => {
    let node: AccessNode | undefined;
    for (const part of path) {
      node = (await tree.children(node)).find(({ id }) => id.endsWith(part));
      assert.ok(node, `There is no ${part}.`);
    }
    assert.ok(node);
    return node;
  };

  describe('shows', () => {
    it('apps, resource types, entitlements and grants', async () => {
      hasResourceTypes = true;
      assert.equal(
        await render('GitHub', 'All entitlements', 'Team', 'Admins'),
        unindented(`
          - [window] GitHub | 1,234 accounts
            - [list-flat] All entitlements
              + [key] Access | access · 1 grant
              - [shield] Admins | High risk · Platform · admin · 6 grants
                [account] Ana | standing
                [account] Ben | expires in 3 days
                [account] Cat | standing · inherited
                [calendar] Dan | expires in 5 h · disabled account
                [server-process] Bot | expires in 14 months · service account · external · no owner
                [calendar] Eve | expired 2 h ago
              + [key] Readers | member · 230 grants
              + [key] Auditors | member · 0 grants
            - [folder] Team
              - [shield] Admins | High risk · Platform · admin · 6 grants
                [account] Ana | standing
                [account] Ben | expires in 3 days
                [account] Cat | standing · inherited
                [calendar] Dan | expires in 5 h · disabled account
                [server-process] Bot | expires in 14 months · service account · external · no owner
                [calendar] Eve | expired 2 h ago
              + [key] Readers | member · 230 grants
            + [folder] Repository
          + [organization] Okta | 1 account
        `),
      );
    });

    it('entitlements right below apps where resource types are switched off', async () => {
      assert.equal(
        await render('GitHub'),
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
      assert.deepEqual(await renderGrants('Auditors'), ['[info] No grants']);
    });

    it('how many of a long list are there, page by page to its end', async () => {
      assert.deepEqual(await renderGrants('Readers'), [
        '100 of the crowd',
        '[ellipsis] Load more | 100 of 230 shown',
      ]);
      await catalog.grants(readers).loadMore();
      assert.deepEqual(await renderGrants('Readers'), [
        '200 of the crowd',
        '[ellipsis] Load more | 200 of 230 shown',
      ]);
      await catalog.grants(readers).loadMore();
      assert.deepEqual(await renderGrants('Readers'), ['230 of the crowd']);
    });

    it('that more is being read', async () => {
      await renderGrants('Readers');
      const held = office.current.hold(searchGrants);
      const loading = catalog.grants(readers).loadMore();
      assert.deepEqual(await renderGrants('Readers'), [
        '100 of the crowd',
        '[loading~spin] Loading… | 100 of 230 shown',
      ]);
      held.letGo();
      await loading;
    });

    it('rows that are old at once, and the ones of now when they are there', async () => {
      await render('GitHub', 'Admins');
      office.current.clock.advance(5 * minuteMs);
      const held = office.current.hold(searchGrants);
      assert.equal((await renderGrants('Admins')).length, 6);
      held.letGo();
      await catalog.grants(admins).reload();
      assert.deepEqual(catalog.grants(admins).snapshot.loadedAt, office.current.clock.now());
    });
  });

  describe('asks the server', () => {
    it('once for each node, and not again while its rows are fresh', async () => {
      await render('GitHub', 'Admins');
      const asked = office.current.apiPaths;
      assert.deepEqual(asked, [
        'POST /api/v1/search/apps',
        'POST /api/v1/search/entitlements',
        'POST /api/v1/search/grants',
      ]);
      await render('GitHub', 'Admins');
      await render('GitHub', 'Admins');
      assert.deepEqual(office.current.apiPaths, asked);
    });

    it('once for a list that stands in two places', async () => {
      hasResourceTypes = true;
      await render('GitHub', 'All entitlements', 'Team', 'Admins');
      assert.equal(office.current.requestsTo(searchGrants).length, 1);
    });
  });

  describe('when a load fails', () => {
    beforeEach(() => {
      office.current.fail(searchGrants, { kind: 'status', status: 403 });
    });

    it('says why, and offers to try again', async () => {
      assert.deepEqual(await renderGrants('Admins'), [
        '[error] Could not load grants | Retry · You may not do this: your role or the scope of your key does not allow it. The server says: a fault was switched on',
      ]);
    });

    it('does not try again by itself', async () => {
      await renderGrants('Admins');
      await renderGrants('Admins');
      assert.equal(office.current.requestsTo(searchGrants).length, 1);
    });

    it('shows the rows once it was tried again', async () => {
      await renderGrants('Admins');
      await catalog.refresh({ kind: 'grants', entitlement: admins });
      assert.equal((await renderGrants('Admins')).length, 6);
    });
  });

  it('keeps the rows that are there when more cannot be read', async () => {
    await renderGrants('Readers');
    office.current.fail(searchGrants, { kind: 'html' });
    await catalog.grants(readers).loadMore();
    const [rows, problem, ...more] = await renderGrants('Readers');
    assert.equal(rows, '100 of the crowd');
    assert.match(
      problem ?? '',
      /^\[error\] Could not load grants \| Retry · The host answers with a/,
    );
    assert.deepEqual(more, []);
  });

  describe('when a load is cancelled', () => {
    it('says so', async () => {
      const held = office.current.hold(searchGrants);
      const rendering = renderGrants('Admins');
      await held.arrived;
      catalog.cancelLoading();
      assert.deepEqual(await rendering, ['[circle-slash] Load cancelled | Retry']);
    });

    it('is empty for nobody when it was abandoned, and asks again', async () => {
      const held = office.current.hold(searchGrants);
      const rendering = renderGrants('Admins');
      await held.arrived;
      const changed: (string | undefined)[] = [];
      tree.onDidChange((node) => changed.push(node?.id));
      catalog.grants(admins).abandon();
      assert.deepEqual(await rendering, ['[circle-slash] Load cancelled | Retry']);
      assert.deepEqual(changed, [(await nodeOf(github, admins.entitlementId)).id]);
      assert.equal((await renderGrants('Admins')).length, 6);
    });

    it('is empty for nobody when its filter changed meanwhile, and asks again', async () => {
      const held = office.current.hold(searchGrants);
      const rendering = renderGrants('Admins');
      await held.arrived;
      const account = {
        kind: 'account',
        accountId: asAccountId(idOf('Ben')),
        name: 'Ben',
      } as const;
      filterGrants(account, admins);
      assert.deepEqual(await rendering, ['[circle-slash] Load cancelled | Retry']);
      assert.deepEqual(await renderGrants('Admins'), ['[account] Ben | expires in 3 days']);
    });
  });

  describe('narrowed', () => {
    it('to apps, asks the server', async () => {
      catalog.setFilters(withAppText(noFilters, 'okt'));
      assert.equal(await render(), '+ [organization] Okta | 1 account');
      catalog.setFilters(withAppText(noFilters, 'nothing'));
      assert.equal(await render(), '[info] No apps | fit the filter "nothing"');
    });

    it('to entitlements, looks through the whole app', async () => {
      hasResourceTypes = true;
      const app = anApp({ id: github });
      catalog.setFilters(withEntitlementText(noFilters, app, 'aud'));
      assert.equal(
        await render('GitHub'),
        unindented(`
          - [window] GitHub | 1,234 accounts
            + [key] Auditors | member · 0 grants
          + [organization] Okta | 1 account
        `),
      );
      catalog.setFilters(noFilters);
      assert.match(await render('GitHub'), /All entitlements/);
    });

    it('to the grants of a person, asks the server, and does not pretend to know how many', async () => {
      filterGrants({ kind: 'person', userId: asUserId(idOf('ana')), name: 'Ana Lima' }, admins);
      assert.deepEqual(await renderGrants('Admins'), ['[account] Ana | standing']);
      filterGrants({ kind: 'person', userId: asUserId(idOf('owner')), name: 'Olga' }, admins);
      assert.deepEqual(await renderGrants('Admins'), ['[info] No grants | fit the filter Olga']);
    });

    it('to grants by text, looks at the loaded rows and says so', async () => {
      filterGrants({ kind: 'text', text: 'crowd09' });
      assert.deepEqual(await renderGrants('Readers'), [
        '10 of the crowd',
        '[ellipsis] Search the rest | 10 found in 100 loaded, more exist',
      ]);
      filterGrants({ kind: 'text', text: 'crowd229' });
      assert.deepEqual(await renderGrants('Readers'), [
        '[ellipsis] Search the rest | 0 found in 100 loaded, more exist',
      ]);
      await catalog.grants(readers).loadRest();
      assert.deepEqual(await renderGrants('Readers'), ['1 of the crowd']);
      filterGrants({ kind: 'text', text: 'nobody' });
      assert.deepEqual(await renderGrants('Readers'), [
        '[info] No grants | fit the filter "nobody" in loaded rows',
      ]);
      // Three pages, and none for another text.
      assert.equal(office.current.requestsTo(searchGrants).length, 3);
    });
  });

  describe('after a change of our own', () => {
    it('shows it although the list lags behind, until that agrees', async () => {
      await render('GitHub', 'Admins');
      catalog.noteExpiration(held(admins, 'Ben'), undefined);
      assert.equal((await renderGrants('Admins'))[1], '[account] Ben | standing · just changed');
      await catalog.refresh({ kind: 'grants', entitlement: admins });
      assert.match((await renderGrants('Admins'))[1] ?? '', /standing · just changed/);
      const expiresAt = new Date('2026-03-13T13:00:00Z');
      catalog.noteExpiration(held(admins, 'Ben'), expiresAt);
      await catalog.refresh({ kind: 'grants', entitlement: admins });
      assert.equal((await renderGrants('Admins'))[1], '[account] Ben | expires in 3 days');
    });

    it('believes the list after three minutes', async () => {
      await render('GitHub', 'Admins');
      catalog.noteExpiration(held(admins, 'Ben'), undefined);
      office.current.clock.advance(3 * minuteMs);
      assert.equal((await renderGrants('Admins'))[1], '[account] Ben | expires in 3 days');
    });
  });

  describe('keeps its rows', () => {
    it('as the same objects with the same ids when they are read again', async () => {
      const before = await nodeOf(github, admins.entitlementId, idOf('Ben'));
      await catalog.refresh({ kind: 'apps' });
      const after = await nodeOf(github, admins.entitlementId, idOf('Ben'));
      assert.equal(after, before);
      assert.equal(
        after.id,
        `office/app:${github}/entitlement:${admins.entitlementId}/grant:${github}/${admins.entitlementId}/${idOf('Ben')}`,
      );
      assert.equal(after.parent?.parent?.id, `office/app:${github}`);
    });

    it('with what was read last', async () => {
      const ben = await nodeOf(github, admins.entitlementId, idOf('Ben'));
      catalog.noteExpiration(held(admins, 'Ben'), undefined);
      await tree.children(ben.parent);
      assert.ok(ben.content.kind === 'grant' && ben.content.grant.expiresAt === undefined);
    });
  });

  describe('tells of changes', () => {
    let changed: (string | undefined)[];

    const listen = () => {
      changed = [];
      tree.onDidChange((node) => changed.push(node?.id.replace(/^.*:/, '')));
    };

    it('below the row whose list changed', async () => {
      await render('GitHub', 'Readers');
      listen();
      await catalog.grants(readers).loadMore();
      // It begins and it ends.
      assert.deepEqual(changed, [readers.entitlementId, readers.entitlementId]);
    });

    it('in both places where a list stands', async () => {
      hasResourceTypes = true;
      await render('GitHub', 'All entitlements', 'Team', 'Admins');
      const [one, other] = [
        await nodeOf(github, 'allEntitlements:all', admins.entitlementId),
        await nodeOf(github, idOf('team'), admins.entitlementId),
      ];
      const heard: (AccessNode | undefined)[] = [];
      tree.onDidChange((node) => heard.push(node));
      catalog.noteExpiration(held(admins, 'Ben'), undefined);
      assert.deepEqual(new Set(heard), new Set([one, other]));
    });

    it('not while the rows are being asked for: they are about to be given', async () => {
      listen();
      await render('GitHub', 'Admins');
      assert.deepEqual(changed, []);
    });

    it('not of lists that nobody has looked at', async () => {
      await render();
      listen();
      await catalog.grants(auditors).ensure();
      assert.deepEqual(changed, []);
    });

    it('at the top for all apps', async () => {
      await render();
      listen();
      await catalog.refresh({ kind: 'apps' });
      assert.deepEqual(new Set(changed), new Set([undefined]));
    });

    it('to nobody once the session is over', async () => {
      await render('GitHub', 'Admins');
      listen();
      const held = office.current.hold(searchGrants);
      const reloading = catalog.refresh({ kind: 'grants', entitlement: admins });
      await held.arrived;
      changed = [];
      catalog.dispose();
      tree.dispose();
      await reloading;
      assert.deepEqual(changed, []);
    });
  });
});
