import assert from 'node:assert/strict';
import { accountLabel } from '../../../../src/core/model/account';
import { isInherited } from '../../../../src/core/model/grant';
import { describeGrants } from '../../../../src/core/model/grantInContext';
import { asAppId, asEntitlementId, entitlementKey, grantKey } from '../../../../src/core/model/ids';
import { isHighRisk } from '../../../../src/core/model/riskLevel';
import { userLabel } from '../../../../src/core/model/user';
import {
  aGrant,
  aGrantRef,
  anAccount,
  anApp,
  anEntitlement,
  aUser,
} from '../../../support/builders';

describe('the name of an account', () => {
  it('is the best one there is, and never empty', () => {
    assert.equal(accountLabel(anAccount()), 'Ana Lima');
    assert.equal(accountLabel(anAccount({ displayName: '' })), 'alima');
    assert.equal(accountLabel(anAccount({ displayName: '', username: '' })), 'ana@acme.example');
    assert.equal(accountLabel(anAccount({ displayName: '', username: '', email: '' })), 'ana');
  });
});

describe('the name of a person', () => {
  it('is the best one there is, and never empty', () => {
    assert.equal(userLabel(aUser()), 'Ana Lima');
    assert.equal(userLabel(aUser({ displayName: '' })), 'alima');
    assert.equal(userLabel(aUser({ displayName: '', username: '' })), 'ana@acme.example');
    assert.equal(userLabel(aUser({ displayName: '', username: '', email: '' })), 'user-ana');
  });
});

describe('what is said of grants', () => {
  const one = { grant: aGrant(), entitlement: anEntitlement(), app: anApp() };

  it('names a single one, and counts several', () => {
    assert.equal(describeGrants([one], 1), 'Ana Lima (alima): Platform Team Admin on GitHub');
    assert.equal(describeGrants([one, one, one], 3), '3 grants');
    assert.equal(describeGrants([one], 3), '1 of 3 grants');
  });
});

describe('a grant', () => {
  it('is inherited where it has a source', () => {
    const source = { appId: asAppId('okta'), entitlementId: asEntitlementId('everyone') };
    assert.equal(isInherited(aGrant()), false);
    assert.equal(isInherited(aGrant({ sources: [source] })), true);
  });

  it('is known by its app, entitlement and account together', () => {
    const ref = aGrantRef();
    assert.equal(grantKey(ref), 'github/admin/ana');
    assert.notEqual(grantKey(ref), grantKey({ ...ref, appId: asAppId('okta') }));
  });
});

describe('an entitlement', () => {
  it('with the same id in another app is another one', () => {
    const access = asEntitlementId('287oY0rG4UirjDNFEYguMBvxyim');
    assert.notEqual(
      entitlementKey({ appId: asAppId('github'), entitlementId: access }),
      entitlementKey({ appId: asAppId('okta'), entitlementId: access }),
    );
  });
});

describe('a risk label', () => {
  const words = ['high', 'Critical'];

  it('counts as high where it contains one of the words, whatever the case', () => {
    assert.equal(isHighRisk('Very HIGH', words), true);
    assert.equal(isHighRisk('business critical', words), true);
    assert.equal(isHighRisk('Medium', words), false);
  });

  it('is not high by an empty word', () => assert.equal(isHighRisk('Low', ['']), false));
});
