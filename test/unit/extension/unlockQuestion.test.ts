import assert from 'node:assert/strict';
import { demoTenantProfile } from '../../../src/core/session/tenantProfile';
import { unlockQuestion } from '../../../src/extension/commands/unlockQuestion';
import { aTenant } from '../../support/builders';

describe('the question before a tenant is unlocked', () => {
  it('names the host, for how long, and that the lock comes back', () => {
    const { message, detail, action } = unlockQuestion(aTenant(), false);
    assert.equal(message, 'Unlock acme for 15 minutes?');
    assert.match(detail, /^acme\.conductor\.one\n\nTenants are locked at first/);
    assert.match(detail, /After 15 minutes it is locked again\.$/);
    assert.equal(action, 'Unlock for 15 Minutes');
  });

  it('names a host that is the name of its tenant once', () => {
    const { message, detail } = unlockQuestion(
      aTenant({ displayName: 'acme.conductor.one' }),
      false,
    );
    assert.equal(message, 'Unlock acme.conductor.one for 15 minutes?');
    assert.match(detail, /^Tenants are locked at first/);
  });

  it('says of a production tenant that it is one', () =>
    assert.equal(
      unlockQuestion(aTenant(), true).message,
      'Unlock the production tenant acme for 15 minutes?',
    ));

  it('promises no end for the demo tenant, which was locked by hand', () => {
    const question = unlockQuestion(demoTenantProfile, false);
    assert.equal(question.message, 'Unlock Demo Tenant?');
    assert.match(question.detail, /^It was locked in this window/);
    assert.match(question.detail, /until it is locked again\.$/);
    assert.doesNotMatch(JSON.stringify(question), /15|minutes/i);
  });
});
