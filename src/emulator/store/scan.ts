/** Reads one slice of a list that is filtered while it is read. */
import type { PageRange, Slice } from './tenantStore';

/**
 * The first `limit` rows at or after place `from`. Places number the candidates, not the rows, so a
 * row that vanishes between two pages shifts nothing. `rowAt` gives `undefined` for a candidate
 * that does not belong to the list.
 */
export function scan<Row>(
  candidateCount: number,
  { from, limit }: PageRange,
  rowAt: (place: number) => Row | undefined,
): Slice<Row> {
  const rows: Row[] = [];
  for (let place = from; place < candidateCount; place += 1) {
    const row = rowAt(place);
    if (row === undefined) continue;
    if (rows.length === limit) return { rows, next: place };
    rows.push(row);
  }
  return { rows, next: null };
}

/** The slice of a list of candidates of which some pass. */
export function scanList<Candidate, Row>(
  candidates: readonly Candidate[],
  range: PageRange,
  toRow: (candidate: Candidate) => Row | undefined,
): Slice<Row> {
  return scan(candidates.length, range, (place) => {
    const candidate = candidates[place];
    return candidate === undefined ? undefined : toRow(candidate);
  });
}
