import { RateLimitedError, SignInRequiredError, toError } from '../errors';
import type { TokenSource } from '../auth/tokenSource';
import type { Clock, Logger } from '../ports';
import { readAnswer } from './answer';
import { requestPath, type ApiRequest, type ReadRequest, type WriteRequest } from './request';
import { retryDelayMs } from './retryPolicy';
import type { Transport } from './transport';

/** Turns checked JSON into a value; throws `UnexpectedAnswerError` where the shape is wrong. */
export type AnswerMapper<Value> = (json: unknown) => Value;

/** What may only look at a tenant. */
export interface ReadClient {
  read<Value>(request: ReadRequest, map: AnswerMapper<Value>, signal?: AbortSignal): Promise<Value>;
}

/** What may change a tenant: handed to the change service and to nobody else. */
export interface WriteClient {
  write<Value>(
    request: WriteRequest,
    map: AnswerMapper<Value>,
    signal?: AbortSignal,
  ): Promise<Value>;
}

export interface HttpClientParts {
  readonly transport: Transport;
  readonly tokens: TokenSource;
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
    return this.send(request, map, signal);
  }

  write<Value>(request: WriteRequest, map: AnswerMapper<Value>, signal?: AbortSignal) {
    return this.send(request, map, signal);
  }

  private async send<Value>(
    request: ApiRequest,
    map: AnswerMapper<Value>,
    signal: AbortSignal | undefined,
  ): Promise<Value> {
    const { clock, logger, random } = this.parts;
    for (let attempt = 1; ; attempt++) {
      try {
        return map(await this.attempt(request, signal));
      } catch (thrown) {
        const error = toError(thrown);
        const delayMs = retryDelayMs({ error, effect: request.effect, attempt, random: random() });
        if (delayMs === undefined) {
          if (error instanceof SignInRequiredError) this.parts.onSignInRequired?.(error);
          throw error;
        }
        if (error instanceof RateLimitedError) {
          this.pausedUntilMs = Math.max(this.pausedUntilMs, clock.now().getTime() + delayMs);
        }
        logger.debug(
          `${request.pathTemplate} again in ${Math.round(delayMs)} ms: ${error.message}`,
        );
        await clock.sleep(delayMs, signal);
      }
    }
  }

  /** One try, with one more after a fresh token where the tenant does not accept the cached one. */
  private async attempt(request: ApiRequest, signal: AbortSignal | undefined): Promise<unknown> {
    const { clock, tokens } = this.parts;
    const pauseMs = this.pausedUntilMs - clock.now().getTime();
    if (pauseMs > 0) await clock.sleep(pauseMs, signal);
    const token = await tokens.get(signal);
    try {
      return await this.exchange(request, token, signal);
    } catch (error) {
      if (!(error instanceof SignInRequiredError) || !tokens.renew(token)) throw error;
      return this.exchange(request, await tokens.get(signal), signal);
    }
  }

  private async exchange(
    request: ApiRequest,
    token: string,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const { clock, logger, transport } = this.parts;
    const startedAtMs = clock.now().getTime();
    const line = (outcome: string) =>
      `${request.method} ${request.pathTemplate} ${outcome} ${clock.now().getTime() - startedAtMs} ms`;
    const answer = await transport
      .send(
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
        signal,
      )
      .catch((error: unknown) => {
        logger.info(line(toError(error).name));
        throw error;
      });
    const requestId = answer.headers['c1-trace-id'];
    logger.info(line(`${answer.status}${requestId === undefined ? '' : ` ${requestId}`}`));
    return readAnswer(answer, clock.now());
  }
}
