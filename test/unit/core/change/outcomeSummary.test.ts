import assert from 'node:assert/strict';
import type { ChangeOutcome, ChangePlan } from '../../../../src/core/change/change';
import { failedChanges, summarizeOutcomes } from '../../../../src/core/change/outcomeSummary';
import { planGrantChange } from '../../../../src/core/change/planGrantChange';
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
  const planned = planGrantChange(
    { kind: 'setExpiration', grant: aGrantRef(), expiresAt: may },
    { grant, entitlement: anEntitlement({ displayName: 'Admin' }), app: anApp() },
    session,
    new Date('2026-03-10T12:00:00Z'),
  );
  assert.ok(planned.kind === 'ready');
  return planned.plan;
}

const [ana, ben, eva] = [plan('Ana'), plan('Ben'), plan('Eva')];
const applied = (expiresAt = may): ChangeOutcome => ({
  kind: 'applied',
  after: { expiresAt },
  requestId: undefined,
});
const cancelled: ChangeOutcome = { kind: 'cancelled' };
const down = new Error('The tenant is down.');

describe('how one change ended', () => {
  it('names whom and what', () =>
    assert.deepEqual(summarizeOutcomes([ana], [applied()]), {
      kind: 'done',
      message: 'Changed: Ana: Admin on GitHub.',
    }));

  it('says when the tenant chose another end', () =>
    assert.deepEqual(summarizeOutcomes([ana], [applied(june)]), {
      kind: 'differing',
      message:
        'Changed: Ana: Admin on GitHub. The tenant chose another end than was asked for: look at what the Access view shows now.',
    }));

  const failures: readonly (readonly [ChangeOutcome, string])[] = [
    [{ kind: 'failed', error: down }, 'The change was not made'],
    [{ kind: 'unknown', error: down }, 'It is not known whether the change was made'],
    [
      { kind: 'revoked', after: { expiresAt: may }, requestId: undefined, error: down },
      'The grant is gone',
    ],
  ];
  for (const [outcome, what] of failures) {
    it(`says what "${outcome.kind}" means`, () =>
      assert.deepEqual(summarizeOutcomes([ana], [outcome]), { kind: 'failed', what, error: down }));
  }

  it('says when it was cancelled', () =>
    assert.deepEqual(summarizeOutcomes([ana], [cancelled]), {
      kind: 'done',
      message: 'Cancelled, nothing was changed.',
    }));
});

describe('how several changes ended', () => {
  it('counts what was changed and cancelled', () =>
    assert.deepEqual(summarizeOutcomes([ana, ben, eva], [applied(), applied(), cancelled]), {
      kind: 'done',
      message: 'Changed: 2 grants, 1 cancelled.',
    }));

  it('counts where the tenant chose another end', () =>
    assert.deepEqual(summarizeOutcomes([ana, ben, eva], [applied(june), applied(), cancelled]), {
      kind: 'differing',
      message:
        'Changed: 2 grants, 1 cancelled. For 1 of them, the tenant chose another end than was asked for: look at what the Access view shows now.',
    }));

  it('counts what there is of each and names the first that failed', () => {
    const outcomes = [applied(), { kind: 'failed', error: down }, cancelled] as const;
    assert.deepEqual(summarizeOutcomes([ana, ben, eva], outcomes), {
      kind: 'failed',
      what: '1 changed, 1 not changed, 1 cancelled. First: Ben: Admin on GitHub',
      error: down,
    });
  });

  it('leaves the name to an error that begins with it', () => {
    const error = new Error('Ana: Admin on GitHub: the grant is gone.');
    const outcomes = [
      { kind: 'failed', error },
      { kind: 'unknown', error: down },
    ] as const;
    assert.deepEqual(summarizeOutcomes([ana, ben], outcomes), {
      kind: 'failed',
      what: '1 not changed, 1 not known',
      error,
    });
  });
});

describe('the changes that failed', () => {
  it('are told with whom and what they are about', () => {
    const outcomes = [applied(), { kind: 'failed', error: down }] as const;
    assert.deepEqual(failedChanges([ana, ben], outcomes), [
      { subject: 'Ben: Admin on GitHub', outcome: { kind: 'failed', error: down } },
    ]);
  });
});
