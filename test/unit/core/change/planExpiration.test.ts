import assert from 'node:assert/strict';
import type { ChangePlan, ExpirationChange, Planned } from '../../../../src/core/change/change';
import {
  planExpiration,
  planExtension,
  refuseExpiration,
  refuseExtension,
} from '../../../../src/core/change/plan/planExpiration';
import type { Grant } from '../../../../src/core/model/grant';
import { requestPath } from '../../../../src/core/http/request';
import type { GrantInContext } from '../../../../src/core/model/grantInContext';
import { asAppId, asEntitlementId } from '../../../../src/core/model/ids';
import type { Span } from '../../../../src/shared/text/span';
import { aGrant, aGrantRef, anApp, anEntitlement, aTenant } from '../../../support/builders';
import { connectWithToken } from '../../../support/connect';
import { inTimeZone } from '../../../support/timeZone';

const now = new Date('2026-03-10T12:00:00Z');
const may = new Date('2026-05-01T00:00:00Z');
const june = new Date('2026-06-01T00:00:00Z');
const session = {
  kind: 'signedIn',
  tenant: aTenant(),
  // Nothing is sent before the first call.
  connection: connectWithToken('127.0.0.1:1'),
} as const;
const remove: ExpirationChange = { kind: 'removeExpiration', grant: aGrantRef() };
const setMay: ExpirationChange = { kind: 'setExpiration', grant: aGrantRef(), expiresAt: may };

const plan = (change: ExpirationChange, target: Partial<GrantInContext> = {}) =>
  planExpiration(
    change,
    { grant: aGrant(), entitlement: anEntitlement(), app: anApp(), ...target },
    session,
    now,
  );
function ready(change: ExpirationChange, expiresAt?: Date): ChangePlan {
  const planned = plan(change, { grant: aGrant({ expiresAt }) });
  assert.ok(planned.kind === 'ready');
  return planned.plan;
}
function reason(change: ExpirationChange, target: Partial<GrantInContext>): string {
  const planned = plan(change, target);
  assert.ok(planned.kind === 'skipped');
  return planned.skipped.reason;
}

describe('the plan of a change', () => {
  it('says what it is about, what is there and what will be', () => {
    const { subject, base, after } = ready(setMay, june);
    assert.equal(subject, 'Ana Lima (alima): Platform Team Admin on GitHub');
    assert.deepEqual(
      [base, after],
      [{ expiresAt: june.toISOString() }, { expiresAt: may.toISOString() }],
    );
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

  describe('can be undone exactly', () => {
    it('where there was none', () => assert.equal(ready(setMay).inexactUndo, undefined));

    it('where there was an end well ahead', () =>
      assert.equal(ready(remove, may).inexactUndo, undefined));

    it('not where the end was past or within the hour: the server would revoke', () => {
      const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
      assert.match(ready(remove, inMinutes(-1)).inexactUndo ?? '', /past or less than an hour/);
      assert.notEqual(ready(remove, inMinutes(59)).inexactUndo, undefined);
      assert.equal(ready(remove, inMinutes(60)).inexactUndo, undefined);
    });
  });
});

describe('the plan of an extension', () => {
  inTimeZone('Europe/Berlin');

  const extend = (expiresAt: Date | undefined, span: Span, fields: Partial<Grant> = {}) =>
    planExtension(
      span,
      { grant: aGrant({ expiresAt, ...fields }), entitlement: anEntitlement(), app: anApp() },
      session,
      now,
    );
  const month: Span = { count: 1, unit: 'month' };
  const reasonOf = (planned: Planned) => {
    assert.ok(planned.kind === 'skipped');
    return planned.skipped.reason;
  };

  it("counts from the grant's own end, on the local calendar", () => {
    // 09:30 in Berlin on both days, with the change to summer time between them.
    const planned = extend(new Date('2026-03-20T08:30:00Z'), month);
    assert.ok(planned.kind === 'ready');
    assert.deepEqual(planned.plan.request.body, { newDeprovisionAt: '2026-04-20T07:30:00.000Z' });
    assert.deepEqual(planned.plan.base, { expiresAt: '2026-03-20T08:30:00.000Z' });
  });

  it('is not made for a standing grant', () =>
    assert.equal(reasonOf(extend(undefined, month)), 'standing: nothing to extend'));

  it('is not made for an inherited grant, whose source is named', () => {
    const source = { appId: asAppId('okta'), entitlementId: asEntitlementId('staff') };
    assert.match(reasonOf(extend(may, month, { sources: [source] })), /^inherited through /);
  });

  it('is not made where the end would still be less than 5 minutes ahead', () => {
    const tenMinutesAgo = new Date(now.getTime() - 600_000);
    const by = (count: number) => extend(tenMinutesAgo, { count, unit: 'minute' });
    assert.match(reasonOf(by(14)), /less than 5 minutes ahead/);
    assert.equal(by(15).kind, 'ready');
  });

  it('is not made beyond what the wire can write', () =>
    assert.match(reasonOf(extend(may, { count: 99_999, unit: 'year' })), /after the year 9999/));
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
  });
});

describe('what is known before a date or a span is', () => {
  const grantOf = (fields: Partial<Grant>) => ({
    grant: aGrant(fields),
    entitlement: anEntitlement(),
    app: anApp(),
  });
  const source = { appId: asAppId('okta'), entitlementId: asEntitlementId('everyone') };
  const reasonOf = (planned: Planned | undefined) =>
    planned?.kind === 'skipped' ? planned.skipped.reason : planned;

  it('is that a grant is inherited', () => {
    const inherited = grantOf({ sources: [source], expiresAt: may });
    const reason = 'inherited through another entitlement: it ends there';
    assert.equal(reasonOf(refuseExpiration(inherited)), reason);
    assert.equal(reasonOf(refuseExtension(inherited)), reason);
  });

  it('is that there is no end to extend', () => {
    assert.equal(reasonOf(refuseExtension(grantOf({}))), 'standing: nothing to extend');
    assert.equal(refuseExpiration(grantOf({})), undefined);
    assert.equal(refuseExtension(grantOf({ expiresAt: may })), undefined);
  });
});
