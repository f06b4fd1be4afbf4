import assert from 'node:assert/strict';
import { People } from '../../../src/core/catalog/people';
import { RiskLabels } from '../../../src/core/catalog/riskLabels';
import { noFilters, withAppText } from '../../../src/core/catalog/filters';
import { asUserId } from '../../../src/core/model/ids';
import { TenantScope } from '../../../src/core/tenantScope';
import { aTenant } from '../../support/builders';
import { idOf } from '../../support/emulator/wireObjects';
import { renderTree, rowFacts } from '../../support/renderTree';
import { useEmulator } from '../../support/withEmulator';

const riskLevels = '/api/v1/attributes/risk_levels';
const getUser = '/api/v1/users/{id}';

describe('what lives as long as a session', () => {
  const office = useEmulator();
  const open = () => {
    const { clock, logger } = office.current;
    const connection = office.current.connect();
    return new TenantScope(
      { kind: 'signedIn', tenant: aTenant(), connection },
      { clock, logger, freshnessMs: () => 300_000, showResourceTypes: () => true },
    );
  };

  it('draws its tree again when it is narrowed', async () => {
    const scope = open();
    const facts = rowFacts({ now: office.current.clock.now() });
    await renderTree(scope.tree, facts);
    let redrawCount = 0;
    scope.tree.onDidChange(() => redrawCount++);
    scope.setFilters(withAppText(noFilters, 'okt'));
    assert.equal(redrawCount, 1);
    assert.equal(await renderTree(scope.tree, facts), '+ [organization] Okta | 1 account');
    scope.dispose();
  });

  it('stops with it, without a word in the log', async () => {
    const gate = office.current.hold(riskLevels);
    const scope = open();
    await gate.arrived;
    scope.dispose();
    gate.letGo();
    await new Promise(setImmediate);
    assert.doesNotMatch(office.current.logger.text, /warn/);
  });
});

describe('risk labels', () => {
  const office = useEmulator();
  const labels = () => new RiskLabels(office.current.connect().api, office.current.logger);

  it('are known once they are read', async () => {
    const known = labels();
    let toldCount = 0;
    known.onDidLoad(() => toldCount++);
    assert.equal(known.labelOf(idOf('High')), undefined);
    await known.load();
    assert.equal(known.labelOf(idOf('High')), 'High');
    assert.equal(known.labelOf('other'), undefined);
    assert.equal(toldCount, 1);
  });

  it('stay unknown where they cannot be read, and the log says so', async () => {
    office.current.fail(riskLevels, { kind: 'status', status: 403 });
    const known = labels();
    await known.load();
    assert.equal(known.labelOf(idOf('High')), undefined);
    assert.match(office.current.logger.text, /warn: Risk labels stay unknown: You may not do this/);
  });

  it('are read to the end, and not for ever', async () => {
    office.current.fail(riskLevels, { kind: 'repeatedPageToken' }, 'always');
    const known = labels();
    await known.load();
    assert.equal(known.labelOf(idOf('High')), 'High');
    assert.ok(office.current.requestsTo(riskLevels).length < 4);
  });
});

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
