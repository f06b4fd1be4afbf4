import assert from 'node:assert/strict';
import { describeExpiry, describeSpan, expiryKind } from '../../../../src/shared/text/expiry';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const now = new Date('2026-03-10T12:00:00Z');
const ahead = (ms: number) => new Date(now.getTime() + ms);

describe('a span in words', () => {
  const words: readonly (readonly [number, string])[] = [
    [0, 'under a minute'],
    [minuteMs - 1, 'under a minute'],
    [minuteMs, '1 min'],
    [hourMs - 1, '59 min'],
    [hourMs, '1 h'],
    [2 * dayMs - 1, '47 h'],
    [2 * dayMs, '2 days'],
    [59 * dayMs, '59 days'],
    [60 * dayMs, '60 days'],
    [61 * dayMs, '2 months'],
    [365 * dayMs, '11 months'],
    [366 * dayMs, '12 months'],
    [729 * dayMs, '23 months'],
    [731 * dayMs, '2 years'],
    [10 * 365.25 * dayMs, '10 years'],
  ];
  for (const [ms, expected] of words) {
    it(`calls ${ms} ms ${expected}`, () => assert.equal(describeSpan(ms), expected));
  }

  it('never counts one of a plural', () => {
    for (let days = 0; days < 2000; days++) {
      assert.doesNotMatch(describeSpan(days * dayMs), /^1 (days|months|years)$/);
    }
  });
});

describe('the end of a grant in words', () => {
  it('is standing without an end', () => assert.equal(describeExpiry(undefined, now), 'standing'));

  it('lies ahead', () => assert.equal(describeExpiry(ahead(3 * dayMs), now), 'expires in 3 days'));

  it('lies behind', () => assert.equal(describeExpiry(ahead(-2 * hourMs), now), 'expired 2 h ago'));

  it('is over at the very moment', () =>
    assert.equal(describeExpiry(now, now), 'expired under a minute ago'));
});

describe('how near the end of a grant is', () => {
  const kinds: readonly (readonly [Date | undefined, string])[] = [
    [undefined, 'standing'],
    [ahead(-1), 'past'],
    [now, 'past'],
    [ahead(1), 'today'],
    [ahead(dayMs - 1), 'today'],
    [ahead(dayMs), 'soon'],
    [ahead(7 * dayMs - 1), 'soon'],
    [ahead(7 * dayMs), 'later'],
  ];
  for (const [expiresAt, kind] of kinds) {
    it(`${expiresAt?.toISOString() ?? 'no end'} is ${kind}`, () =>
      assert.equal(expiryKind(expiresAt, now), kind));
  }
});
