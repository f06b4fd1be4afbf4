import assert from 'node:assert/strict';
import {
  CancelledError,
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  NotC1Error,
  NotFoundError,
  PermissionError,
  RateLimitedError,
  ServerError,
  SignInRequiredError,
  UnexpectedAnswerError,
} from '../../../../src/core/errors';
import { retryDelayMs } from '../../../../src/core/http/retryPolicy';

const limited = (retryAfterMs?: number) => new RateLimitedError('slow', { retryAfterMs });
const failed = (status: number) => new ServerError('oops', { status });
const broken = new ConnectionError('broke');

const delay = (error: Error, effect: 'read' | 'write', attempt = 1, random = 0) =>
  retryDelayMs({ error, effect, attempt, random });

describe('after a failed attempt', () => {
  const repeated: readonly (readonly [string, Error, read: boolean, write: boolean])[] = [
    ['429', limited(), true, true],
    ['500', failed(500), true, false],
    ['502', failed(502), true, false],
    ['503', failed(503), true, false],
    ['504', failed(504), true, false],
    ['501', failed(501), false, false],
    ['505', failed(505), false, false],
    ['a cut connection', broken, true, false],
    ['400', new InvalidRequestError('bad'), false, false],
    ['401', new SignInRequiredError('no'), false, false],
    ['403', new PermissionError('no'), false, false],
    ['404', new NotFoundError('gone'), false, false],
    ['409', new ConflictError('other'), false, false],
    ['a web page', new NotC1Error('page'), false, false],
    ['an unreadable answer', new UnexpectedAnswerError('odd'), false, false],
    ['a cancel', new CancelledError(), false, false],
    ['a mistake of our own', new RangeError('oops'), false, false],
  ];
  for (const [what, error, read, write] of repeated) {
    it(`by ${what}, reads ${read ? 'are' : 'are not'} repeated, writes ${write ? 'are' : 'are not'}`, () => {
      assert.equal(delay(error, 'read') !== undefined, read);
      assert.equal(delay(error, 'write') !== undefined, write);
    });
  }

  it('there are three more tries at most', () => {
    for (const effect of ['read', 'write'] as const) {
      assert.notEqual(delay(limited(), effect, 3), undefined);
      assert.equal(delay(limited(), effect, 4), undefined);
    }
  });

  it('waits double each time, by half of it at random', () => {
    assert.deepEqual(
      [1, 2, 3].map((attempt) => delay(broken, 'read', attempt)),
      [250, 500, 1000],
    );
    assert.deepEqual(
      [1, 2, 3].map((attempt) => delay(broken, 'read', attempt, 0.5)),
      [375, 750, 1500],
    );
  });

  it('waits as long as the server asks, at least 100 ms', () => {
    assert.equal(delay(limited(7000), 'write'), 7000);
    assert.equal(delay(limited(30_000), 'write'), 30_000);
    assert.equal(delay(limited(0), 'write'), 100);
    assert.equal(delay(limited(), 'write', 2), 500);
  });

  it('gives up where the server asks for more than 30 s', () =>
    assert.equal(delay(limited(30_001), 'write'), undefined));
});
