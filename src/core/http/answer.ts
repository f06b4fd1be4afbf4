import type { C1Error } from '../errors';
import {
  ConflictError,
  InvalidRequestError,
  NotC1Error,
  NotFoundError,
  PermissionError,
  RateLimitedError,
  ServerError,
  SignInRequiredError,
  UnexpectedAnswerError,
  type FailureFacts,
} from '../errors';
import type { RawAnswer } from './transport';

/**
 * The JSON of an answer, or the error that it stands for.
 *
 * @throws {C1Error} for every answer that is not 200 with JSON.
 */
export function readAnswer(answer: RawAnswer, now: Date): unknown {
  requireSuccess(answer, now);
  return parseJson(answer.body, { status: answer.status, requestId: requestIdOf(answer) });
}

/** What support needs to find the request. */
export const requestIdOf = ({ headers }: RawAnswer): string | undefined => headers['c1-trace-id'];

/**
 * Passes an answer that says that it is 200 with JSON, whatever that is.
 *
 * The body's `google.rpc.Code` decides before the HTTP status does: gateways map several codes to
 * one status.
 *
 * @throws {C1Error} for every answer that is not 200 with JSON.
 */
export function requireSuccess(answer: RawAnswer, now: Date): void {
  const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(answer.headers['content-type'] ?? '');
  const requestId = requestIdOf(answer);
  if (answer.status >= 300 && answer.status < 400) {
    throw new NotC1Error(
      'The host answers with a redirect, which ConductorOne never does. Check the host name.',
      { status: answer.status, requestId },
    );
  }
  if (!isJson) throw notJson(answer, requestId, now);
  if (answer.status >= 200 && answer.status < 300) return;
  const facts = { status: answer.status, requestId };
  throw failure(answer, parseJson(answer.body, facts), requestId, now);
}

/** @throws {UnexpectedAnswerError} where it is none. */
export function parseJson(
  body: Buffer,
  facts: Pick<FailureFacts, 'status' | 'requestId'> = {},
): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The cause is left out: it quotes the answer, which may hold a token.
    throw new UnexpectedAnswerError('The answer is cut off or is not JSON.', facts);
  }
}

function notJson(answer: RawAnswer, requestId: string | undefined, now: Date): C1Error {
  const facts = { status: answer.status, requestId };
  if (answer.status === 429 || isFailing(answer.status)) return failure(answer, {}, requestId, now);
  return new NotC1Error(
    'The host answers with a web page instead of the ConductorOne API. Check the host name; a proxy or sign-in page in between does this too.',
    facts,
  );
}

function failure(
  answer: RawAnswer,
  json: unknown,
  requestId: string | undefined,
  now: Date,
): C1Error {
  const { code, message } = readStatus(json);
  const said = message === '' ? '' : ` The server says: ${sentence(message)}`;
  const facts: FailureFacts = {
    status: answer.status,
    requestId,
    ...(code === undefined ? {} : { code }),
  };
  switch (httpStatusOf(code) ?? answer.status) {
    case 400:
    case 413:
      return new InvalidRequestError(`The tenant refuses the request.${said}`, facts);
    case 401:
      return new SignInRequiredError(
        'The tenant does not accept the credential. Sign in again.',
        facts,
      );
    case 403:
      return new PermissionError(
        `You may not do this: your role or the scope of your key does not allow it.${said}`,
        facts,
      );
    case 404:
      return new NotFoundError(`It is not in the tenant (any more).${said}`, facts);
    case 409:
      return new ConflictError(`The tenant is in another state than expected.${said}`, facts);
    case 429:
      return rateLimited(retryAfterMs(answer.headers['retry-after'], now), facts);
    default:
      return isFailing(answer.status)
        ? new ServerError(
            `The tenant failed to answer (${answer.status}). Wait a few minutes; if it goes on, look at ConductorOne's status page.${said}`,
            facts,
          )
        : new InvalidRequestError(
            `The tenant refuses the request (${answer.status}).${said}`,
            facts,
          );
  }
}

function rateLimited(waitMs: number | undefined, facts: FailureFacts): RateLimitedError {
  const wait = waitMs === undefined ? 'a minute' : describeWait(waitMs);
  return new RateLimitedError(
    `The tenant gets too many requests and asks to slow down. Wait ${wait}, then try again.`,
    { ...facts, retryAfterMs: waitMs },
  );
}

/** More than was asked for rather than less: `14 s`, `60 min`. */
const describeWait = (waitMs: number) =>
  waitMs < 120_000 ? `${Math.ceil(waitMs / 1000)} s` : `${Math.ceil(waitMs / 60_000)} min`;

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** 408 and 499 say that the server gave up on the request, not that it refuses it. */
const isFailing = (status: number) => status >= 500 || status === 408 || status === 499;

function readStatus(json: unknown): { code: number | undefined; message: string } {
  if (typeof json !== 'object' || json === null) return { code: undefined, message: '' };
  const code = 'code' in json && typeof json.code === 'number' ? json.code : undefined;
  const message = 'message' in json && typeof json.message === 'string' ? json.message : '';
  return { code, message: message.replace(/ \(request-id: [^)]*\)$/, '').slice(0, 500) };
}

/** The statuses that call for a decision of their own, by `google.rpc.Code`. */
function httpStatusOf(code: number | undefined): number | undefined {
  switch (code) {
    case 3:
    case 9:
    case 11:
      return 400;
    case 16:
      return 401;
    case 7:
      return 403;
    case 5:
      return 404;
    case 6:
    case 10:
      return 409;
    case 8:
      return 429;
    default:
      return undefined;
  }
}

/** `Retry-After` in milliseconds from `now`: seconds or an HTTP date, undefined where unreadable. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // An HTTP date ends so (RFC 9110); `Date.parse` would make a date of nearly anything.
  if (!text.endsWith(' GMT')) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
