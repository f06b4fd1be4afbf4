import { maxPageSize, type PageRequest } from '../../../src/core/api/pages';
import type { Page } from '../../../src/core/model/page';

/** The rows of all pages, or of the first few, of a list that the client reads. */
export async function collectPages<Row>(
  read: (page: PageRequest) => Promise<Page<Row>>,
  { pageSize = maxPageSize, maxPages = Infinity } = {},
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let pageToken: string | undefined;
  let pageCount = 0;
  do {
    const page = await read({ pageSize, pageToken });
    rows.push(...page.rows);
    pageToken = page.nextPageToken;
    pageCount += 1;
  } while (pageToken !== undefined && pageCount < maxPages);
  return rows;
}
