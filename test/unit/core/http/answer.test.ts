import assert from 'node:assert/strict';
import {
  C1Error,
  ConflictError,
  InvalidRequestError,
  NotC1Error,
  NotFoundError,
  PermissionError,
  RateLimitedError,
  ServerError,
  SignInRequiredError,
  UnexpectedAnswerError,
} from '../../../../src/core/errors';
import { readAnswer, retryAfterMs } from '../../../../src/core/http/answer';
import type { RawAnswer } from '../../../../src/core/http/transport';
import { everythingSaidBy } from '../../../support/leaks';

const now = new Date('2026-03-10T12:00:00Z');

const json = (status: number, body: unknown, headers: RawAnswer['headers'] = {}): RawAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});

const page = (status: number): RawAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from('<!doctype html><title>Sign in</title>'),
});

function errorOf(answer: RawAnswer): C1Error {
  try {
    readAnswer(answer, now);
  } catch (error) {
    assert.ok(error instanceof C1Error);
    return error;
  }
  assert.fail('The answer is no failure.');
}

describe('a good answer', () => {
  for (const type of [
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/vnd.api+json',
  ]) {
    it(`is its JSON, sent as ${type}`, () => {
      const answer = {
        status: 200,
        headers: { 'content-type': type },
        body: Buffer.from('{"a": [1]}'),
      };
      assert.deepEqual(readAnswer(answer, now), { a: [1] });
    });
  }
});

describe('a failure', () => {
  const classes: readonly (readonly [string, RawAnswer, new (...args: never) => Error])[] = [
    ['400', json(400, { code: 3, message: 'bad' }), InvalidRequestError],
    ['401', json(401, { code: 16, message: 'no' }), SignInRequiredError],
    ['403', json(403, { code: 7, message: 'no' }), PermissionError],
    ['404', json(404, { code: 5, message: 'gone' }), NotFoundError],
    ['409', json(409, { code: 6, message: 'exists' }), ConflictError],
    ['413', json(413, {}), InvalidRequestError],
    ['408', json(408, {}), ServerError],
    ['429', json(429, { code: 8, message: 'slow' }), RateLimitedError],
    ['499', json(499, { code: 1, message: 'gone' }), ServerError],
    ['500', json(500, { code: 13, message: 'oops' }), ServerError],
    ['501', json(501, { code: 12, message: 'never' }), ServerError],
    ['503', json(503, { code: 14, message: 'down' }), ServerError],
    ['504', json(504, { code: 4, message: 'late' }), ServerError],
    ['400 of a failed precondition', json(400, { code: 9 }), InvalidRequestError],
    ['400 out of range', json(400, { code: 11 }), InvalidRequestError],
    ['409 of an aborted call', json(409, { code: 10 }), ConflictError],
    ['500 with the code of a permission', json(500, { code: 7 }), PermissionError],
    ['200 of a later status', json(299, '{'), UnexpectedAnswerError],
    ['401 without a code', json(401, {}), SignInRequiredError],
    ['403 with a code of the wrong type', json(403, { code: '5' }), PermissionError],
    ['404 whose body is a list', json(404, []), NotFoundError],
    ['503 whose body is null', json(503, 'null'), ServerError],
    ['half a JSON', json(200, '{"list": ['), UnexpectedAnswerError],
    ['an empty JSON', json(200, ''), UnexpectedAnswerError],
    ['half a JSON with 400', json(400, '{"code"'), UnexpectedAnswerError],
    ['a redirect', json(301, '', { location: 'https://evil.example' }), NotC1Error],
    ['a redirect to a page', page(302), NotC1Error],
    ['a web page', page(200), NotC1Error],
    ['a web page with 403', page(403), NotC1Error],
    ['a web page with 404', page(404), NotC1Error],
    ['a web page with 429', page(429), RateLimitedError],
    ['a web page with 502', page(502), ServerError],
    ['no content type', { status: 200, headers: {}, body: Buffer.from('{}') }, NotC1Error],
    [
      'text',
      { status: 200, headers: { 'content-type': 'text/json' }, body: Buffer.from('{}') },
      NotC1Error,
    ],
    ['JSON Lines', { ...page(200), headers: { 'content-type': 'application/jsonl' } }, NotC1Error],
  ];
  for (const [what, answer, errorClass] of classes) {
    it(`by ${what} is a ${errorClass.name}`, () => {
      const error = errorOf(answer);
      assert.equal(error.constructor, errorClass);
      assert.equal(error.name, errorClass.name);
      assert.equal(error.status, answer.status);
    });
  }

  it('carries what support needs', () => {
    const error = errorOf(json(404, { code: 5, message: 'not found' }, { 'c1-trace-id': '1-abc' }));
    assert.equal(error.code, 5);
    assert.equal(error.requestId, '1-abc');
  });

  it('says what the server said, without the request id that it appends', () => {
    const body = { code: 7, message: 'action not permitted (request-id: 1-abc)' };
    assert.equal(
      errorOf(json(403, body)).message,
      'You may not do this: your role or the scope of your key does not allow it. The server says: action not permitted.',
    );
  });

  it('does not repeat a message without end', () => {
    assert.ok(errorOf(json(400, { message: 'x'.repeat(10_000) })).message.length < 600);
  });

  it('never quotes an answer that cannot be read: it may hold a token', () => {
    for (const body of ['{"access_token": SecretTokenOfAcme}', '{"access_token":"SecretTokenOf']) {
      assert.doesNotMatch(everythingSaidBy(errorOf(json(200, body))), /Secret/);
    }
  });

  it('of the server says what to do next', () =>
    assert.equal(
      errorOf(json(503, { code: 14, message: 'down' })).message,
      "The tenant failed to answer (503). Wait a few minutes; if it goes on, look at ConductorOne's status page. The server says: down.",
    ));

  it('by too many requests says how long to wait', () => {
    const error = errorOf(json(429, {}, { 'retry-after': '7' }));
    assert.ok(error instanceof RateLimitedError);
    assert.equal(error.retryAfterMs, 7000);
    assert.equal(
      error.message,
      'The tenant gets too many requests and asks to slow down. Wait 7 s, then try again.',
    );
    assert.match(errorOf(json(429, {})).message, / Wait a minute, then try again\.$/);
  });
});

describe('Retry-After', () => {
  const forms: readonly (readonly [string | undefined, number | undefined])[] = [
    [undefined, undefined],
    ['', undefined],
    [' ', undefined],
    ['0', 0],
    ['120', 120_000],
    [' 3 ', 3000],
    ['Tue, 10 Mar 2026 12:00:30 GMT', 30_000],
    ['Tuesday, 10-Mar-26 12:00:30 GMT', 30_000],
    ['Tue, 10 Mar 2026 11:59:00 GMT', 0],
    ['soon', undefined],
    ['soon GMT', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['3s', undefined],
    ['5 minutes', undefined],
  ];
  for (const [header, expected] of forms) {
    it(`${header === undefined ? 'that is missing' : `"${header}"`} is ${expected ?? 'unreadable'}`, () =>
      assert.equal(retryAfterMs(header, now), expected));
  }
});
