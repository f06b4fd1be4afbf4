import assert from 'node:assert/strict';
import { noFilters, withAppText, withEntitlementText } from '../../../../src/core/catalog/filters';
import { asUserId } from '../../../../src/core/model/ids';
import { anApp } from '../../../support/builders';
import { idOf } from '../../../support/emulator/wireObjects';
import { admins, github, officeTenant, readers } from '../../../support/officeTenant';
import { useTreeBench, type TreeBench } from '../../../support/treeBench';
import { unindented } from '../../../support/unindented';

const searchGrants = '/api/v1/search/grants';

describe('the Access tree, narrowed', () => {
  const benches = useTreeBench();
  let bench: TreeBench;

  beforeEach(() => {
    bench = benches.current;
  });

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
    bench.filterGrants({ kind: 'person', userId: asUserId(idOf('ana')), name: 'Ana Lima' }, admins);
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
