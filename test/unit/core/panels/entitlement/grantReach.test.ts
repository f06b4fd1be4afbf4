import assert from 'node:assert/strict';
import { GrantReach } from '../../../../../src/core/panels/entitlement/grantReach';
import { admins, crowdCount, officeTenant, readers } from '../../../../support/officeTenant';
import { useEmulator } from '../../../../support/withEmulator';

const searching = '/api/v1/search/grants';

describe('how many grants a change touches', () => {
  const tenant = useEmulator(() => officeTenant());
  const reachOf = (entitlement: typeof admins, onDidChange: () => void = () => undefined) =>
    new GrantReach(tenant.current.connect().api, entitlement, onDidChange);

  it('is what the tenant counts until they are counted', async () => {
    const reach = reachOf(admins);
    assert.deepEqual(reach.view(6), { text: '6 grants', state: 'partial' });
    await reach.countUnasked();
    assert.deepEqual(reach.view(7), {
      text: '6 grants: 2 standing, 4 expiring',
      state: 'complete',
    });
  });

  it('is at least what was counted when somebody stops it, and can go on from there', async () => {
    const reach = reachOf(readers, () => {
      if (reach.view(crowdCount).text.includes('at least')) reach.cancel();
    });
    await reach.countUnasked();
    assert.deepEqual(reach.view(crowdCount), {
      text: '230 grants: at least 100 standing, 0 expiring',
      state: 'partial',
    });
    await reach.countUnasked();
    assert.equal(tenant.current.requestsTo(searching).length, 1);
  });

  it('is counted to the end on request', async () => {
    const reach = reachOf(readers);
    await reach.countOn();
    assert.equal(reach.view(0).text, '230 grants: 230 standing, 0 expiring');
    await reach.countOn();
    assert.equal(tenant.current.requestsTo(searching).length, 3);
  });

  it('says why it cannot be counted on', async () => {
    const reach = reachOf(readers);
    tenant.current.fail(searching, { kind: 'status', status: 403 });
    await reach.countOn();
    assert.match(
      reach.view(crowdCount).text,
      /^230 grants\. They cannot be counted on: You may not/,
    );
    await reach.countOn();
    assert.equal(reach.view(crowdCount).state, 'complete');
  });
});

describe('counting unasked', () => {
  const tenant = useEmulator(() => officeTenant(2150));

  it('ends after 20 pages', async () => {
    const reach = new GrantReach(tenant.current.connect().api, readers, () => undefined);
    await reach.countUnasked();
    assert.deepEqual(reach.view(2150), {
      text: '2,150 grants: at least 2,000 standing, 0 expiring',
      state: 'partial',
    });
    await reach.countOn();
    assert.equal(reach.view(2150).state, 'complete');
  });
});
