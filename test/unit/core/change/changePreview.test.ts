import assert from 'node:assert/strict';
import type { ChangePlan, ExpirationChange, Planned } from '../../../../src/core/change/change';
import { nothingToDo, previewOfOne } from '../../../../src/core/change/changePreview';
import { planExpiration } from '../../../../src/core/change/plan/planExpiration';
import { aGrant, aGrantRef, anApp, anEntitlement, aTenant } from '../../../support/builders';
import { connectWithToken } from '../../../support/connect';
import { unindented } from '../../../support/unindented';
import { inTimeZone } from '../../../support/timeZone';

const now = new Date('2026-03-10T12:00:00Z');
const may = new Date('2026-05-01T21:59:59Z');
const tenant = aTenant();
const session = { kind: 'signedIn', tenant, connection: connectWithToken('127.0.0.1:1') } as const;

const planned = (change: ExpirationChange, expiresAt?: Date, inSession = session): Planned =>
  planExpiration(
    change,
    { grant: aGrant({ expiresAt }), entitlement: anEntitlement(), app: anApp() },
    inSession,
    now,
  );
const remove: ExpirationChange = { kind: 'removeExpiration', grant: aGrantRef() };
const set: ExpirationChange = { kind: 'setExpiration', grant: aGrantRef(), expiresAt: may };
const ready = (one: Planned): ChangePlan => {
  assert.ok(one.kind === 'ready');
  return one.plan;
};

describe('the preview of one change', () => {
  inTimeZone('Europe/Berlin');

  it('names the tenant, whom and what, both states in both times, and what is sent', () => {
    const { message, detail } = previewOfOne(ready(planned(set)));
    assert.equal(message, 'Set the expiration in acme (acme.conductor.one)?');
    assert.equal(
      detail,
      unindented(`
        Ana Lima (alima): Platform Team Admin on GitHub

        Now: standing (no expiration)
        Then: 2026-05-01 23:59 +02:00 (2026-05-01 21:59:59 UTC)

        Will be sent:
        POST /api/v1/apps/github/entitlements/admin/users/ana/update-grant-duration
        {"newDeprovisionAt":"2026-05-01T21:59:59.000Z"}
      `),
    );
  });

  it('says when it cannot be undone', () => {
    const { message, detail } = previewOfOne(ready(planned(remove, now)));
    assert.match(message, /^Remove the expiration in/);
    assert.match(
      detail,
      /\n\nThis cannot be undone exactly: the current expiration is past or less than an hour ahead,/,
    );
  });

  it('names a tenant without a name of its own by its host', () => {
    const own = { ...session, tenant: aTenant({ displayName: '10.0.0.1', host: '10.0.0.1' }) };
    assert.match(previewOfOne(ready(planned(set, undefined, own))).message, /in 10\.0\.0\.1\?$/);
  });
});

describe('where there is nothing to do', () => {
  it('the reasons are named, and what is no grant', () =>
    assert.equal(
      nothingToDo([planned(remove)], 1),
      'Nothing was changed. Ana Lima (alima): Platform Team Admin on GitHub: nothing to do: it has no expiration · Left out, because only grants can be changed: 1 row.',
    ));

  it('eight are named and the rest is counted', () => {
    const reasons = nothingToDo(
      Array.from({ length: 11 }, () => planned(remove)),
      0,
    ).split(' · ');
    assert.equal(reasons.length, 9);
    assert.equal(reasons.at(-1), '… and 3 more');
  });
});
