import assert from 'node:assert/strict';
import {
  describeChosenEnd,
  describeExpiry,
  describeSpan,
  expiryKind,
} from '../../../../src/shared/text/expiry';
import { parseExpirationInput } from '../../../../src/shared/text/expirationInput';
import { inTimeZone } from '../../../support/timeZone';

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
    [12 * hourMs - minuteMs / 2, '12 h'],
    [12 * hourMs - minuteMs, '11 h'],
    [2 * dayMs - 1, '48 h'],
    [2 * dayMs, '2 days'],
    [30 * dayMs - hourMs / 2, '30 days'],
    [30 * dayMs - hourMs, '29 days'],
    [59 * dayMs, '59 days'],
    [60 * dayMs, '60 days'],
    [61 * dayMs, '2 months'],
    [365 * dayMs, '12 months'],
    [366 * dayMs, '12 months'],
    [729 * dayMs, '24 months'],
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

describe('what a chosen end means in Berlin', () => {
  inTimeZone('Europe/Berlin');

  const meanings: readonly (readonly [string, string, string])[] = [
    ['2026-11-21T10:00', '2026-11-30T23:59:59', 'Mon 30 Nov 2026, 23:59:59 (UTC+01:00), in 9 days'],
    ['2026-11-21T10:00', '2026-11-21T10:30', 'Sat 21 Nov 2026, 10:30:00 (UTC+01:00), in 30 min'],
    ['2026-11-21T10:00', '2026-11-22T23:59:59', 'Sun 22 Nov 2026, 23:59:59 (UTC+01:00), in 38 h'],
    ['2026-11-21T10:00', '2027-11-21T10:00', 'Sun 21 Nov 2027, 10:00:00 (UTC+01:00), in 365 days'],
    [
      '2026-11-21T10:00',
      '2030-11-21T10:00',
      'Thu 21 Nov 2030, 10:00:00 (UTC+01:00), in 1,461 days',
    ],
    ['2026-03-10T12:00', '2026-04-09T12:00', 'Thu 9 Apr 2026, 12:00:00 (UTC+02:00), in 30 days'],
    ['2026-10-20T12:00', '2026-10-27T11:59', 'Tue 27 Oct 2026, 11:59:00 (UTC+01:00), in 6 days'],
  ];
  for (const [from, end, meaning] of meanings) {
    it(`${end} from ${from} is ${meaning}`, () =>
      assert.equal(describeChosenEnd(new Date(end), new Date(from)), meaning));
  }
});

describe('the end of a grant that was set some seconds ago, in Berlin', () => {
  inTimeZone('Europe/Berlin');

  // Summer time begins on the 29th.
  const setAt = new Date('2026-03-10T12:00:00Z');
  const words: readonly (readonly [string, string])[] = [
    ['12h', 'expires in 12 h'],
    ['3d', 'expires in 3 days'],
    ['2 weeks', 'expires in 14 days'],
    ['30d', 'expires in 30 days'],
  ];
  for (const [typed, expected] of words) {
    it(`to ${typed} ${expected}`, () => {
      const input = parseExpirationInput(typed, setAt);
      assert.ok(input.kind === 'date');
      assert.equal(describeExpiry(input.expiresAt, new Date(setAt.getTime() + 20_000)), expected);
    });
  }
});
