/** What an endpoint is: its place, its request message, and what it does. */
import type { Caller } from './auth/caller';
import { permissionDenied } from './errors';
import type { PageRequest } from './paging';
import { decodeRequest, type RequestParts } from './protojson/decodeRequest';
import type { Decoded, MessageType } from './protojson/message';
import type { PageRange, Slice, TenantStore } from './store/tenantStore';

/** One endpoint, as the API document describes it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** The path template of the API document, such as `/api/v1/apps/{id}`. */
  readonly template: string;
  /** Decodes and checks the request and gives the answer. Throws `StatusError`. */
  readonly answer: (parts: RequestParts, call: Call) => object;
}

/** A page of rows as an answer carries it. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextPageToken: string;
}

/** What a handler has at hand. */
export interface Call {
  readonly caller: Caller;
  readonly store: TenantStore;
  readonly now: Date;
  /**
   * The rows that the request asks for, or `leastRows` where it asks for fewer. Throws
   * `StatusError` 400 for a bad page token.
   */
  readonly page: <Row>(
    request: PageRequest,
    read: (range: PageRange) => Slice<Row>,
    leastRows?: number,
  ) => Page<Row>;
}

/** Declares an endpoint whose handler gets its request decoded and checked. */
export function route<Type extends MessageType>(
  method: Route['method'],
  template: string,
  request: Type,
  handle: (request: Decoded<Type>, call: Call) => object,
): Route {
  return {
    method,
    template,
    answer: (parts, call) => handle(decodeRequest(request, parts), call),
  };
}

/** Throws `StatusError` 403 unless the caller is a Super Administrator. */
export function requireSuperAdmin({ caller }: Call): void {
  if (caller.role !== 'admin') throw permissionDenied();
}

/** Whether the caller may change the entitlement and its grants. */
export function mayChange({ caller, store }: Call, ref: { appId: string; id: string }): boolean {
  return (
    caller.role === 'admin' || (caller.role === 'appOwner' && store.isOwner(caller.userId, ref))
  );
}

/** Throws `StatusError` 403 unless the caller may change the entitlement and its grants. */
export function requireOwner(call: Call, ref: { appId: string; id: string }): void {
  if (!mayChange(call, ref)) throw permissionDenied();
}
