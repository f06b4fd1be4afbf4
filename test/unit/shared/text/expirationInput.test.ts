import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseExpirationInput } from '../../../../src/shared/text/expirationInput';
import { formatLocal } from '../../../../src/shared/text/localTime';
import { momentExamples } from '../../../../src/shared/text/momentInput';
import { inTimeZone } from '../../../support/timeZone';

/** The end in local time with its offset, or the problem. */
function read(typed: string, now: Date): string {
  const result = parseExpirationInput(typed, now);
  return result.kind === 'date' ? formatLocal(result.expiresAt) : result.message;
}

/** One statement per line: what was typed and the local time it means. */
function expectAll(now: () => Date, expected: Readonly<Record<string, string>>): void {
  for (const [typed, meaning] of Object.entries(expected)) {
    it(`"${typed}" is ${meaning}`, () => assert.equal(read(typed, now()), meaning));
  }
}

describe('an expiration as typed in Berlin', () => {
  inTimeZone('Europe/Berlin');
  /** A Tuesday in winter time; summer time begins on the 29th. */
  const tuesday = () => new Date(2026, 2, 10, 13, 30, 15);

  describe('as a span', () => {
    expectAll(tuesday, {
      '30d': '2026-04-09 13:30 +02:00',
      '30 days': '2026-04-09 13:30 +02:00',
      '+ 1 day': '2026-03-11 13:30 +01:00',
      'in 5 minutes': '2026-03-10 13:35 +01:00',
      '90min': '2026-03-10 15:00 +01:00',
      '12h': '2026-03-11 01:30 +01:00',
      '2w': '2026-03-24 13:30 +01:00',
      '3 months': '2026-06-10 13:30 +02:00',
      '1y': '2027-03-10 13:30 +01:00',
      '  In   2   WEEKS ': '2026-03-24 13:30 +01:00',
    });

    it('keeps the seconds', () => {
      const result = parseExpirationInput('1d', tuesday());
      assert.deepEqual(result, { kind: 'date', expiresAt: new Date(2026, 2, 11, 13, 30, 15) });
    });
  });

  describe('as a named day, which ends with that day', () => {
    expectAll(tuesday, {
      today: '2026-03-10 23:59 +01:00',
      'end of day': '2026-03-10 23:59 +01:00',
      tomorrow: '2026-03-11 23:59 +01:00',
      'end of tomorrow': '2026-03-11 23:59 +01:00',
      friday: '2026-03-13 23:59 +01:00',
      'on Friday': '2026-03-13 23:59 +01:00',
      monday: '2026-03-16 23:59 +01:00',
      tuesday: '2026-03-17 23:59 +01:00',
      'end of week': '2026-03-15 23:59 +01:00',
      'end of month': '2026-03-31 23:59 +02:00',
      'the end of the month': '2026-03-31 23:59 +02:00',
      'End of this month': '2026-03-31 23:59 +02:00',
      'end of quarter': '2026-03-31 23:59 +02:00',
      'end of the year': '2026-12-31 23:59 +01:00',
      fri: '2026-03-13 23:59 +01:00',
      'on Thurs': '2026-03-12 23:59 +01:00',
      tue: '2026-03-17 23:59 +01:00',
      'next monday': '2026-03-16 23:59 +01:00',
    });

    it('ends with the last second of the day', () => {
      const result = parseExpirationInput('tomorrow', tuesday());
      assert.deepEqual(result, { kind: 'date', expiresAt: new Date(2026, 2, 11, 23, 59, 59) });
    });

    it('means today by "end of week" on a Sunday', () =>
      assert.equal(read('end of week', new Date(2026, 2, 15, 9)), '2026-03-15 23:59 +01:00'));

    it('finds the ends of the other quarters', () => {
      assert.equal(read('end of quarter', new Date(2026, 3, 1)), '2026-06-30 23:59 +02:00');
      assert.equal(read('end of quarter', new Date(2026, 8, 30)), '2026-09-30 23:59 +02:00');
      assert.equal(read('end of quarter', new Date(2026, 9, 1)), '2026-12-31 23:59 +01:00');
    });
  });

  describe('as a time of day', () => {
    expectAll(tuesday, {
      '18:00': '2026-03-10 18:00 +01:00',
      'at 18:00': '2026-03-10 18:00 +01:00',
      'today 23:59': '2026-03-10 23:59 +01:00',
      'tomorrow 18:00': '2026-03-11 18:00 +01:00',
      'Tomorrow at 8:05': '2026-03-11 08:05 +01:00',
      'fri 09:30': '2026-03-13 09:30 +01:00',
      'next monday 0:00': '2026-03-16 00:00 +01:00',
      'end of month at 18:00': '2026-03-31 18:00 +02:00',
    });
  });

  describe('as a date', () => {
    expectAll(tuesday, {
      '2026-12-31': '2026-12-31 23:59 +01:00',
      '2026-7-4': '2026-07-04 23:59 +02:00',
      '2026-12-31 18:00': '2026-12-31 18:00 +01:00',
      '2026-12-31T18:00:59': '2026-12-31 18:00 +01:00',
      '2026-12-31 18:00Z': '2026-12-31 19:00 +01:00',
      '2026-12-31 18:00 utc': '2026-12-31 19:00 +01:00',
      '2026-12-31T18:00-03:30': '2026-12-31 22:30 +01:00',
      '2026-12-31 18:00 +1400': '2026-12-31 05:00 +01:00',
      '2028-02-29': '2028-02-29 23:59 +01:00',
    });
  });

  it('understands its own examples', () => {
    for (const example of momentExamples.split(', ')) {
      assert.match(read(example, tuesday()), /^20\d\d-/, example);
    }
  });

  describe('over the changes of summer time', () => {
    const eve = () => new Date(2026, 2, 28, 12, 0);

    it('keeps the time of day over days', () =>
      assert.equal(read('1d', eve()), '2026-03-29 12:00 +02:00'));

    it('counts hours as they pass', () =>
      assert.equal(read('24h', eve()), '2026-03-29 13:00 +02:00'));

    it('keeps the time of day over weeks in autumn', () =>
      assert.equal(read('1w', new Date(2026, 9, 20, 12, 0)), '2026-10-27 12:00 +01:00'));

    it('moves a time that the clocks skip to an hour later', () =>
      assert.equal(read('2026-03-29 02:30', tuesday()), '2026-03-29 03:30 +02:00'));

    it('takes the first of a time that comes twice', () =>
      assert.equal(read('2026-10-25 02:30', tuesday()), '2026-10-25 02:30 +02:00'));
  });

  describe('over the ends of months', () => {
    const meanings: readonly (readonly [string, string, string])[] = [
      ['2026-01-31T08:00', '1 month', '2026-02-28 08:00 +01:00'],
      ['2028-01-31T08:00', '1 month', '2028-02-29 08:00 +01:00'],
      ['2028-02-29T08:00', '1 year', '2029-02-28 08:00 +01:00'],
      ['2028-02-29T08:00', '4 years', '2032-02-29 08:00 +01:00'],
      ['2026-12-31T08:00', '13 months', '2028-01-31 08:00 +01:00'],
      ['2028-02-03T08:00', 'end of month', '2028-02-29 23:59 +01:00'],
      ['2100-02-03T08:00', 'end of month', '2100-02-28 23:59 +01:00'],
      ['2026-12-31T08:00', 'end of month', '2026-12-31 23:59 +01:00'],
      ['2026-12-31T08:00', 'tomorrow', '2027-01-01 23:59 +01:00'],
    ];
    for (const [now, typed, meaning] of meanings) {
      it(`${typed} from ${now} is ${meaning}`, () =>
        assert.equal(read(typed, new Date(now)), meaning));
    }
  });

  describe('is refused', () => {
    const soon =
      'The end must be at least 5 minutes ahead: the tenant would revoke the grant at once.';
    const tries = `Try ${momentExamples}.`;
    expectAll(tuesday, {
      '': `Type when the access ends. ${tries}`,
      '   ': `Type when the access ends. ${tries}`,
      soon: `"soon" is not understood. ${tries}`,
      '3m': `"3m" is not understood. ${tries}`,
      '31/12/2026': `"31/12/2026" is not understood. ${tries}`,
      '-3d': `"-3d" is not understood. ${tries}`,
      '123456 days': `"123456 days" is not understood. ${tries}`,
      '2026-12-31 18:00 +1:00': `"2026-12-31 18:00 +1:00" is not understood. ${tries}`,
      '2026-02-29': 'There is no such date or time as "2026-02-29".',
      '2026-13-01': 'There is no such date or time as "2026-13-01".',
      '2026-00-10': 'There is no such date or time as "2026-00-10".',
      '2026-04-31': 'There is no such date or time as "2026-04-31".',
      '2026-12-31 24:00': 'There is no such date or time as "2026-12-31 24:00".',
      '2026-12-31 18:60': 'There is no such date or time as "2026-12-31 18:60".',
      '2026-12-31 18:00 +25:00': 'There is no such date or time as "2026-12-31 18:00 +25:00".',
      '2026-12-31 18:00 +02:75': 'There is no such date or time as "2026-12-31 18:00 +02:75".',
      'tomorrow 24:00': 'There is no such date or time as "tomorrow 24:00".',
      '18:60': 'There is no such date or time as "18:60".',
      '13:30': soon,
      fr: `"fr" is not understood. ${tries}`,
      'someday 18:00': `"someday 18:00" is not understood. ${tries}`,
      'in 2 weeks 18:00': `"in 2 weeks 18:00" is not understood. ${tries}`,
      '4 min': soon,
      '0d': soon,
      '2026-03-09': soon,
      '2026-03-10 13:34': soon,
      '8000 years': 'That is too far ahead: no end can be after the year 9999.',
      '9999-12-31 23:59:59 -12:00': 'That is too far ahead: no end can be after the year 9999.',
    });

    it('when the day itself ends within five minutes', () =>
      assert.equal(read('today', new Date(2026, 2, 10, 23, 56)), soon));

    it('not at five minutes exactly', () => {
      const now = tuesday();
      const result = parseExpirationInput('5 min', now);
      assert.deepEqual(result, { kind: 'date', expiresAt: new Date(now.getTime() + 300_000) });
    });
  });
});

describe('an expiration as typed in Sydney', () => {
  inTimeZone('Australia/Sydney');

  it('keeps the time of day where the first of that month skips it', () => {
    // Summer time begins there on Sunday 1 October 2028 at 2:00.
    const now = new Date(2028, 8, 15, 2, 30);
    assert.equal(read('1 month', now), '2028-10-15 02:30 +11:00');
  });
});

describe('an expiration as typed on Kiritimati', () => {
  inTimeZone('Pacific/Kiritimati');

  it('ends with the local day', () =>
    assert.equal(read('2026-12-31', new Date('2026-03-10T12:00:00Z')), '2026-12-31 23:59 +14:00'));
});

describe('an expiration as typed in Newfoundland', () => {
  inTimeZone('America/St_Johns');

  it('ends in a year that has four digits in UTC too', () =>
    assert.equal(
      read('9999-12-31', new Date()),
      'That is too far ahead: no end can be after the year 9999.',
    ));
});

for (const zone of ['America/St_Johns', 'Pacific/Kiritimati', 'Europe/Berlin']) {
  describe(`whatever is typed in ${zone}`, () => {
    inTimeZone(zone);

    const anyNow = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2200-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    const number = fc.integer({ min: 0, max: 99_999 });
    const padded = (max: number) =>
      fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
    const anyInput = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc
        .tuple(number, fc.constantFrom('min', 'h', 'd', 'w', 'mo', 'months', 'y', 'x'))
        .map(([count, unit]) => `${count}${unit}`),
      fc.constantFrom('today', 'tomorrow', 'sunday', 'end of month', 'end of quarter'),
      fc
        .tuple(fc.constantFrom('', 'tomorrow ', 'fri at '), padded(25), padded(61))
        .map(([day, hour, minute]) => `${day}${hour}:${minute}`),
      fc
        .tuple(
          fc.integer({ min: 0, max: 9999 }),
          padded(13),
          padded(32),
          fc.option(fc.tuple(padded(25), padded(61))),
          fc.constantFrom('', 'Z', '+14:00', '-12:00', '+99:99'),
        )
        .map(([year, month, day, time, offset]) => {
          const date = `${String(year).padStart(4, '0')}-${month}-${day}`;
          return time === null ? date : `${date} ${time[0]}:${time[1]}${offset}`;
        }),
    );

    it('gives a sentence or a moment ahead that the API can carry', () => {
      fc.assert(
        fc.property(anyInput, anyNow, (typed, now) => {
          const result = parseExpirationInput(typed, now);
          if (result.kind === 'problem') {
            assert.match(result.message, /\.$/);
            return;
          }
          assert.ok(result.expiresAt.getTime() - now.getTime() >= 5 * 60_000);
          assert.match(result.expiresAt.toISOString(), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
        }),
        { numRuns: 500 },
      );
    });
  });
}
