import assert from 'node:assert/strict';
import { demoTenantProfile } from '../../../src/core/session/tenantProfile';
import { signOutQuestion } from '../../../src/extension/commands/signOutQuestion';
import { aTenant } from '../../support/builders';

describe('the question before signing out', () => {
  it('names the tenant and its host, what is deleted and what stays', () => {
    const { message, detail, actions } = signOutQuestion(aTenant());
    assert.equal(message, 'Sign out of acme?');
    assert.match(detail, /^acme\.conductor\.one\n\nIts credential is deleted from this machine/);
    assert.match(detail, /Records about it stay, unless you delete them too/);
    assert.deepEqual(actions, ['Sign Out', 'Sign Out and Delete Records']);
  });

  it('speaks of no credential in the demo tenant, which has none of its own', () => {
    const { message, detail } = signOutQuestion({ ...demoTenantProfile, host: '127.0.0.1:1' });
    assert.equal(message, 'Sign out of Demo Tenant?');
    assert.doesNotMatch(detail, /credential/);
  });
});
