/** One request and its answer on their way through the pipeline. */
import type { HttpBindings } from '@hono/node-server';
import type { Context, Handler, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { FaultTarget } from './faults';

/** What the steps of the pipeline know of an exchange. */
export interface ExchangeEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    readonly requestId: string;
    /** The body as text; empty where there is none. */
    readonly body: string;
  };
}

/** The exchange as Hono carries it. */
export type Exchange = Context<ExchangeEnv>;

/** A step of the pipeline. */
export type Step = MiddlewareHandler<ExchangeEnv>;

/** The last step for the paths that have one. */
export type Endpoint = Handler<ExchangeEnv>;

/** `/api/v1/apps/{id}` → `/api/v1/apps/:id` */
export function toRouterPath(template: string): string {
  return template.replace(/\{(\w+)\}/g, ':$1');
}

/** Method and path template of the endpoint that the request is for. */
export function targetOf(exchange: Exchange): FaultTarget {
  const path = matchedRoutes(exchange).findLast((route) => !route.path.includes('*'))?.path;
  return {
    method: exchange.req.method,
    pathTemplate: path?.replace(/:(\w+)/g, '{$1}'),
  };
}
