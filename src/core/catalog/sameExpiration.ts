/** Servers keep seconds or finer; what was sent to the millisecond may come back rounded. */
export function sameExpiration(one: Date | undefined, other: Date | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Math.abs(one.getTime() - other.getTime()) < 1000;
}
