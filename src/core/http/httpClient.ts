import {
  CancelledError,
  RateLimitedError,
  SignInRequiredError,
  UncertainWriteError,
  toError,
} from '../errors';
import type { TokenSource } from './tokenSource';
import type { Clock, Logger } from '../ports';
import { anySignal, throwIfAborted } from '../util/abort';
import { readAnswer, requestIdOf, requireSuccess } from './answer';
import { isCleanRefusal } from './cleanRefusal';
import { SessionEndedError, type ConnectionLife } from './connectionLife';
import { sendLogged } from './loggedSend';
import { requestPath, type ApiRequest, type ReadRequest, type WriteRequest } from './request';
import { retryDelayMs } from './retryPolicy';
import type { RawAnswer, Transport } from './transport';

/** Turns checked JSON into a value; throws `UnexpectedAnswerError` where the shape is wrong. */
export type AnswerMapper<Value> = (json: unknown) => Value;

/** What may only look at a tenant. */
export interface ReadClient {
  read<Value>(request: ReadRequest, map: AnswerMapper<Value>, signal?: AbortSignal): Promise<Value>;

  /**
   * The JSON of a successful answer as it came, for whoever parses it elsewhere or not at all. It can
   * be cut off all the same.
   */
  readBytes(request: ReadRequest, signal?: AbortSignal): Promise<Buffer>;
}

/** What may change a tenant: handed to the change service and to nobody else. */
export interface WriteClient {
  /**
   * @throws {UncertainWriteError} where the change may have been made all the same. After any other
   * error it was not.
   * @throws {SessionEndedError} when the connection closes before the write has left.
   */
  write<Value>(
    request: WriteRequest,
    map: AnswerMapper<Value>,
    options?: WriteOptions,
  ): Promise<Written<Value>>;
}

/** How a write is sent. */
export interface WriteOptions {
  /** Ends the waits before a try; a try under way is let end, because its outcome matters. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Asked each time the request is about to leave, with 1 for the first try; what it throws keeps the
   * request here.
   */
  readonly beforeEachTry?: (tryNumber: number) => void | Promise<void>;
}

/** What a write answered. */
export interface Written<Value> {
  readonly value: Value;
  /** What support needs to find the request. */
  readonly requestId: string | undefined;
}

export interface HttpClientParts {
  readonly transport: Transport;
  readonly tokens: TokenSource;
  readonly life: ConnectionLife;
  readonly clock: Clock;
  readonly logger: Logger;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Hears of an answer that ends the session: the tenant accepts the credential no longer. */
  readonly onSignInRequired?: ((error: SignInRequiredError) => void) | undefined;
}

/** The one way to the API: token → request → answer → retry → error class → log line. */
export class HttpClient implements ReadClient, WriteClient {
  /** While the tenant asks to slow down, no request leaves, so one refusal stops the whole queue. */
  private pausedUntilMs = 0;

  constructor(private readonly parts: HttpClientParts) {}

  read<Value>(request: ReadRequest, map: AnswerMapper<Value>, signal?: AbortSignal) {
    const end = anySignal(signal, this.parts.life.closed);
    const attempt = async (token: string) =>
      map(readAnswer(await this.exchange(request, token, end), this.parts.clock.now()));
    return this.send(request, attempt, end);
  }

  readBytes(request: ReadRequest, signal?: AbortSignal) {
    const end = anySignal(signal, this.parts.life.closed);
    const attempt = async (token: string) => {
      const answer = await this.exchange(request, token, end);
      requireSuccess(answer, this.parts.clock.now());
      return answer.body;
    };
    return this.send(request, attempt, end);
  }

  async write<Value>(request: WriteRequest, map: AnswerMapper<Value>, options: WriteOptions = {}) {
    const end = anySignal(options.signal, this.parts.life.closing);
    let tryNumber = 0;
    const attempt = async (token: string): Promise<Written<Value>> => {
      await options.beforeEachTry?.(++tryNumber);
      throwIfAborted(end);
      try {
        const answer = await this.exchange(request, token, undefined);
        const json = readAnswer(answer, this.parts.clock.now());
        return { value: map(json), requestId: requestIdOf(answer) };
      } catch (thrown) {
        const error = toError(thrown);
        throw isCleanRefusal(error) ? error : new UncertainWriteError(error);
      }
    };
    try {
      return await this.send(request, attempt, end);
    } catch (error) {
      const isByCaller = options.signal?.aborted === true;
      throw error instanceof CancelledError && !isByCaller ? new SessionEndedError() : error;
    }
  }

  private async send<Result>(
    request: ApiRequest,
    attempt: (token: string) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    try {
      return await this.sendRepeatedly(request, attempt, signal);
    } catch (error) {
      if (error instanceof SignInRequiredError) this.parts.onSignInRequired?.(error);
      throw error;
    }
  }

  private async sendRepeatedly<Result>(
    request: ApiRequest,
    attempt: (token: string) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const { clock, logger, random, tokens } = this.parts;
    let attemptCount = 1;
    let isRenewed = false;
    for (;;) {
      await this.untilUnpaused(signal);
      // The token source repeats by itself, for all who wait for the token.
      const token = await tokens.get(signal);
      try {
        return await attempt(token);
      } catch (thrown) {
        const error = toError(thrown);
        if (error instanceof SignInRequiredError && !isRenewed && tokens.renew(token)) {
          isRenewed = true;
          continue;
        }
        const delayMs = retryDelayMs({
          error,
          effect: request.effect,
          attempt: attemptCount,
          random: random(),
        });
        if (delayMs === undefined) throw error;
        if (error instanceof RateLimitedError) {
          this.pausedUntilMs = Math.max(this.pausedUntilMs, clock.now().getTime() + delayMs);
        }
        logger.debug(
          `${request.pathTemplate} again in ${Math.round(delayMs)} ms: ${error.message}`,
        );
        await clock.sleep(delayMs, signal);
        attemptCount++;
      }
    }
  }

  private async untilUnpaused(signal: AbortSignal | undefined): Promise<void> {
    const { clock } = this.parts;
    for (;;) {
      const pauseMs = this.pausedUntilMs - clock.now().getTime();
      if (pauseMs <= 0) return;
      await clock.sleep(pauseMs, signal);
    }
  }

  private async exchange(
    request: ApiRequest,
    token: string,
    signal: AbortSignal | undefined,
  ): Promise<RawAnswer> {
    return sendLogged(
      {
        method: request.method,
        path: requestPath(request),
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${token}`,
          ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      },
      request.pathTemplate,
      this.parts,
      signal,
    );
  }
}
