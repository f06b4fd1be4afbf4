import { RateLimitedError, SignInRequiredError, toError } from '../errors';
import type { TokenSource } from './tokenSource';
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
    try {
      return await this.sendRepeatedly(request, map, signal);
    } catch (error) {
      if (error instanceof SignInRequiredError) this.parts.onSignInRequired?.(error);
      throw error;
    }
  }

  private async sendRepeatedly<Value>(
    request: ApiRequest,
    map: AnswerMapper<Value>,
    signal: AbortSignal | undefined,
  ): Promise<Value> {
    const { clock, logger, random, tokens } = this.parts;
    let attempt = 1;
    let isRenewed = false;
    for (;;) {
      await this.untilUnpaused(signal);
      // The token source repeats by itself, for all who wait for the token.
      const token = await tokens.get(signal);
      try {
        return map(await this.exchange(request, token, signal));
      } catch (thrown) {
        const error = toError(thrown);
        if (error instanceof SignInRequiredError && !isRenewed && tokens.renew(token)) {
          isRenewed = true;
          continue;
        }
        const delayMs = retryDelayMs({ error, effect: request.effect, attempt, random: random() });
        if (delayMs === undefined) throw error;
        if (error instanceof RateLimitedError) {
          this.pausedUntilMs = Math.max(this.pausedUntilMs, clock.now().getTime() + delayMs);
        }
        logger.debug(
          `${request.pathTemplate} again in ${Math.round(delayMs)} ms: ${error.message}`,
        );
        await clock.sleep(delayMs, signal);
        attempt++;
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
