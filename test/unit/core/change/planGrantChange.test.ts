import assert from 'node:assert/strict';
import type { Change, ChangePlan } from '../../../../src/core/change/change';
import { planGrantChange } from '../../../../src/core/change/planGrantChange';
import { requestPath } from '../../../../src/core/http/request';
import type { GrantInContext } from '../../../../src/core/model/grantInContext';
import { asAppId, asEntitlementId } from '../../../../src/core/model/ids';
import { aGrant, aGrantRef, anApp, anEntitlement, aTenant } from '../../../support/builders';
import { connectWithToken } from '../../../support/connect';

const now = new Date('2026-03-10T12:00:00Z');
const may = new Date('2026-05-01T00:00:00Z');
const june = new Date('2026-06-01T00:00:00Z');
const session = {
  kind: 'signedIn',
  tenant: aTenant(),
  // Nothing is sent before the first call.
  connection: connectWithToken('127.0.0.1:1'),
} as const;
const remove: Change = { kind: 'removeExpiration', grant: aGrantRef() };
const setMay: Change = { kind: 'setExpiration', grant: aGrantRef(), expiresAt: may };

const plan = (change: Change, target: Partial<GrantInContext> = {}) =>
  planGrantChange(
    change,
    { grant: aGrant(), entitlement: anEntitlement(), app: anApp(), ...target },
    session,
    now,
  );
function ready(change: Change, expiresAt?: Date): ChangePlan {
  const planned = plan(change, { grant: aGrant({ expiresAt }) });
  assert.ok(planned.kind === 'ready');
  return planned.plan;
}
function reason(change: Change, target: Partial<GrantInContext>): string {
  const planned = plan(change, target);
  assert.ok(planned.kind === 'skipped');
  return planned.skipped.reason;
}

describe('the plan of a change', () => {
  it('says what it is about, what is there and what will be', () => {
    const { subject, base, after } = ready(setMay, june);
    assert.equal(subject, 'Ana Lima (alima): Platform Team Admin on GitHub');
    assert.deepEqual([base, after], [{ expiresAt: june }, { expiresAt: may }]);
  });

  it('has exactly the request that sets an expiration', () => {
    const { request } = ready(setMay);
    assert.equal(request.method, 'POST');
    assert.equal(
      requestPath(request),
      '/api/v1/apps/github/entitlements/admin/users/ana/update-grant-duration',
    );
    assert.deepEqual(request.body, { newDeprovisionAt: '2026-05-01T00:00:00.000Z' });
  });

  it('has exactly the request that removes one', () => {
    const { request } = ready(remove, may);
    assert.equal(
      requestPath(request),
      '/api/v1/apps/github/entitlements/admin/users/ana/remove-grant-duration',
    );
    assert.deepEqual(request.body, {});
  });

  describe('knows what would bring the state before back', () => {
    const grant = aGrantRef();

    it('where there was none', () => assert.deepEqual(ready(setMay).inverse, { ...remove, grant }));

    it('where there was an end well ahead', () =>
      assert.deepEqual(ready(remove, may).inverse, setMay));

    it('not where the end was past or within the hour: the server would revoke', () => {
      const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
      assert.equal(ready(remove, inMinutes(-1)).inverse, undefined);
      assert.equal(ready(remove, inMinutes(59)).inverse, undefined);
      assert.notEqual(ready(remove, inMinutes(60)).inverse, undefined);
    });
  });
});

describe('nothing is planned', () => {
  it('where there is nothing to remove', () =>
    assert.equal(reason(remove, {}), 'nothing to do: it has no expiration'));

  it('where it ends then already', () =>
    assert.equal(
      reason(setMay, { grant: aGrant({ expiresAt: new Date(may) }) }),
      'nothing to do: it ends then already',
    ));

  describe('for an inherited grant, which ends with its source', () => {
    const okta = { appId: asAppId('okta'), entitlementId: asEntitlementId('staff') };
    const grant = aGrant({ sources: [okta], expiresAt: may });

    it('named where that is known', () =>
      assert.equal(
        reason(remove, { grant, sourceNames: ['Staff', 'Everyone'] }),
        'inherited through Staff, Everyone: it ends there',
      ));

    it('unnamed where it is not', () =>
      assert.equal(
        reason(remove, { grant }),
        'inherited through another entitlement: it ends there',
      ));
  });

  it('but it still says what it is about', () => {
    const planned = plan(remove, {
      grant: aGrant({ account: undefined }),
      entitlement: anEntitlement({ displayName: '' }),
      app: anApp({ displayName: '' }),
    });
    assert.ok(planned.kind === 'skipped');
    assert.equal(planned.skipped.subject, 'ana: admin on github');
    assert.equal(planned.skipped.change, remove);
  });
});
