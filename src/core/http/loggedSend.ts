import { toError } from '../errors';
import type { Clock, Logger } from '../ports';
import type { RawAnswer, Transport, TransportRequest } from './transport';

export interface LoggedSendParts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Sends a request and leaves one log line about how that ended, with nothing in it of what was sent.
 *
 * @param pathTemplate what the line calls the path.
 */
export async function sendLogged(
  request: TransportRequest,
  pathTemplate: string,
  { transport, clock, logger }: LoggedSendParts,
  signal?: AbortSignal,
): Promise<RawAnswer> {
  const startedAtMs = clock.now().getTime();
  const log = (outcome: string) =>
    logger.info(
      `${request.method} ${pathTemplate} ${outcome} ${clock.now().getTime() - startedAtMs} ms`,
    );
  try {
    const answer = await transport.send(request, signal);
    const requestId = answer.headers['c1-trace-id'];
    log(requestId === undefined ? String(answer.status) : `${answer.status} ${requestId}`);
    return answer;
  } catch (error) {
    log(toError(error).name);
    throw error;
  }
}
