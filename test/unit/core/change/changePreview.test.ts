import assert from 'node:assert/strict';
import type { Change, ChangePlan, Planned } from '../../../../src/core/change/change';
import { previewOfAll, previewOfOne, summaryOf } from '../../../../src/core/change/changePreview';
import { planGrantChange } from '../../../../src/core/change/planGrantChange';
import { aGrant, aGrantRef, anApp, anEntitlement, aTenant } from '../../../support/builders';
import { connectWithToken } from '../../../support/connect';
import { unindented } from '../../../support/unindented';
import { inTimeZone } from '../../../support/timeZone';

const now = new Date('2026-03-10T12:00:00Z');
const may = new Date('2026-05-01T21:59:59Z');
const tenant = aTenant();
const session = { kind: 'signedIn', tenant, connection: connectWithToken('127.0.0.1:1') } as const;

const planned = (change: Change, expiresAt?: Date, inSession = session): Planned =>
  planGrantChange(
    change,
    { grant: aGrant({ expiresAt }), entitlement: anEntitlement(), app: anApp() },
    inSession,
    now,
  );
const remove: Change = { kind: 'removeExpiration', grant: aGrantRef() };
const set: Change = { kind: 'setExpiration', grant: aGrantRef(), expiresAt: may };
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

describe('the preview of many changes', () => {
  inTimeZone('Europe/Berlin');

  it('has a row for each that can be made, whose second line begins with old → new', () => {
    const rows = previewOfAll([planned(set), planned(remove), planned(remove, may)]);
    assert.deepEqual(
      rows.map(({ label, detail }) => ({ label, detail })),
      [
        {
          label: 'Ana Lima (alima): Platform Team Admin on GitHub',
          detail:
            'standing → 2026-05-01 23:59 +02:00 · POST /api/v1/apps/github/entitlements/admin/users/ana/update-grant-duration {"newDeprovisionAt":"2026-05-01T21:59:59.000Z"}',
        },
        {
          label: 'Ana Lima (alima): Platform Team Admin on GitHub',
          detail:
            '2026-05-01 23:59 +02:00 → standing · POST /api/v1/apps/github/entitlements/admin/users/ana/remove-grant-duration {}',
        },
      ],
    );
  });

  it('asks with all that is chosen, skipped and left out', () => {
    const summary = summaryOf([planned(set), planned(remove)], 2);
    assert.equal(summary.plans.length, 1);
    const { message, detail } = summary.question(summary.plans, tenant);
    assert.equal(message, 'Change 1 grant in acme (acme.conductor.one)?');
    assert.equal(
      detail,
      unindented(`
        Ana Lima (alima): Platform Team Admin on GitHub: standing → 2026-05-01 23:59 +02:00

        Skipped: 1
        Ana Lima (alima): Platform Team Admin on GitHub: nothing to do: it has no expiration

        Left out, because only grants can be changed: 2 rows.
      `),
    );
  });

  it('names eight and counts the rest', () => {
    const summary = summaryOf(
      Array.from({ length: 11 }, () => planned(set)),
      0,
    );
    const lines = summary.question(summary.plans, tenant).detail.split('\n');
    assert.equal(lines.length, 9);
    assert.equal(lines.at(-1), '… and 3 more');
  });

  it('says why there is nothing to do', () => {
    const summary = summaryOf([planned(remove)], 1);
    assert.deepEqual(summary.plans, []);
    assert.equal(
      summary.nothingToDo,
      'Nothing was changed. Ana Lima (alima): Platform Team Admin on GitHub: nothing to do: it has no expiration · Left out, because only grants can be changed: 1 row.',
    );
  });
});
