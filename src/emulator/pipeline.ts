/** What happens to every request, in the order in which it happens. */
import { Hono } from 'hono/tiny';
import { answerTokenRequest, type TokenEndpointParts } from './auth/tokenEndpoint';
import { applyFaults, type Delay } from './applyFaults';
import { unimplemented } from './errors';
import { targetOf, toRouterPath, type Endpoint, type Exchange, type ExchangeEnv } from './exchange';
import type { FaultRules } from './faults';
import { invalidPageToken, pageRange, queryOf, type PageTokens } from './paging';
import type { RequestLog, RequestLogEntry } from './requestLog';
import type { Call, Route } from './route';
import type { TenantStore } from './store/tenantStore';
import {
  checkHostAndOrigin,
  encodeError,
  identify,
  json,
  readBody,
  record,
  redirectTrailingSlash,
} from './steps';

/** What the pipeline works with. */
export interface PipelineParts extends TokenEndpointParts {
  readonly port: number;
  readonly routes: readonly Route[];
  readonly store: TenantStore;
  readonly pageTokens: PageTokens;
  readonly faults: FaultRules;
  readonly requests: RequestLog;
  readonly delay: Delay;
  readonly log: (entry: RequestLogEntry) => void;
  /** Whether answers have a space after each comma and colon, as some builds of the service do. */
  readonly hasSpacedJson: boolean;
}

const webApp = '<!doctype html><title>ConductorOne</title><div id="root"></div>';

/** The HTTP face of the emulator. */
export function createPipeline(parts: PipelineParts): Hono<ExchangeEnv> {
  const app = new Hono<ExchangeEnv>();
  app.use(identify(parts.now));
  app.use(record(parts.requests, parts.now, parts.log));
  app.use(checkHostAndOrigin(parts.port));
  app.use(readBody());
  app.use(applyFaults(parts.faults, parts.now, parts.delay));
  app.use(redirectTrailingSlash());
  app.post('/auth/v1/token', answerToken(parts));
  for (const route of parts.routes) {
    app.on(route.method, toRouterPath(route.template), answerRoute(route, parts));
  }
  app.notFound(answerUnknownPath);
  app.onError(encodeError);
  return app;
}

function answerToken(parts: TokenEndpointParts): Endpoint {
  return (exchange) => {
    const form = new URLSearchParams(exchange.var.body);
    const { status, body } = answerTokenRequest(parts, form);
    return exchange.newResponse(JSON.stringify(body), status, json);
  };
}

/** Authenticates, decodes, handles. */
function answerRoute(route: Route, parts: PipelineParts): Endpoint {
  return (exchange) => {
    const { req } = exchange;
    const caller = parts.accessTokens.callerOf(req.header('authorization'));
    const requestParts = {
      body: route.method === 'GET' ? undefined : exchange.var.body,
      query: new URL(req.url).searchParams,
      path: req.param(),
    };
    const answer = route.answer(requestParts, {
      caller,
      store: parts.store,
      now: parts.now(),
      page: pageReader(exchange, parts),
    });
    const text = parts.hasSpacedJson ? spacedJson(answer) : JSON.stringify(answer);
    return exchange.newResponse(text, 200, json);
  };
}

/** Reads the page that a request asks for, with the faults of pages that strike it. */
function pageReader(exchange: Exchange, { pageTokens, faults }: PipelineParts): Call['page'] {
  const target = targetOf(exchange);
  return (request, read, leastRows = 0) => {
    const hasExpired =
      request.pageToken !== '' && faults.strike(target, ['expiredPageToken']).length > 0;
    if (hasExpired) throw invalidPageToken();
    const query = queryOf(target.pathTemplate ?? '', request);
    const { from, limit } = pageRange(pageTokens, query, request);
    const [fault] = faults.strike(target, ['emptyPage', 'longPage', 'repeatedPageToken']);
    if (fault?.kind === 'emptyPage') {
      return { rows: [], nextPageToken: pageTokens.issue(query, from) };
    }
    const extraRows = fault?.kind === 'longPage' ? fault.extraRows : 0;
    const slice = read({ from, limit: Math.max(limit, leastRows) + extraRows });
    const next = fault?.kind === 'repeatedPageToken' ? from : slice.next;
    return {
      rows: slice.rows,
      nextPageToken: next === null ? '' : pageTokens.issue(query, next),
    };
  };
}

/** Every path outside the API shows the web app, like that of the service. */
function answerUnknownPath(exchange: Exchange): Response | Promise<Response> {
  const { method, path } = exchange.req;
  if (/^\/(?:api|auth)\//.test(path)) throw unimplemented(`${method} ${path}`);
  return exchange.html(webApp);
}

/** A line break in JSON text is always between tokens, so it can become a space. */
function spacedJson(value: object): string {
  return JSON.stringify(value, undefined, 1).replace(/\n */g, ' ');
}
