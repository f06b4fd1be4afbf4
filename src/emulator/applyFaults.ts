/** How each fault is carried out on the wire. */
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { StatusError, statusCode, type StatusCode } from './errors';
import { targetOf, type Exchange, type Step } from './exchange';
import type { FaultOf, FaultRules } from './faults';
import { encodeError } from './steps';

/** Waits; faults that take time go through it, so that tests can scale or skip the time. */
export type Delay = (delayMs: number) => Promise<void>;

type StatusFault = FaultOf<'status'>;

/** Faults of pages are not among them: only an endpoint that reads a page can carry them out. */
const wireKinds = [
  'latency',
  'status',
  'meanwhile',
  'cut',
  'cutBody',
  'drip',
  'truncatedJson',
  'html',
  'clockSkew',
] as const;

type WireFault = FaultOf<(typeof wireKinds)[number]>;

const codes: Readonly<Record<StatusFault['status'], StatusCode>> = {
  401: statusCode.unauthenticated,
  403: statusCode.permissionDenied,
  404: statusCode.notFound,
  409: statusCode.aborted,
  429: statusCode.resourceExhausted,
  500: statusCode.internal,
  503: statusCode.unavailable,
};

/** Carries out the faults that strike the request, in the order in which they were switched on. */
export function applyFaults(rules: FaultRules, now: () => Date, delay: Delay): Step {
  return async (exchange, next) => {
    const faults = rules.strike(targetOf(exchange), wireKinds);
    for (const fault of faults) {
      const instead = await strikeBefore(exchange, fault, now, delay);
      if (instead !== undefined) return instead;
    }
    await next();
    for (const fault of faults) await strikeAfter(exchange, fault, delay);
    return undefined;
  };
}

/** What happens before the request is looked at; an answer that it gets instead of its own. */
async function strikeBefore(
  exchange: Exchange,
  fault: WireFault,
  now: () => Date,
  delay: Delay,
): Promise<Response | undefined> {
  switch (fault.kind) {
    case 'latency':
      await delay(fault.delayMs);
      return undefined;
    case 'meanwhile':
      await fault.act();
      return undefined;
    case 'status':
      return fault.moment === 'after' ? undefined : statusAnswer(exchange, fault);
    case 'cut':
      return fault.moment === 'after' ? undefined : cut(exchange);
    case 'html':
      return exchange.html('<!doctype html><title>Sign in</title><p>Sign in to continue.</p>');
    case 'clockSkew':
      exchange.header('date', new Date(now().getTime() + fault.skewMs).toUTCString());
      return undefined;
    default:
      return undefined;
  }
}

/** What happens to an answer that the endpoint has given. */
async function strikeAfter(exchange: Exchange, fault: WireFault, delay: Delay): Promise<void> {
  switch (fault.kind) {
    case 'status':
      if (fault.moment === 'after') replace(exchange, statusAnswer(exchange, fault));
      return;
    case 'cut':
      if (fault.moment === 'after') replace(exchange, cut(exchange));
      return;
    case 'truncatedJson': {
      const { status, headers } = exchange.res;
      const text = await exchange.res.text();
      replace(exchange, new Response(text.slice(0, text.length / 2), { status, headers }));
      return;
    }
    case 'cutBody':
      await sendInParts(exchange, 2, (part) => (part === 0 ? cut(exchange) : undefined));
      return;
    case 'drip':
      await sendInParts(exchange, fault.chunks, () => delay(fault.pauseMs));
      return;
    default:
  }
}

function statusAnswer(exchange: Exchange, { status, retryAfter }: StatusFault): Response {
  if (retryAfter !== undefined) {
    const value = retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter);
    exchange.header('retry-after', value);
  }
  return encodeError(new StatusError(codes[status], 'a fault was switched on'), exchange);
}

function cut({ env }: Exchange): Response {
  env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Writes the answer itself: all headers, then the body part by part, with something after each. */
async function sendInParts(
  exchange: Exchange,
  partCount: number,
  afterPart: (part: number) => unknown,
): Promise<void> {
  const { outgoing } = exchange.env;
  const body = Buffer.from(await exchange.res.arrayBuffer());
  outgoing.writeHead(exchange.res.status, {
    ...Object.fromEntries(exchange.res.headers),
    'content-length': body.length,
  });
  const partLength = Math.ceil(body.length / partCount);
  for (let part = 0; part < partCount && !outgoing.destroyed; part += 1) {
    const bytes = body.subarray(part * partLength, (part + 1) * partLength);
    await new Promise((resolve) => outgoing.write(bytes, resolve));
    await afterPart(part);
  }
  outgoing.end();
  replace(exchange, RESPONSE_ALREADY_SENT);
}

function replace(exchange: Exchange, answer: Response): void {
  // Hono merges the headers of the answer before into a new one, unless that is taken away first.
  exchange.res = undefined;
  exchange.res = answer;
}
