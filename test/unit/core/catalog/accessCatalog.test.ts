import assert from 'node:assert/strict';
import { AccessCatalog } from '../../../../src/core/catalog/accessCatalog';
import {
  noFilters,
  withAppText,
  withEntitlementText,
  withGrantFilter,
} from '../../../../src/core/catalog/filters';
import { minFreshnessMs } from '../../../../src/core/catalog/pagedList';
import { listKey } from '../../../../src/core/catalog/listAddress';
import { asAccountId, asResourceTypeId } from '../../../../src/core/model/ids';
import { anApp, anEntitlement } from '../../../support/builders';
import { ManualClock } from '../../../support/manualClock';
import { idOf } from '../../../support/emulator/wireObjects';
import { admins, github, held, okta, readers, staff } from '../../../support/officeTenant';
import { useEmulator } from '../../../support/withEmulator';

const searchGrants = '/api/v1/search/grants';
const team = asResourceTypeId(idOf('team'));

describe('the catalog', () => {
  const office = useEmulator();
  let catalog: AccessCatalog;
  let changed: string[];
  let clock: ManualClock;

  beforeEach(() => {
    clock = new ManualClock();
    const { api } = office.current.connect();
    const { logger } = office.current;
    catalog = new AccessCatalog({ api, clock, logger, freshnessMs: () => 300_000 });
    changed = [];
    catalog.onDidChange((address) => changed.push(listKey(address)));
  });
  afterEach(() => catalog.dispose());

  /** Reads every list once. */
  const readAll = async () => {
    await catalog.apps().ensure();
    await catalog.resourceTypes(github).ensure();
    await catalog.entitlements(github).ensure();
    await catalog.entitlements(github, team).ensure();
    await catalog.entitlements(okta).ensure();
    await catalog.grants(admins).ensure();
    await catalog.grants(staff).ensure();
  };
  /** The lists that are kept, of those that `readAll` reads. */
  const kept = () =>
    Object.entries({
      apps: catalog.apps(),
      types: catalog.resourceTypes(github),
      'github entitlements': catalog.entitlements(github),
      'team entitlements': catalog.entitlements(github, team),
      'okta entitlements': catalog.entitlements(okta),
      admins: catalog.grants(admins),
      staff: catalog.grants(staff),
    })
      .filter(([, list]) => list.snapshot.loadedAt !== undefined)
      .map(([name]) => name)
      .join(', ');
  const all =
    'apps, types, github entitlements, team entitlements, okta entitlements, admins, staff';

  it('gives the same list for the same question', () => {
    assert.equal(catalog.grants(admins), catalog.grants({ ...admins }));
    assert.notEqual(catalog.grants(admins), catalog.grants(readers));
    assert.notEqual(catalog.entitlements(github), catalog.entitlements(github, team));
    assert.equal(
      catalog.listAt({ kind: 'entitlements', appId: github, resourceTypeId: team }),
      catalog.entitlements(github, team),
    );
  });

  it('keeps what it has read', async () => {
    await readAll();
    assert.equal(kept(), all);
  });

  describe('drops, when a filter changes,', () => {
    const keptAfter = async (filters: Parameters<AccessCatalog['setFilters']>[0]) => {
      await readAll();
      catalog.setFilters(filters);
      return kept();
    };

    it('the apps for another text', async () => {
      assert.equal(await keptAfter(withAppText(noFilters, 'git')), all.replace('apps, ', ''));
    });

    it('the entitlements of that app', async () => {
      assert.equal(
        await keptAfter(withEntitlementText(noFilters, anApp({ id: github }), 'adm')),
        'apps, types, okta entitlements, admins, staff',
      );
    });

    it('the grants of that entitlement, for what the server is asked', async () => {
      const filter = { kind: 'account', accountId: asAccountId(idOf('Ben')), name: 'Ben' } as const;
      assert.equal(
        await keptAfter(withGrantFilter(noFilters, anEntitlement(admins), filter)),
        all.replace('admins, ', ''),
      );
    });

    it('nothing for a text over loaded grants', async () => {
      const filter = { kind: 'text', text: 'ana' } as const;
      const filters = withGrantFilter(noFilters, anEntitlement(admins), filter);
      assert.equal(await keptAfter(filters), all);
    });

    it('nothing for the same filters', async () => {
      assert.equal(await keptAfter({ ...noFilters }), all);
    });
  });

  describe('reads anew at once, and what is below once it is shown again:', () => {
    const below = async (address: Parameters<AccessCatalog['refresh']>[0]) => {
      await readAll();
      const before = office.current.apiPaths.length;
      await catalog.refresh(address);
      assert.equal(office.current.apiPaths.length - before, 1);
      assert.equal(kept(), all);
      clock.advance(minFreshnessMs);
      changed = [];
      await readAll();
      return [...new Set(changed)].length;
    };

    it('apps, with everything', async () => assert.equal(await below({ kind: 'apps' }), 6));

    it('the resource types of an app, with its entitlements and grants', async () =>
      assert.equal(await below({ kind: 'resourceTypes', appId: github }), 3));

    it('entitlements, with their grants', async () =>
      assert.equal(
        await below({ kind: 'entitlements', appId: github, resourceTypeId: undefined }),
        1,
      ));

    it('grants alone', async () =>
      assert.equal(await below({ kind: 'grants', entitlement: admins }), 0));
  });

  it('forgets below what is read anew what could not be read', async () => {
    office.current.fail(searchGrants, { kind: 'status', status: 403 });
    await catalog.grants(admins).ensure();
    await catalog.refresh({ kind: 'entitlements', appId: github, resourceTypeId: undefined });
    assert.equal(catalog.grants(admins).snapshot.problem, undefined);
  });

  it('does not read anew what nobody has looked at', async () => {
    await catalog.refresh({ kind: 'grants', entitlement: admins });
    assert.deepEqual(office.current.apiPaths, []);
  });

  it('knows whether anything is being read, and stops it', async () => {
    const gate = office.current.hold(searchGrants);
    const ensuring = catalog.grants(admins).ensure();
    assert.equal(catalog.isLoading, true);
    await gate.arrived;
    catalog.cancelLoading();
    await ensuring;
    assert.equal(catalog.isLoading, false);
    assert.deepEqual(catalog.grants(admins).snapshot.problem, { kind: 'cancelled' });
  });

  describe('after a write', () => {
    const ben = held(admins, 'Ben');
    const note = () => catalog.noteExpiration(ben, { before: undefined, after: undefined });
    const readCount = () => office.current.requestsTo(searchGrants).length;

    it('tells of it, and reads the list again when it is shown next', async () => {
      await catalog.grants(admins).ensure();
      clock.advance(5000);
      changed = [];
      note();
      assert.deepEqual(changed, [listKey({ kind: 'grants', entitlement: admins })]);
      await catalog.grants(admins).ensure();
      assert.equal(catalog.grants(admins).isLoading, true);
      await catalog.grants(admins).reload();
      assert.equal(readCount(), 2);
    });

    it('reads the list again once lists have caught up', async () => {
      await catalog.grants(admins).ensure();
      note();
      changed = [];
      clock.advance(3 * 60_000);
      await new Promise(setImmediate);
      assert.deepEqual(changed, [listKey({ kind: 'grants', entitlement: admins })]);
      await catalog.grants(admins).ensure();
      assert.equal(catalog.grants(admins).isLoading, true);
      assert.equal(catalog.isJustChanged(ben), true);
      await catalog.grants(admins).reload();
      assert.equal(catalog.isJustChanged(ben), false);
    });

    it('reads no list that nobody has looked at', async () => {
      note();
      await catalog.rereadGrants(ben);
      assert.deepEqual(office.current.apiPaths, []);
    });
  });

  it('logs a load that failed in one line, once', async () => {
    office.current.fail(searchGrants, { kind: 'status', status: 403 });
    await Promise.all([catalog.grants(admins).ensure(), catalog.grants(admins).ensure()]);
    await catalog.grants(admins).ensure();
    const lines = office.current.logger.lines.filter((line) => line.includes('Could not load'));
    assert.equal(lines.length, 1);
    assert.match(
      lines[0] ?? '',
      new RegExp(
        `^warn: Could not load grants/${github}/${admins.entitlementId}: PermissionError: You may not do this: [^\\n]* \\(request id 1-[0-9a-f-]+\\)$`,
      ),
    );
  });

  it('logs no load that was stopped', async () => {
    const gate = office.current.hold(searchGrants);
    const ensuring = catalog.grants(admins).ensure();
    await gate.arrived;
    catalog.cancelLoading();
    await ensuring;
    assert.doesNotMatch(office.current.logger.text, /Could not load/);
  });

  it('tells which list changed, when it begins and when it ends', async () => {
    await catalog.grants(admins).ensure();
    const key = listKey({ kind: 'grants', entitlement: admins });
    assert.deepEqual(changed, [key, key]);
  });

  it('has nowhere to put an answer that comes after the session', async () => {
    const gate = office.current.hold(searchGrants);
    const list = catalog.grants(admins);
    const ensuring = list.ensure();
    await gate.arrived;
    changed = [];
    catalog.dispose();
    gate.letGo();
    await ensuring;
    assert.deepEqual(list.snapshot.rows, []);
    assert.deepEqual(changed, []);
  });

  it('does not take the answer to an older question for one to the new', async () => {
    const gate = office.current.hold('/api/v1/search/apps');
    const slow = catalog.apps();
    const ensuring = slow.ensure();
    await gate.arrived;
    catalog.setFilters(withAppText(noFilters, 'okt'));
    await catalog.apps().ensure();
    gate.letGo();
    await ensuring;
    assert.deepEqual(
      catalog.apps().snapshot.rows.map((app) => app.displayName),
      ['Okta'],
    );
  });
});
