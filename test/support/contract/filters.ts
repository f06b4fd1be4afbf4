import assert from 'node:assert/strict';
import type { WirePage } from '../../../src/shared/wire/common';
import type { PlainRequest } from './judgedTenant';

/** Fields of the body of a search. */
export type SearchBody = Readonly<Record<string, unknown>>;

/** Gives one page of a search. */
export type Search<Row> = (body: SearchBody) => Promise<WirePage<Row>>;

/** A filter, and which rows it should let through. */
export interface Filter<Row> {
  readonly body: SearchBody;
  readonly admits: (row: Row) => boolean;
}

/** Makes a filter of what a row has; `undefined` where the row has nothing to filter by. */
export type FilterFrom<Row> = (row: Row) => Filter<Row> | undefined;

/** The values that a row can be found by: none where all are empty. */
export type ValuesOf<Row> = (row: Row) => string | readonly string[];

/** Wants a value out of a list; `wrap` makes an item of the list of it. */
export const oneOf = <Row>(
  name: string,
  valuesOf: ValuesOf<Row>,
  wrap: (value: string) => unknown = (value) => value,
): FilterFrom<Row> =>
  fromValue(valuesOf, (value, has) => ({ body: { [name]: [wrap(value)] }, admits: has }));

/** Wants none out of a list. */
export const noneOf = <Row>(name: string, valuesOf: ValuesOf<Row>): FilterFrom<Row> =>
  fromValue(valuesOf, (value, has) => ({
    body: { [name]: [value] },
    admits: (row) => !has(row),
  }));

/** Wants the one value. */
export const exactly = <Row>(name: string, valuesOf: ValuesOf<Row>): FilterFrom<Row> =>
  fromValue(valuesOf, (value, has) => ({ body: { [name]: value }, admits: has }));

/** Wants the rows of which something is true. */
export const whether =
  <Row>(name: string, admits: (row: Row) => boolean): FilterFrom<Row> =>
  () => ({ body: { [name]: true }, admits });

/** The rows of all pages. */
export async function allRows<Row>(
  search: Search<Row>,
  body: SearchBody = {},
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let pageToken = '';
  do {
    const page = await search({ ...body, pageSize: 100, pageToken });
    rows.push(...page.list);
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return rows;
}

/** Gives one page of a list that is read with `GET`. */
export const listOf =
  <Row>(
    tenant: { readonly send: (request: PlainRequest) => Promise<unknown> },
    path: string,
  ): Search<Row> =>
  async ({ pageSize, pageToken }) => {
    const query = new URLSearchParams({
      page_size: String(pageSize),
      page_token: String(pageToken),
    });
    const answer = await tenant.send({ method: 'GET', path: `${path}?${query.toString()}` });
    return answer as WirePage<Row>;
  };

/** Asserts that a filter made of one of the rows gives those of them that it should, in order. */
export async function assertFilters<Row>(
  search: Search<Row>,
  rows: readonly Row[],
  filterFrom: FilterFrom<Row>,
): Promise<void> {
  const filter = rows.map(filterFrom).find((made) => made !== undefined);
  assert.ok(filter, 'No row has anything to filter by.');
  const expected = rows.filter(filter.admits);
  assert.ok(expected.length < rows.length, `${JSON.stringify(filter.body)} filters nothing.`);
  assert.deepEqual(await allRows(search, filter.body), expected);
}

function fromValue<Row>(
  valuesOf: ValuesOf<Row>,
  make: (value: string, has: (row: Row) => boolean) => Filter<Row>,
): FilterFrom<Row> {
  const listOf = (row: Row) => [valuesOf(row)].flat().filter((value) => value !== '');
  return (row) => {
    const [value] = listOf(row);
    return value === undefined ? undefined : make(value, (other) => listOf(other).includes(value));
  };
}
