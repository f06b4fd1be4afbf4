import assert from 'node:assert/strict';
import type { DelegationChange } from '../../../../src/core/change/change';
import {
  planDelegation,
  type SeenDelegation,
} from '../../../../src/core/change/plan/planDelegation';
import { asUserId } from '../../../../src/core/model/ids';
import { aTenant } from '../../../support/builders';
import { connectWithToken } from '../../../support/connect';

const [ana, cat, dan] = [asUserId('ana'), asUserId('cat'), asUserId('dan')];
const session = {
  kind: 'signedIn',
  tenant: aTenant(),
  connection: connectWithToken('127.0.0.1:1'),
} as const;
const always = { startsAt: undefined, endsAt: undefined };

/** The differences as `Label: before → after`. */
function differences(delegateId: typeof ana, seen: SeenDelegation): readonly string[] {
  const change: DelegationChange = { kind: 'setDelegation', userId: dan, delegateId, ...always };
  const subject = 'Tasks of Dan';
  const plan = planDelegation({ change, seen, subject, nameOf: () => undefined }, session);
  return plan.differences.map(({ after, before, label }) => `${label}: ${before} → ${after}`);
}

describe('the plan of a permanent delegation', () => {
  it('names dates that nobody knows, and that end with it', () => {
    const seen = { delegateId: ana, dates: undefined };
    assert.deepEqual(differences(ana, seen), [
      'From: not known → at once',
      'Until: not known → without end',
    ]);
    assert.deepEqual(differences(cat, seen), [
      'Delegate: ana → cat',
      'From: not known → at once',
      'Until: not known → without end',
    ]);
  });

  it('names no dates where there was no delegation, or one that was permanent as well', () => {
    assert.deepEqual(differences(ana, { delegateId: undefined, dates: undefined }), [
      'Delegate: nobody → ana',
    ]);
    const seen = { delegateId: cat, dates: { delegateId: cat, ...always } };
    assert.deepEqual(differences(ana, seen), ['Delegate: cat → ana']);
  });

  it('says why it sends what is seen already', () => {
    const seen = { delegateId: cat, dates: { delegateId: cat, ...always } };
    assert.deepEqual(differences(cat, seen), ['Delegate: cat, as set from here → cat']);
  });
});
