/** The steps of the pipeline that are the same for every request. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WireStatus } from '../shared/wire/errors';
import { internalError, invalidArgument, permissionDenied, StatusError } from './errors';
import { targetOf, type Exchange, type Step } from './exchange';
import { loggedBody, type RequestLog, type RequestLogEntry } from './requestLog';

const maxBodyBytes = 4 * 1024 * 1024;

/** A body beyond this is not even read to its end. */
const maxDrainedBytes = 64 * 1024 * 1024;

/** Gives the request its id, and the answer the same id and a date. */
export function identify(now: () => Date): Step {
  return async (exchange, next) => {
    const moment = now();
    const seconds = Math.floor(moment.getTime() / 1000).toString(16);
    const requestId = `1-${seconds}-${randomBytes(12).toString('hex')}`;
    exchange.set('requestId', requestId);
    exchange.set('body', '');
    exchange.header('c1-trace-id', requestId);
    exchange.header('date', moment.toUTCString());
    await next();
  };
}

/** Reads the whole body. Throws `StatusError` 400 where it is too large, 500 where it is no text. */
export function readBody(): Step {
  return async (exchange, next) => {
    const bytes = await collect(exchange.env.incoming);
    if (bytes === undefined) throw invalidArgument('request body too large');
    exchange.set('body', decodeText(bytes));
    await next();
  };
}

/** Writes the request into the log when it arrives, and again, with its body, when it is answered. */
export function record(
  requests: RequestLog,
  now: () => Date,
  log: (entry: RequestLogEntry) => void,
): Step {
  return async (exchange, next) => {
    const { method, path } = exchange.req;
    const arrived: RequestLogEntry = {
      requestId: exchange.var.requestId,
      receivedAt: now(),
      method,
      path,
      pathTemplate: targetOf(exchange).pathTemplate,
      query: exchange.req.query(),
      body: undefined,
      status: null,
      failure: undefined,
    };
    requests.keep(arrived);
    await next();
    const { error, env, res } = exchange;
    const answered: RequestLogEntry = {
      ...arrived,
      body: loggedBody(path, exchange.var.body),
      status: env.incoming.socket.destroyed ? null : res.status,
      failure: error instanceof StatusError ? undefined : error,
    };
    requests.keep(answered);
    log(answered);
  };
}

/**
 * Refuses requests that no client of ours sends: for another host (DNS rebinding), or from a web
 * page. Throws `StatusError` 403.
 */
export function checkHostAndOrigin(port: number): Step {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return async (exchange, next) => {
    const isOurHost = hosts.includes(exchange.req.header('host') ?? '');
    if (!isOurHost || exchange.req.header('origin') !== undefined) throw permissionDenied();
    await next();
  };
}

/** Sends a path with a trailing slash to the same path without. */
export function redirectTrailingSlash(): Step {
  return async (exchange, next) => {
    const { path } = exchange.req;
    if (/^\/(?:api|auth)\/.*\/$/.test(path)) {
      return exchange.redirect(
        `${path.replace(/\/+$/, '')}${new URL(exchange.req.url).search}`,
        301,
      );
    }
    return next();
  };
}

/** Turns whatever a step threw into `google.rpc.Status`. Unlike other messages it has no defaults. */
export function encodeError(error: Error, exchange: Exchange): Response {
  const status = error instanceof StatusError ? error : internalError();
  const body: WireStatus = {
    code: status.code,
    message: `${status.message} (request-id: ${exchange.var.requestId})`,
  };
  return exchange.newResponse(JSON.stringify(body), status.httpStatus, json);
}

/** The content type of every JSON answer. */
export const json = { 'content-type': 'application/json' } as const;

async function collect(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    if (!(chunk instanceof Buffer)) continue;
    byteCount += chunk.length;
    if (byteCount <= maxBodyBytes) chunks.push(chunk);
    if (byteCount > maxDrainedBytes) break;
  }
  return byteCount <= maxBodyBytes ? Buffer.concat(chunks) : undefined;
}

function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The service fails on text that is not UTF-8 rather than refuse it.
    throw internalError();
  }
}
