/** Pages: their size, and the opaque tokens that lead from one to the next. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { invalidArgument } from './errors';
import type { PageRange } from './store/tenantStore';

const defaultPageSize = 25;
const smallestPageSize = 10;
const signatureBytes = 12;

/** The two fields that every list request has. */
export interface PageRequest {
  /** 0 to 100; zero stands for the default. */
  readonly pageSize: number;
  readonly pageToken: string;
}

/** How many rows a page holds: 25 unless asked otherwise, never fewer than 10. */
export function rowsPerPage(pageSize: number): number {
  return pageSize === 0 ? defaultPageSize : Math.max(pageSize, smallestPageSize);
}

/**
 * Makes and reads page tokens. A token is a place in the list that one query yields, signed
 * together with that query: it is refused with any other, and so is one that was tampered with.
 */
export class PageTokens {
  constructor(private readonly key: Buffer) {}

  /** The token that continues the list of `query` at `position`. */
  issue(query: string, position: number): string {
    const place = Buffer.from(String(position));
    return Buffer.concat([this.sign(query, place), place]).toString('base64url');
  }

  /** Where to continue; an empty token means the start. Throws `StatusError` 400. */
  read(query: string, token: string): number {
    if (token === '') return 0;
    const bytes = Buffer.from(token, 'base64url');
    const place = bytes.subarray(signatureBytes);
    const expected = this.sign(query, place);
    const signature = bytes.subarray(0, signatureBytes);
    if (signature.length !== signatureBytes || !timingSafeEqual(signature, expected)) {
      throw invalidPageToken();
    }
    return Number(place.toString());
  }

  private sign(query: string, place: Buffer): Buffer {
    const queryHash = createHash('sha256').update(query).digest();
    return createHmac('sha256', this.key)
      .update(queryHash)
      .update(place)
      .digest()
      .subarray(0, signatureBytes);
  }
}

/** The part of a request that a page token is bound to: everything but the page itself. */
export function queryOf(template: string, request: PageRequest & { expandMask?: unknown }): string {
  return JSON.stringify([
    template,
    { ...request, pageSize: undefined, pageToken: undefined, expandMask: undefined },
  ]);
}

/** The range of rows that a request asks for. Throws `StatusError` 400 for a bad token. */
export function pageRange(tokens: PageTokens, query: string, request: PageRequest): PageRange {
  return { from: tokens.read(query, request.pageToken), limit: rowsPerPage(request.pageSize) };
}

/** The refusal of a token that is not ours, is of another query, or has expired. */
export function invalidPageToken(): Error {
  return invalidArgument('invalid page token');
}
