import type { Page } from '../model/page';
import { readList, readObject, readText, type JsonObject } from './read';
import { readExpanded, type Expanded } from './expanded';

/** The most rows that the server gives at once; asking for more is refused. */
export const maxPageSize = 100;

/** Which page of a list. */
export interface PageRequest {
  /** 1 to 100; some pages hold more rows than asked for. */
  readonly pageSize?: number;
  /** From the page before, with the very same filters. */
  readonly pageToken?: string | undefined;
}

/** The two fields in the body of a search. */
export function pageFields({ pageSize = maxPageSize, pageToken }: PageRequest): JsonObject {
  return { pageSize, ...(pageToken === undefined ? {} : { pageToken }) };
}

/** The two fields in the query of a listing; any other spelling is ignored by the server. */
export function pageQuery({ pageSize = maxPageSize, pageToken }: PageRequest): {
  page_size: number;
  page_token: string | undefined;
} {
  return { page_size: pageSize, page_token: pageToken };
}

/** Maps `{list, expanded, nextPageToken}`; rows find their neighbours through `expanded`. */
export function readPage<Row>(map: (row: JsonObject, expanded: Expanded) => Row) {
  return (json: unknown): Page<Row> => {
    const answer = readObject(json, 'the answer');
    const expanded = readExpanded(answer);
    return {
      rows: readList(answer, 'list', (row) => map(row, expanded)),
      nextPageToken: readText(answer, 'nextPageToken') || undefined,
    };
  };
}
