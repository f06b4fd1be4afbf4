import assert from 'node:assert/strict';
import { RiskLabels } from '../../../../src/core/catalog/riskLabels';
import { idOf } from '../../../support/emulator/wireObjects';
import { useEmulator } from '../../../support/withEmulator';

const riskLevels = '/api/v1/attributes/risk_levels';

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

  it('are not read for ever where the pages do not end', async () => {
    office.current.fail(riskLevels, { kind: 'repeatedPageToken' }, 'always');
    const known = labels();
    await known.load();
    assert.match(office.current.logger.text, /warn: Risk labels stay unknown: The tenant keeps/);
    assert.ok(office.current.requestsTo(riskLevels).length < 4);
  });
});
