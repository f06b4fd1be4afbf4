import assert from 'node:assert/strict';
import { ServerError } from '../../../../src/core/errors';
import type { ExplainedGrant } from '../../../../src/core/model/grant';
import { asAppId, asEntitlementId, asTaskId } from '../../../../src/core/model/ids';
import type { Task } from '../../../../src/core/model/task';
import { whyReport, type WhyFindings } from '../../../../src/core/why/whyReport';
import { aGrant, aGrantRef, anApp, anEntitlement, aUser } from '../../../support/builders';
import { unindented } from '../../../support/unindented';
import { inTimeZone } from '../../../support/timeZone';

const now = new Date('2026-03-10T12:00:00Z');
const staff = anEntitlement({
  appId: asAppId('okta'),
  entitlementId: asEntitlementId('staff'),
  displayName: 'Staff',
  slug: 'member',
});
const task: Task = {
  id: asTaskId('task-1'),
  number: '417',
  displayName: 'Access for the release',
  description: 'Please.\nUntil May.',
  createdAt: new Date('2026-01-04T09:00:00Z'),
  createdByUserId: undefined,
};
const explained: ExplainedGrant = {
  ...aGrantRef(),
  sources: [],
  reasons: [
    {
      strength: 'strong',
      derivedFrom: 'ticket',
      derivedId: 'task-1',
      createdAt: new Date('2026-01-05T09:00:00Z'),
      expiresAt: new Date('2026-05-01T21:59:59Z'),
    },
    {
      strength: 'unknown',
      derivedFrom: 'group',
      derivedId: 'staff',
      createdAt: undefined,
      expiresAt: undefined,
    },
  ],
};
const nothingYet: WhyFindings = {
  person: undefined,
  sources: { kind: 'searching' },
  task: undefined,
  reasons: { kind: 'searching' },
};

describe('the answer to why a grant exists', () => {
  inTimeZone('Europe/Berlin');

  const report = (findings: Partial<WhyFindings>, grant = aGrant()) =>
    whyReport(
      { grant, entitlement: anEntitlement({ grantCount: 230 }), app: anApp() },
      { ...nothingYet, ...findings },
      { tenantName: 'acme', identityName: 'Root', now },
    );
  /** The lines below a heading. */
  const section = (title: string, text: string) =>
    text
      .slice(text.indexOf(`\n${title}\n`) + title.length + 2)
      .split('\n\n')[0]
      ?.trimEnd()
      .split('\n')
      .map((line) => line.trim());
  const inherited = aGrant({ sources: [staff, { ...staff, entitlementId: asEntitlementId('x') }] });

  it('is all there', () => {
    assert.equal(
      report({
        person: aUser(),
        sources: { kind: 'found', value: [] },
        task: { kind: 'found', value: task },
        reasons: { kind: 'found', value: explained },
      }),
      `${unindented(`
        Why Ana Lima holds Platform Team Admin on GitHub?

        Tenant       acme · as Root
        Person       Ana Lima · Engineer · Platform
        Granted      2026-01-05 10:00 +01:00 (2026-01-05 09:00:00 UTC)
        Ends         never (standing)
        Kind         direct
        Account id   ana
        Entitlement  admin in app github

        Inherited through
          Nothing: it is a direct grant.

        Came from
          Task #417 · Access for the release
            task-1
          Opened 2026-01-04 10:00 +01:00 (2026-01-04 09:00:00 UTC)
          Please.
          Until May.

        Reasons
          strong reason · ticket #417 · since 2026-01-05 10:00 +01:00 · until 2026-05-01 23:59 +02:00
          reason · group staff
      `)}\n`,
    );
  });

  describe('while it is searched for', () => {
    it('says how many were looked through', () => {
      const reasons = { kind: 'searching', progress: { lookedThroughCount: 100 } } as const;
      assert.deepEqual(section('Reasons', report({ reasons })), [
        'Searching: 100 of 230 grants looked through …',
      ]);
    });

    it('names the sources by their ids already', () => {
      assert.deepEqual(section('Inherited through', report({}, inherited)), [
        'staff in app okta',
        'x in app okta',
        'Their names: searching …',
      ]);
    });
  });

  it('names the sources that the caller may see', () => {
    const sources = { kind: 'found', value: [staff] } as const;
    assert.deepEqual(section('Inherited through', report({ sources }, inherited)), [
      'Staff · member',
      'staff in app okta',
      'x in app okta (you may not see it, or it is gone)',
    ]);
  });

  it('never says that there is no reason where none was found', () => {
    assert.match(
      section('Reasons', report({ reasons: { kind: 'notFound' } }))?.join(' ') ?? '',
      /^Not found: all grants .* That does not mean that there is no reason\.$/,
    );
    const none = { ...explained, reasons: [] };
    assert.deepEqual(section('Reasons', report({ reasons: { kind: 'found', value: none } })), [
      'The tenant names none for this grant.',
    ]);
  });

  it('says what was cancelled and what failed', () => {
    const cancelled = { kind: 'cancelled', progress: { lookedThroughCount: 100 } } as const;
    assert.deepEqual(section('Reasons', report({ reasons: cancelled })), [
      'Cancelled: 100 of 230 grants looked through. Show Why goes on from here.',
    ]);
    const failed = { kind: 'failed', error: new ServerError('It is down.') } as const;
    assert.deepEqual(section('Reasons', report({ reasons: failed })), [
      'The reasons: could not be read. It is down.',
    ]);
    assert.deepEqual(section('Came from', report({ task: failed })), [
      'The task: could not be read. It is down.',
    ]);
  });

  it('says that no task is named, or that it is gone', () => {
    assert.deepEqual(section('Came from', report({})), ['No task is named as its origin.']);
    assert.deepEqual(section('Came from', report({ task: { kind: 'notFound' } })), [
      'The task: not in the tenant any more.',
    ]);
  });
});
