import assert from 'node:assert/strict';
import { asAppId, asEntitlementId } from '../../../../../src/core/model/ids';
import {
  panelKeyOf,
  readPanelKey,
} from '../../../../../src/core/panels/entitlement/entitlementAddress';

describe('the key of an entitlement panel', () => {
  it('gives back tenant and entitlement', () => {
    const address = {
      tenantKey: '127.0.0.1:8443',
      entitlement: { appId: asAppId('a/b'), entitlementId: asEntitlementId('"c"') },
    };
    assert.deepEqual(readPanelKey(panelKeyOf(address)), address);
  });

  for (const key of ['', 'acme', '["acme","github"]', '["acme","github",1]', '["a","b","c","d"]']) {
    it(`is not ${key === '' ? 'empty' : key}`, () => assert.equal(readPanelKey(key), undefined));
  }
});
