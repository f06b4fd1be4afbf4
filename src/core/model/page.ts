/** One page of a list. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Opaque and bound to the query; undefined on the last page. A page without rows can have one. */
  readonly nextPageToken: string | undefined;
}
