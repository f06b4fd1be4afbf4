import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { C1Error } from '../errors';
import { SignInRequiredError, UnexpectedAnswerError, toError } from '../errors';
import { readAnswer } from '../http/answer';
import { sendLogged } from '../http/loggedSend';
import { retryDelayMs } from '../http/retryPolicy';
import type { RawAnswer, Transport } from '../http/transport';
import type { Clock, Logger } from '../ports';
import { abortable, throwIfAborted } from '../util/abort';
import { signClientAssertion } from './clientAssertion';
import type { ClientId } from './clientId';
import { parseClientSecret, type SigningKey } from './clientSecret';
import type { TokenSource } from '../http/tokenSource';

const tokenPath = '/auth/v1/token';
/** A token is renewed this long before it ends, or after three quarters of a shorter life. */
const renewBeforeMs = 60_000;
/** A clock that is off by more explains why a fresh assertion is refused. */
const tolerableSkewMs = 60_000;

const tokenAnswer = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  token_type: v.string(),
  expires_in: v.pipe(v.number(), v.minValue(1)),
});

interface Token {
  readonly text: string;
  readonly renewAtMs: number;
}

export interface ClientTokenSourceParts {
  readonly clientId: ClientId;
  readonly clientSecret: string;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: () => number;
  /** Ends a mint that is under way, and its waits. */
  readonly end: AbortSignal;
}

/** Mints tokens with a signed assertion: one at a time, shared by all who wait, renewed in time. */
export class ClientTokenSource implements TokenSource {
  private readonly key: SigningKey;
  private current: Token | undefined;
  private minting: Promise<Token> | undefined;
  /** How far the server's clock is ahead of ours, once a refusal made us look. */
  private skewMs = 0;

  constructor(private readonly parts: ClientTokenSourceParts) {
    this.key = parseClientSecret(parts.clientSecret);
  }

  /** The signal ends the caller's wait; the mint itself goes on for the others. */
  async get(signal?: AbortSignal): Promise<string> {
    throwIfAborted(signal);
    if (this.current !== undefined && this.parts.clock.now().getTime() < this.current.renewAtMs) {
      return this.current.text;
    }
    this.minting ??= this.mintAndKeep();
    return (await abortable(this.minting, signal)).text;
  }

  renew(token: string): boolean {
    if (this.current?.text === token) this.current = undefined;
    return true;
  }

  private async mintAndKeep(): Promise<Token> {
    try {
      this.current = await this.mint();
      return this.current;
    } finally {
      this.minting = undefined;
    }
  }

  private async mint(): Promise<Token> {
    const { clock, end, logger, random } = this.parts;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.mintWithRightClock();
      } catch (thrown) {
        const error = toError(thrown);
        const delayMs = retryDelayMs({ error, effect: 'read', attempt, random: random() });
        if (delayMs === undefined) throw error;
        logger.debug(`Token again in ${Math.round(delayMs)} ms: ${error.message}`);
        await clock.sleep(delayMs, end);
      }
    }
  }

  /** A refused assertion is signed once more with the server's time where the two clocks differ. */
  private async mintWithRightClock(): Promise<Token> {
    const { clock, logger } = this.parts;
    const answer = await this.request();
    if (answer.status !== 400 && answer.status !== 401) return this.readToken(answer);
    const skewMs = measureSkewMs(answer, clock.now());
    if (Math.abs(skewMs - this.skewMs) <= tolerableSkewMs) throw this.refused(answer);
    this.skewMs = skewMs;
    logger.warn(`${describeSkew(skewMs)} Signing in again with the tenant's time.`);
    const second = await this.request();
    if (second.status === 400 || second.status === 401) throw this.refused(second);
    return this.readToken(second);
  }

  private async request(): Promise<RawAnswer> {
    const { clientId, clock, end } = this.parts;
    const assertion = signClientAssertion({
      clientId,
      key: this.key,
      now: new Date(clock.now().getTime() + this.skewMs),
      nonce: randomBytes(16).toString('hex'),
    });
    const request = {
      method: 'POST',
      path: tokenPath,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        client_id: clientId.text,
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }).toString(),
    };
    return sendLogged(request, tokenPath, this.parts, end);
  }

  private readToken(answer: RawAnswer): Token {
    const now = this.parts.clock.now();
    const parsed = v.safeParse(tokenAnswer, readAnswer(answer, now));
    if (!parsed.success) {
      throw new UnexpectedAnswerError('The tenant answered the sign-in without a usable token.');
    }
    const { access_token, token_type, expires_in } = parsed.output;
    if (token_type.toLowerCase() !== 'bearer') {
      throw new SignInRequiredError(
        `This key asks for ${token_type} tokens, which this extension cannot use. Make a key without that requirement.`,
      );
    }
    const lifeMs = expires_in * 1000;
    return {
      text: access_token,
      renewAtMs: now.getTime() + lifeMs - Math.min(renewBeforeMs, lifeMs / 4),
    };
  }

  private refused(answer: RawAnswer): C1Error {
    const facts = { status: answer.status, requestId: answer.headers['c1-trace-id'] };
    const isJson = (answer.headers['content-type'] ?? '').startsWith('application/json');
    if (!isJson) {
      // Raises the error about a host that is not ConductorOne.
      readAnswer(answer, this.parts.clock.now());
    }
    const next =
      Math.abs(this.skewMs) > tolerableSkewMs
        ? `${describeSkew(this.skewMs)} Set the clock, then sign in again.`
        : 'Check both, or make a new key in ConductorOne.';
    return new SignInRequiredError(
      `The tenant refuses this client id and secret: the key has expired, was deleted, or the two do not belong together. ${next}`,
      facts,
    );
  }
}

function measureSkewMs(answer: RawAnswer, now: Date): number {
  const serverMs = Date.parse(answer.headers['date'] ?? '');
  return Number.isNaN(serverMs) ? 0 : serverMs - now.getTime();
}

function describeSkew(skewMs: number): string {
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  return `The clock of this machine is about ${minutes} min ${skewMs > 0 ? 'behind' : 'ahead of'} the tenant's.`;
}
