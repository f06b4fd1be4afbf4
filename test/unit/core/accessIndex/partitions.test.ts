import assert from 'node:assert/strict';
import { longestFirst, partitionsOf } from '../../../../src/core/accessIndex/partitions';
import { asEntitlementId } from '../../../../src/core/model/ids';
import { anApp, anEntitlement } from '../../../support/builders';

const entitlements = (...counts: readonly number[]) =>
  counts.map((grantCount, at) =>
    anEntitlement({ entitlementId: asEntitlementId(`e${at}`), grantCount }),
  );

/** Each partition as `ids: count`. */
const wordsOf = (counts: readonly number[]) =>
  partitionsOf(anApp(), entitlements(...counts)).map(
    ({ entitlements: some, expectedGrantCount }) =>
      `${some?.map(({ entitlementId }) => entitlementId).join(' ') ?? 'all'}: ${expectedGrantCount}`,
  );

describe('the partitions of an app', () => {
  it('are one for all of a small app, so that a cursor costs no half-empty page', () =>
    assert.deepEqual(wordsOf([900, 1000, 100]), ['all: 2000']));

  it('are one even where nobody holds anything', () => assert.deepEqual(wordsOf([]), ['all: 0']));

  it('are groups of entitlements of a large app', () =>
    assert.deepEqual(wordsOf([1500, 400, 200, 1900]), ['e0 e1: 1900', 'e2: 200', 'e3: 1900']));

  it('leave a single large entitlement to one cursor', () =>
    assert.deepEqual(wordsOf([50, 9000, 50]), ['e0: 50', 'e1: 9000', 'e2: 50']));

  it('name no more entitlements than fit into a body', () => {
    const many = partitionsOf(anApp(), entitlements(...Array.from({ length: 401 }, () => 5)));
    assert.deepEqual(
      many.map(({ entitlements: some }) => some?.length),
      [200, 200, 1],
    );
  });

  it('are read the longest first', () => {
    const [first] = longestFirst(partitionsOf(anApp(), entitlements(50, 9000, 50)));
    assert.equal(first?.expectedGrantCount, 9000);
  });
});
