import { UnexpectedAnswerError } from '../errors';
import type { Page } from '../model/page';
import { throwIfAborted } from '../util/abort';
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

/** As much of a page as tells whether pages go on. */
export interface PageOutline {
  readonly rows: { readonly length: number };
  readonly nextPageToken: string | undefined;
}

/** More pages without a row in them than a sane server sends for one question. */
const maxEmptyPages = 50;

/** Keeps a reader from going on for ever through pages that do not end. */
export class PageGuard {
  private readonly seenTokens = new Set<string>();
  private emptyPageCount = 0;

  /**
   * To be asked before the page that follows is read.
   *
   * @throws {UnexpectedAnswerError} when its token came before, or too many pages were empty.
   */
  requireProgress({ rows, nextPageToken }: PageOutline): void {
    this.emptyPageCount = rows.length === 0 ? this.emptyPageCount + 1 : 0;
    const isRepeated = nextPageToken !== undefined && this.seenTokens.has(nextPageToken);
    if (isRepeated || this.emptyPageCount > maxEmptyPages) {
      throw new UnexpectedAnswerError(
        'The tenant keeps sending the same page: the list cannot be read to its end.',
      );
    }
    if (nextPageToken !== undefined) this.seenTokens.add(nextPageToken);
  }
}

/**
 * Every row of a list, page by page.
 *
 * @throws {UnexpectedAnswerError} when the pages do not end.
 */
export async function readAllPages<Row>(
  fetchPage: (page: PageRequest) => Promise<Page<Row>>,
  signal?: AbortSignal,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const guard = new PageGuard();
  let pageToken: string | undefined;
  do {
    throwIfAborted(signal);
    const page = await fetchPage({ pageToken });
    rows.push(...page.rows);
    guard.requireProgress(page);
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  return rows;
}
