import assert from 'node:assert/strict';
import { formatSpan, parseSpanInput, plusSpan } from '../../../../src/shared/text/span';

function problem(typed: string): string {
  const input = parseSpanInput(typed);
  assert.ok(input.kind === 'problem', typed);
  return input.message;
}

describe('a span as typed', () => {
  const readings = [
    ['30d', '30 days'],
    [' 1 Day ', '1 day'],
    ['+12 h', '12 hours'],
    ['in 2 weeks', '2 weeks'],
    ['3mo', '3 months'],
    ['45 min', '45 minutes'],
    ['1y', '1 year'],
  ] as const;
  for (const [typed, words] of readings) {
    it(`"${typed}" is ${words}`, () => {
      const input = parseSpanInput(typed);
      assert.ok(input.kind === 'span');
      assert.equal(formatSpan(input.span), words);
    });
  }

  it('is asked for', () => assert.match(problem(' '), /^Type by how much\. Try 30d/));

  it('is longer than nothing', () => assert.match(problem('0d'), /longer than nothing/));

  for (const typed of ['2026-12-31', 'tomorrow', 'end of month', '5', '5 parsecs', '-3d', '3m']) {
    it(`is not "${typed}"`, () =>
      assert.match(problem(typed), /is not understood as a span of time/));
  }
});

describe('a moment that much later', () => {
  it('is on the last day of a shorter month', () => {
    const later = plusSpan(new Date(2027, 0, 31, 9, 30), { count: 1, unit: 'month' });
    assert.deepEqual(later, new Date(2027, 1, 28, 9, 30));
  });

  it('leaves the date that it counts from alone', () => {
    const date = new Date(2027, 0, 31);
    plusSpan(date, { count: 1, unit: 'week' });
    assert.deepEqual(date, new Date(2027, 0, 31));
  });
});
