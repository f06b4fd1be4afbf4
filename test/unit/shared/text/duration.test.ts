import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDuration, parseDurationInput } from '../../../../src/shared/text/duration';

const limits: Readonly<Record<string, string>> = {
  '4h': '14400s',
  '90 min': '5400s',
  '30d': '2592000s',
  '2 Weeks': '1209600s',
  '1 day 12 hours': '129600s',
  '1h, and 30min': '5400s',
  '1.5h': '5400s',
  '3600s': '3600s',
  '1.5s': '1.500s',
};

describe('a duration that a person types', () => {
  for (const [typed, duration] of Object.entries(limits)) {
    it(`"${typed}" is ${duration}`, () =>
      assert.deepEqual(parseDurationInput(typed), { kind: 'limited', duration }));
  }

  for (const typed of ['unlimited', ' No limit ', 'none']) {
    it(`"${typed}" is no limit`, () =>
      assert.deepEqual(parseDurationInput(typed), { kind: 'unlimited' }));
  }

  const refused: Readonly<Record<string, RegExp>> = {
    '': /^Type how long/,
    soon: /^"soon" is not understood/,
    '30m': /^"30m" is not understood/,
    '4': /not understood/,
    '4h soon': /not understood/,
    '3 months': /^Months and years differ in length/,
    '1y': /^Months and years/,
    '0h': /longer than nothing/,
    '999999999999w': /longer than the tenant can keep/,
  };
  for (const [typed, message] of Object.entries(refused)) {
    it(`"${typed}" is refused`, () => {
      const input = parseDurationInput(typed);
      assert.ok(input.kind === 'problem');
      assert.match(input.message, message);
    });
  }
});

describe('a duration of the wire', () => {
  it('is said in words', () => {
    assert.equal(formatDuration('3600s'), '1 hour');
    assert.equal(formatDuration('129600s'), '1 day 12 hours');
    assert.equal(formatDuration('8640000s'), '100 days');
    assert.equal(formatDuration('1.500s'), '1.500s');
  });

  it('comes back from its words', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 315_576_000 }), (seconds) => {
        const duration = `${seconds}s`;
        assert.deepEqual(parseDurationInput(formatDuration(duration)), {
          kind: 'limited',
          duration,
        });
      }),
    ));
});
