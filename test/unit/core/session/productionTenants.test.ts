import assert from 'node:assert/strict';
import { isProduction } from '../../../../src/core/session/productionTenants';
import { demoTenantProfile } from '../../../../src/core/session/tenantProfile';
import { aTenant } from '../../../support/builders';

describe('a production tenant', () => {
  const acme = aTenant({ host: 'acme-prod.conductor.one', displayName: 'acme-prod' });

  for (const name of [
    'acme-prod.conductor.one',
    'acme-prod',
    ' ACME-Prod ',
    'acme*',
    '*.conductor.one',
    '*prod',
    '*me-pr*',
    'acme-prod*',
    '*',
  ]) {
    it(`is named by ${JSON.stringify(name)}`, () =>
      assert.equal(isProduction(acme, ['other', name]), true));
  }

  for (const name of ['', 'acme', 'prod', 'conductor.one', '*acme', 'prod*', 'a*d', 'acme.prod']) {
    it(`is not named by ${JSON.stringify(name)}`, () =>
      assert.equal(isProduction(acme, [name]), false));
  }

  it('is none where nothing is named', () => assert.equal(isProduction(acme, []), false));

  it('is never the demo tenant', () =>
    assert.equal(isProduction({ ...demoTenantProfile, host: '127.0.0.1:5000' }, ['*']), false));
});
