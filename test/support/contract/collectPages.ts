import type { PageRequest } from '../../../src/core/api/pages';
import type { Page } from '../../../src/core/model/page';

/** The rows of all pages of a list that the client reads. */
export async function collectPages<Row>(
  read: (page: PageRequest) => Promise<Page<Row>>,
  pageSize: number,
  maxPages = Infinity,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let pageToken: string | undefined;
  let pages = 0;
  do {
    const page: Page<Row> = await read({ pageSize, pageToken });
    rows.push(...page.rows);
    pageToken = page.nextPageToken;
    pages += 1;
  } while (pageToken !== undefined && pages < maxPages);
  return rows;
}
