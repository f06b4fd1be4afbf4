import assert from 'node:assert/strict';
import { RiskLabels } from '../../../../src/core/catalog/riskLabels';
import { idOf } from '../../../support/emulator/wireObjects';
import { useEmulator } from '../../../support/withEmulator';

const riskLevels = '/api/v1/attributes/risk_levels';

describe('risk labels', () => {
  const office = useEmulator();
  const labels = () =>
    new RiskLabels(
      office.current.connect().api,
      office.current.logger,
      new AbortController().signal,
    );

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

  it('are read again when they are needed, where reading them had failed', async () => {
    office.current.fail(riskLevels, { kind: 'html' });
    const known = labels();
    await known.load();
    const loaded = new Promise<void>((resolve) => known.onDidLoad(resolve));
    assert.equal(known.labelOf(idOf('High')), undefined);
    known.labelOf(idOf('High'));
    await loaded;
    assert.equal(known.labelOf(idOf('High')), 'High');
    assert.equal(office.current.requestsTo(riskLevels).length, 2);
  });

  it('that the tenant refuses are not asked for by looking at rows', async () => {
    office.current.fail(riskLevels, { kind: 'status', status: 403 });
    const known = labels();
    await known.load();
    known.labelOf(idOf('High'));
    // Another request would have let that one arrive before it.
    await office.current.connect().api.apps.search({ text: '', pageToken: undefined });
    assert.equal(office.current.requestsTo(riskLevels).length, 1);
    await known.load();
    assert.equal(known.labelOf(idOf('High')), 'High');
  });

  it('are read once', async () => {
    const known = labels();
    await Promise.all([known.load(), known.load()]);
    await known.load();
    assert.equal(office.current.requestsTo(riskLevels).length, 1);
  });

  it('are not read for ever where the pages do not end', async () => {
    office.current.fail(riskLevels, { kind: 'repeatedPageToken' }, 'always');
    const known = labels();
    await known.load();
    assert.match(office.current.logger.text, /warn: Risk labels stay unknown: The tenant keeps/);
    assert.ok(office.current.requestsTo(riskLevels).length < 4);
  });
});
