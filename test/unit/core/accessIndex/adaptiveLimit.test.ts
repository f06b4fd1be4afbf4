import assert from 'node:assert/strict';
import { AdaptiveLimit } from '../../../../src/core/accessIndex/adaptiveLimit';

describe('how many cursors run at once', () => {
  let limit: AdaptiveLimit;
  const answers = (count: number, tookMs: number) => {
    for (let answer = 0; answer < count; answer++) limit.noteAnswer(tookMs);
  };

  beforeEach(() => {
    limit = new AdaptiveLimit();
  });

  it('are four at first, and six at most', () => {
    assert.equal(limit.current, 4);
    answers(3, 80);
    assert.equal(limit.current, 4);
    answers(1, 80);
    assert.equal(limit.current, 5);
    answers(500, 80);
    assert.equal(limit.current, 6);
  });

  it('are half as many once the tenant asks to slow down, and one at least', () => {
    answers(500, 80);
    limit.noteRefusal();
    assert.equal(limit.current, 3);
  });

  it('count the refusals of requests that were under way together as one', () => {
    answers(500, 80);
    for (let refusal = 0; refusal < 6; refusal++) limit.noteRefusal();
    assert.equal(limit.current, 3);
  });

  it('are fewer while answers take much longer than usual', () => {
    answers(50, 80);
    answers(7, 900);
    assert.equal(limit.current, 5);
  });
});
