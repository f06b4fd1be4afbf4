import assert from 'node:assert/strict';
import type { ChangeOutcome, ChangePlan } from '../../../../src/core/change/change';
import { countOutcomes, summarizeOutcome } from '../../../../src/core/change/outcomeSummary';
import { planExpiration } from '../../../../src/core/change/plan/planExpiration';
import {
  aGrant,
  aGrantRef,
  anAccount,
  anApp,
  anEntitlement,
  aTenant,
} from '../../../support/builders';
import { connectWithToken } from '../../../support/connect';

const may = new Date('2026-05-01T21:59:59Z');
const june = new Date('2026-06-01T21:59:59Z');
const session = {
  kind: 'signedIn',
  tenant: aTenant(),
  connection: connectWithToken('127.0.0.1:1'),
} as const;

function plan(displayName: string): ChangePlan {
  const grant = aGrant({ account: anAccount({ displayName, username: '', email: '' }) });
  const planned = planExpiration(
    { kind: 'setExpiration', grant: aGrantRef(), expiresAt: may },
    { grant, entitlement: anEntitlement({ displayName: 'Admin' }), app: anApp() },
    session,
    new Date('2026-03-10T12:00:00Z'),
  );
  assert.ok(planned.kind === 'ready');
  return planned.plan;
}

const ana = plan('Ana');
const applied = (expiresAt = may): ChangeOutcome => ({
  kind: 'applied',
  after: { expiresAt: expiresAt.toISOString() },
  requestId: undefined,
});
const cancelled: ChangeOutcome = { kind: 'cancelled' };
const down = new Error('The tenant is down.');

describe('how one change ended', () => {
  it('names whom and what', () =>
    assert.deepEqual(summarizeOutcome(ana, applied()), {
      kind: 'done',
      message: 'Changed: Ana: Admin on GitHub.',
    }));

  it('says when the tenant chose another end', () =>
    assert.deepEqual(summarizeOutcome(ana, applied(june)), {
      kind: 'differing',
      message:
        'Changed: Ana: Admin on GitHub. The tenant chose other values than were asked for: look at what it shows now.',
    }));

  const failures: readonly (readonly [ChangeOutcome, string])[] = [
    [{ kind: 'failed', error: down }, 'The change was not made'],
    [{ kind: 'unknown', error: down }, 'It is not known whether the change was made'],
    [
      {
        kind: 'revoked',
        after: { expiresAt: may.toISOString() },
        requestId: undefined,
        error: down,
      },
      'The grant is gone',
    ],
  ];
  for (const [outcome, what] of failures) {
    it(`says what "${outcome.kind}" means`, () =>
      assert.deepEqual(summarizeOutcome(ana, outcome), { kind: 'failed', what, error: down }));
  }

  it('says when it was cancelled', () =>
    assert.deepEqual(summarizeOutcome(ana, cancelled), {
      kind: 'done',
      message: 'Cancelled, nothing was changed.',
    }));
});

describe('how several changes ended', () => {
  it('is counted in words', () => {
    const failed = { kind: 'failed', error: down } as const;
    assert.equal(
      countOutcomes([applied(), failed, cancelled, applied()]),
      '2 changed, 1 not changed, 1 cancelled',
    );
  });

  it('is nothing where none has ended', () => assert.equal(countOutcomes([]), ''));
});
